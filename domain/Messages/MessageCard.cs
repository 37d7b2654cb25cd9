using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.Tenants;

namespace Actors.Domain.Messages;

/// <summary>
/// A card below a message's words, in the terms that messengers share; each channel shows as much of it as it can. Several cards of one kind are
/// a carousel.
/// </summary>
/// <param name="Title">Its heading, or null where the kind allows none.</param>
/// <param name="Description">Its words, or null.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TextCard), "text")]
[JsonDerivedType(typeof(ImageCard), "image")]
[JsonDerivedType(typeof(ProductCard), "product")]
[JsonDerivedType(typeof(ListCard), "list")]
[JsonDerivedType(typeof(ItemCard), "item")]
public abstract record MessageCard(string? Title, string? Description)
{
    /// <summary>What can be pressed; at most 10.</summary>
    public ImmutableArray<CardButton> Buttons { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>Words with buttons; a title or a description.</summary>
public sealed record TextCard(string? Title = null, string? Description = null) : MessageCard(Title, Description);

/// <summary>A picture with words and buttons.</summary>
/// <param name="Title">Its heading, or null.</param>
/// <param name="Description">Its words, or null.</param>
/// <param name="Image">An https address.</param>
/// <param name="Square">Whether the picture is 1:1 instead of 2:1.</param>
public sealed record ImageCard(
    string? Title, string? Description, string Image, bool Square = false)
    : MessageCard(Title, Description);

/// <summary>Something for sale.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Description">Its words, or null.</param>
/// <param name="Image">An https address.</param>
/// <param name="Price">Its price in won, 0 or more.</param>
/// <param name="Reduced">What it costs now, less than <paramref name="Price"/>, or null.</param>
public sealed record ProductCard(
    string Title, string? Description, string Image, int Price, int? Reduced = null)
    : MessageCard(Title, Description);

/// <summary>Things below each other, each of which may lead somewhere.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Entries">1 to 20 of them.</param>
public sealed record ListCard(string Title, ImmutableArray<ListEntry> Entries)
    : MessageCard(Title, null)
{
    /// <summary>The things.</summary>
    public ImmutableArray<ListEntry> Entries { get; init; } = Entries.OrEmpty();
}

/// <summary>One thing of a list.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Description">A line about it, or null.</param>
/// <param name="Image">A small picture, an https address, or null.</param>
/// <param name="Url">Where it leads, an https address, or null.</param>
/// <param name="Say">What pressing it says in the customer's name, or null; not with <paramref name="Url"/>.</param>
public sealed record ListEntry(string Title, string? Description = null, string? Image = null, string? Url = null, string? Say = null);

/// <summary>Names and values, as on a receipt.</summary>
/// <param name="Title">The heading, or null.</param>
/// <param name="Description">Words under the table, or null.</param>
/// <param name="Rows">1 to 20 of them.</param>
/// <param name="Sum">The last row, set apart, or null.</param>
public sealed record ItemCard(
    string? Title, string? Description, ImmutableArray<CardRow> Rows, CardRow? Sum = null)
    : MessageCard(Title, Description)
{
    /// <summary>Names and values.</summary>
    public ImmutableArray<CardRow> Rows { get; init; } = Rows.OrEmpty();
}

/// <summary>A name and its value.</summary>
public sealed record CardRow(string Name, string Value);

/// <summary>
/// A button. With an address it opens a page, with a number it calls, with <paramref name="Connect"/> it asks for a person; else it speaks in the
/// customer's name.
/// </summary>
/// <param name="Label">What it says; 1 to 50 characters.</param>
/// <param name="Url">Where it leads, an https address, or null.</param>
/// <param name="Phone">Whom it calls: digits, hyphens and a leading plus, or null.</param>
/// <param name="Say">What it says in the customer's name; null: the label.</param>
/// <param name="Connect">Whether it asks for a person.</param>
public sealed record CardButton(string Label, string? Url = null, string? Phone = null, string? Say = null, bool Connect = false)
{
    /// <summary>A button that opens a page.</summary>
    public static CardButton Of(LinkButton link) => new(link.Label, link.Url);
}
