using System.Collections.Immutable;

namespace Actors.Domain.Messages;

/// <summary>Finds what no messenger could show of choices and cards. What only some of them cannot show is shown there as well as it can be.</summary>
public static class CardCheck
{
    /// <summary>Most choices of a message, and most cards, and most buttons of a card.</summary>
    public const int Most = 10;

    /// <summary>Most entries of a list, and most rows of an item.</summary>
    public const int MostEntries = 20;

    /// <summary>Longest label, in UTF-16 units.</summary>
    public const int LongestLabel = 50;

    /// <summary>Longest text of a card, in UTF-16 units, and longest address.</summary>
    public const int LongestText = 1_000;

    /// <summary>Why they are refused (<see cref="FieldIsInvalid"/>), or null.</summary>
    /// <param name="field">Where they stand, for instance <c>bot.answers</c>.</param>
    /// <param name="choices">Answers offered as buttons.</param>
    /// <param name="cards">Cards.</param>
    public static FieldIsInvalid? Of(string field, ImmutableArray<string> choices, ImmutableArray<MessageCard> cards) =>
        choices.Length > Most || !choices.All(IsLabel)
            ? new($"{field}.choices", $"At most {Most}, each of 1 to {LongestLabel} characters on one line.")
        : cards.Length > Most ? new($"{field}.cards", $"At most {Most}.")
        : cards.Select(card => Of($"{field}.cards", card)).FirstOrDefault(wrong => wrong is not null);

    private static FieldIsInvalid? Of(string field, MessageCard? card) =>
        card is null || !IsText(card.Title) || !IsText(card.Description)
            ? new(field, $"A title and a description have up to {LongestText} characters.")
        : card.Buttons.Length > Most || !card.Buttons.All(IsButton)
            ? new($"{field}.buttons", $"At most {Most}, each with a label of 1 to {LongestLabel} characters and one of url (https), phone, say and connect, or none.")
        : card switch
        {
            TextCard { Title: null, Description: null } => new(field, "A title or a description."),
            ImageCard image when !IsAddress(image.Image) => new($"{field}.image", "An https address."),
            ProductCard product when product.Title is null || !IsAddress(product.Image) || product.Price < 0
                || product.Reduced is < 0 || product.Reduced >= product.Price
                => new(field, "A title, an https address of an image, a price of 0 or more, and reduced below it."),
            ListCard list when list.Title is null || list.Entries.Length is < 1 or > MostEntries || !list.Entries.All(IsEntry)
                => new($"{field}.entries", $"A title, and 1 to {MostEntries} entries, each with a title and at most one of url (https) and say."),
            ItemCard item when item.Rows.Length is < 1 or > MostEntries || !item.Rows.All(IsRow) || item.Sum is { } sum && !IsRow(sum)
                => new($"{field}.rows", $"1 to {MostEntries} rows, each with a name and a value."),
            _ => null,
        };

    private static bool IsButton(CardButton? button) =>
        button is not null && IsLabel(button.Label)
        && new[] { button.Url is not null, button.Phone is not null, button.Say is not null, button.Connect }.Count(set => set) <= 1
        && (button.Url is null || IsAddress(button.Url))
        && (button.Phone is null || IsNumber(button.Phone))
        && (button.Say is null || IsWords(button.Say));

    private static bool IsEntry(ListEntry? entry) =>
        entry is not null && IsWords(entry.Title) && IsText(entry.Description)
        && (entry.Image is null || IsAddress(entry.Image))
        && (entry.Url is null || (entry.Say is null && IsAddress(entry.Url)))
        && (entry.Say is null || IsWords(entry.Say));

    private static bool IsRow(CardRow? row) => row is not null && IsWords(row.Name) && IsWords(row.Value);

    private static bool IsLabel(string? label) => IsWords(label) && label!.Length <= LongestLabel && !label.Any(char.IsControl);

    /// <summary>Nothing, or words.</summary>
    private static bool IsText(string? text) => text is null || IsWords(text);

    private static bool IsWords(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText && PlainText.IsWellFormed(text);

    private static bool IsAddress(string? address) =>
        address?.Length <= LongestText && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    private static bool IsNumber(string number) =>
        number.Length is >= 3 and <= 20 && number.AsSpan(number[0] == '+' ? 1 : 0).IndexOfAnyExcept("0123456789-") < 0;
}
