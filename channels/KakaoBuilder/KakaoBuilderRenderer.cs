using System.Collections.Immutable;
using Actors.Channels.Rendering;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;

namespace Actors.Channels.KakaoBuilder;

/// <summary>What Kakao i Open Builder shows of a message: bubbles in the forms of its skill answer, each within its limits. Pure.</summary>
internal static class KakaoBuilderRenderer
{
    /// <summary>The title of a bubble that holds what found no room in the one before.</summary>
    internal const string MoreTitle = "추가 선택…";

    /// <summary>All bubbles of a message, in order; their number is the answer's affair (<see cref="SkillAnswer"/>).</summary>
    /// <param name="outgoing">The message.</param>
    /// <param name="group">Whether it goes to a group chat, which knows no quick replies, no products and no carousels.</param>
    public static ImmutableArray<OutgoingPart> Render(Outgoing outgoing, bool group)
    {
        if (outgoing.Kind is OutgoingKind.End or OutgoingKind.BackToBot || IsShownByKakao(outgoing))
        {
            return [];
        }

        var parts = new List<OutgoingPart>();
        var (losses, quick, buttons) = (new List<Loss>(), Choices(outgoing, group), InBubble(outgoing, group));
        Say(outgoing.Text, buttons, group, parts, losses);
        if (outgoing.Image is { } image)
        {
            parts.Add(new("simpleImage") { Image = image });
        }

        foreach (var file in outgoing.Files)
        {
            Show(file, group, parts, losses);
        }

        parts.AddRange(SkillCards.Of(outgoing.Cards, group));
        if (parts.Count == 0)
        {
            return [];
        }

        var shown = quick.Select(choice => Buttons.OfChoice(choice, null, SkillLimits.Label, losses)).ToImmutableArray();
        parts[^1] = parts[^1] with { QuickReplies = Buttons.First(shown, SkillLimits.QuickReplies, "choices", losses) };
        parts[0] = parts[0] with { Losses = [.. losses, .. parts[0].Losses] };
        return [.. parts];
    }

    /// <summary>An image that Kakao fetches from us, or a button that opens the file; nothing where there is no address for either.</summary>
    private static void Show(OutgoingFile file, bool group, List<OutgoingPart> parts, List<Loss> losses)
    {
        if (file is { IsImage: true, Url: { } address })
        {
            parts.Add(new("simpleImage") { Image = address });
            return;
        }

        losses.Add(new(file.Url is null ? LossKind.Dropped : LossKind.TurnedIntoLink, "file"));
        if (file.Url is { } url)
        {
            CardWith(null, file.Name, [new(PartButtonKind.Link, Buttons.OpenFile, url)], group, parts);
        }
    }

    private static bool IsShownByKakao(Outgoing outgoing) =>
        outgoing is { Kind: OutgoingKind.SystemMessage, Auto: { } kind } && !Deliveries.IsAskedFor(kind);

    /// <summary>Words with buttons: in one card where it holds both, else the words as they are and the buttons below.</summary>
    private static void Say(
        string? text, ImmutableArray<CardButton> buttons, bool group, List<OutgoingPart> parts, List<Loss> losses)
    {
        var shown = buttons.Select(button => Buttons.Of(button, SkillLimits.Label, losses)).ToImmutableArray();
        if (text is { Length: <= SkillLimits.TextCard } && !shown.IsEmpty)
        {
            CardWith(null, text, shown, group, parts);
            return;
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            var pieces = SkillTexts.Pieces(text, losses);
            parts.AddRange(pieces.Select(piece => new OutgoingPart("simpleText") { Text = piece }));
        }

        if (!shown.IsEmpty)
        {
            CardWith(MoreTitle, null, shown, group, parts);
        }
    }

    /// <summary>Cards with as many buttons as there are; each holds three.</summary>
    internal static void CardWith(string? title, string? text, ImmutableArray<PartButton> buttons, bool group, List<OutgoingPart> parts)
    {
        var most = group ? SkillLimits.ButtonsInGroups : SkillLimits.Buttons;
        parts.Add(new("textCard") { Cards = [new(title, text, null, [.. buttons.Take(most)])] });
        parts.AddRange(buttons.Skip(most).Chunk(most)
            .Select(more => new OutgoingPart("textCard") { Cards = [new(MoreTitle, null, null, [.. more])] }));
    }

    private static ImmutableArray<string> Choices(Outgoing outgoing, bool group) =>
        group ? [] : [.. outgoing.Choices.Where(choice => choice != outgoing.Connect)];

    /// <summary>Only a button in a bubble can ask for a person or open a page; a group chat has no other buttons at all.</summary>
    private static ImmutableArray<CardButton> InBubble(Outgoing outgoing, bool group) =>
    [
        .. outgoing.Links.Select(CardButton.Of),
        .. outgoing.Choices.Where(choice => group || choice == outgoing.Connect)
            .Select(choice => new CardButton(choice, Connect: choice == outgoing.Connect)),
    ];
}
