using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;

namespace Actors.Channels;

/// <summary>One bubble, or one call, of a messenger: exactly what it will show.</summary>
/// <param name="Form">The messenger's own name of the form: <c>TX</c>, <c>LI</c>, <c>simpleText</c>, <c>compositeContent</c>, <c>end</c>.</param>
public sealed record OutgoingPart(string Form)
{
    /// <summary>A title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The words, or null.</summary>
    public string? Text { get; init; }

    /// <summary>The address of an image, or null.</summary>
    public string? Image { get; init; }

    /// <summary>A file, or null.</summary>
    public OutgoingFile? File { get; init; }

    /// <summary>The messenger's code of a message of its own (<c>S2</c>), or null.</summary>
    public string? SystemCode { get; init; }

    /// <summary>Buttons in the bubble, in order.</summary>
    public ImmutableArray<PartButton> Buttons { get; init; } = [];

    /// <summary>Buttons below the chat, in order.</summary>
    public ImmutableArray<PartButton> QuickReplies { get; init; } = [];

    /// <summary>Cards side by side, in order.</summary>
    public ImmutableArray<PartCard> Cards { get; init; } = [];

    /// <summary>What this messenger's limits did to it.</summary>
    public ImmutableArray<Loss> Losses { get; init; } = [];
}

/// <summary>A button.</summary>
/// <param name="Kind">What a press does.</param>
/// <param name="Label">What it says, cut to the messenger's length.</param>
/// <param name="Value">The address, the number or the words, or null.</param>
/// <param name="Token">What comes back to us with the press, or null.</param>
public sealed record PartButton(PartButtonKind Kind, string Label, string? Value = null, string? Token = null);

/// <summary>What a press does.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PartButtonKind>))]
public enum PartButtonKind
{
    /// <summary>Opens <see cref="PartButton.Value"/>.</summary>
    Link,

    /// <summary>Sends words: the value, or the label.</summary>
    Words,

    /// <summary>Asks for a person.</summary>
    Connect,

    /// <summary>Goes back to the bot.</summary>
    BackToBot,

    /// <summary>Calls the number.</summary>
    Phone,
}

/// <summary>One of several cards.</summary>
/// <param name="Title">A title, or null.</param>
/// <param name="Text">The words, or null.</param>
/// <param name="Image">The address of an image, or null.</param>
/// <param name="Buttons">Its buttons.</param>
public sealed record PartCard(string? Title, string? Text, string? Image, ImmutableArray<PartButton> Buttons)
{
    /// <summary>Whether the image is 1:1 instead of 2:1.</summary>
    public bool Square { get; init; }

    /// <summary>The price in won of something for sale, or null.</summary>
    public int? Price { get; init; }

    /// <summary>What it costs now, or null.</summary>
    public int? Reduced { get; init; }

    /// <summary>Things below each other.</summary>
    public ImmutableArray<PartEntry> Entries { get; init; } = [];

    /// <summary>Names and values.</summary>
    public ImmutableArray<CardRow> Rows { get; init; } = [];

    /// <summary>The last row, set apart, or null.</summary>
    public CardRow? Sum { get; init; }

    /// <summary>A card with everything that it holds.</summary>
    internal static PartCard Of(MessageCard card, ICollection<Loss> losses) => new(
        card.Title, card.Description, (card as ImageCard)?.Image ?? (card as ProductCard)?.Image,
        [.. card.Buttons.Select(button => Rendering.Buttons.Of(button, int.MaxValue, losses))])
    {
        Square = card is ImageCard { Square: true },
        Price = (card as ProductCard)?.Price,
        Reduced = (card as ProductCard)?.Reduced,
        Entries = card is ListCard list ? [.. list.Entries.Select(PartEntry.Of)] : [],
        Rows = card is ItemCard item ? item.Rows : [],
        Sum = (card as ItemCard)?.Sum,
    };
}

/// <summary>One of several things in a card.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Text">A line about it, or null.</param>
/// <param name="Image">The address of a small image, or null.</param>
/// <param name="Press">What a press does, or null.</param>
public sealed record PartEntry(string Title, string? Text, string? Image, PartButton? Press)
{
    internal static PartEntry Of(ListEntry entry) => new(
        entry.Title, entry.Description, entry.Image,
        entry.Url is { } url ? new(PartButtonKind.Link, entry.Title, url)
            : entry.Say is { } say ? new(PartButtonKind.Words, entry.Title, say) : null);
}
