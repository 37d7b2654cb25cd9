using System.Collections.Immutable;
using Actors.Channels.Rendering;
using Actors.Domain.Delivery;

namespace Actors.Channels.KakaoBuilder;

/// <summary>What one answer of a skill can carry of everything that is to be said: three bubbles, ten quick replies, 30 KB. Pure.</summary>
public static class SkillAnswer
{
    /// <summary>The bubbles of one answer.</summary>
    /// <param name="said">The messages, in order.</param>
    /// <param name="group">Whether it goes to a group chat.</param>
    /// <returns>At most three parts, quick replies at the last; what found no room stands among the losses of the first.</returns>
    public static ImmutableArray<OutgoingPart> Of(IEnumerable<Outgoing> said, bool group = false) =>
        Fit(said.SelectMany(outgoing => KakaoBuilderRenderer.Render(outgoing, group)));

    private static ImmutableArray<OutgoingPart> Fit(IEnumerable<OutgoingPart> parts)
    {
        var all = parts.ToList();
        if (all.Count == 0)
        {
            return [];
        }

        var losses = all.SelectMany(part => part.Losses).ToList();
        var quick = all.SelectMany(part => part.QuickReplies).DistinctBy(reply => reply.Value).ToImmutableArray();
        Join(all);
        Drop(all, losses);
        for (var i = 0; i < all.Count; i++)
        {
            all[i] = all[i] with { Losses = [], QuickReplies = [] };
        }

        all[^1] = all[^1] with { QuickReplies = Buttons.First(quick, SkillLimits.QuickReplies, "choices", losses) };
        while (SkillResponse.Write([.. all]).Length > SkillLimits.Bytes && Trim(all, losses))
        {
        }

        all[0] = all[0] with { Losses = [.. losses] };
        return [.. all];
    }

    /// <summary>Short words after each other share a bubble, where there are too many bubbles.</summary>
    private static void Join(List<OutgoingPart> all)
    {
        for (var at = 1; all.Count > SkillLimits.Outputs && at < all.Count;)
        {
            var (before, part) = (all[at - 1], all[at]);
            if (before is { Form: "simpleText", Text: { } first } && part is { Form: "simpleText", Text: { } second }
                && first.Length + second.Length + 2 <= SkillLimits.SimpleText)
            {
                all[at - 1] = before with { Text = $"{first}\n\n{second}" };
                all.RemoveAt(at);
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>The last bubbles go, but never the way to a person.</summary>
    private static void Drop(List<OutgoingPart> all, List<Loss> losses)
    {
        if (all.Count <= SkillLimits.Outputs)
        {
            return;
        }

        var person = all.FindLastIndex(part => part.Cards.Any(card => card.Buttons.Any(button => button.Kind == PartButtonKind.Connect)));
        if (person >= SkillLimits.Outputs)
        {
            (all[SkillLimits.Outputs - 1], all[person]) = (all[person], all[SkillLimits.Outputs - 1]);
        }

        foreach (var part in all.Skip(SkillLimits.Outputs))
        {
            losses.Add(part.Text is { } text ? new(LossKind.Cut, "text", text.Length)
                : part.Image is not null ? new(LossKind.Dropped, "image")
                : new(LossKind.Dropped, "cards", part.Cards.Length));
        }

        all.RemoveRange(SkillLimits.Outputs, all.Count - SkillLimits.Outputs);
    }

    /// <summary>Makes it a little smaller: a card of the largest carousel, else half of the longest words. False where nothing is left to take.</summary>
    private static bool Trim(List<OutgoingPart> all, List<Loss> losses)
    {
        var largest = all.MaxBy(part => part.Cards.Length)!;
        if (largest.Cards.Length > 1)
        {
            all[all.IndexOf(largest)] = largest with { Cards = largest.Cards[..^1] };
            losses.Add(new(LossKind.Dropped, "cards"));
            return true;
        }

        if (all[^1].QuickReplies.Length > 0)
        {
            all[^1] = all[^1] with { QuickReplies = all[^1].QuickReplies[..^1] };
            losses.Add(new(LossKind.Dropped, "choices"));
            return true;
        }

        if (all.Count < 2)
        {
            return false;
        }

        losses.Add(new(LossKind.Dropped, all[^1].Cards.IsEmpty ? "text" : "cards"));
        all.RemoveAt(all.Count - 1);
        return true;
    }
}
