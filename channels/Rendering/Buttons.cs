using System.Collections.Immutable;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;

namespace Actors.Channels.Rendering;

/// <summary>Buttons within a messenger's limits. Whoever presses one says the whole words, also where the label had to be shortened.</summary>
internal static class Buttons
{
    /// <summary>The button that opens a file where the messenger shows none.</summary>
    public const string OpenFile = "파일 열기";

    /// <summary>A choice as a button.</summary>
    public static PartButton OfChoice(string choice, string? connect, int longestLabel, ICollection<Loss> losses) =>
        new(choice == connect ? PartButtonKind.Connect : PartButtonKind.Words, Label(choice, longestLabel, losses), choice);

    /// <summary>A button of a card.</summary>
    public static PartButton Of(CardButton button, int longestLabel, ICollection<Loss> losses)
    {
        var label = Label(button.Label, longestLabel, losses);
        return button.Connect ? new(PartButtonKind.Connect, label, button.Label)
            : button.Url is { } url ? new(PartButtonKind.Link, label, url)
            : button.Phone is { } phone ? new(PartButtonKind.Phone, label, phone)
            : new(PartButtonKind.Words, label, button.Say ?? button.Label);
    }

    /// <summary>The first so many; the others are a loss.</summary>
    public static ImmutableArray<T> First<T>(ImmutableArray<T> all, int most, string what, ICollection<Loss> losses)
    {
        if (all.Length <= most)
        {
            return all;
        }

        losses.Add(new(LossKind.Dropped, what, all.Length - most));
        return all[..most];
    }

    /// <summary>A title or description of a card.</summary>
    public static string? Words(string? text, int limit, ICollection<Loss> losses) => Cut(text, limit, "cardText", losses);

    private static string Label(string label, int limit, ICollection<Loss> losses) => Cut(label, limit, "label", losses)!;

    private static string? Cut(string? text, int limit, string what, ICollection<Loss> losses)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length <= limit)
        {
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }

        losses.Add(new(LossKind.Cut, what));
        return TextSplit.Cut(text, limit);
    }
}
