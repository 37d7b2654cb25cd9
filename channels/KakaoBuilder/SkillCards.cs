using System.Collections.Immutable;
using System.Globalization;
using Actors.Channels.Rendering;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;

namespace Actors.Channels.KakaoBuilder;

/// <summary>Cards in the forms of a skill's answer. Neighbours of one kind become a carousel, except in a group chat.</summary>
internal static class SkillCards
{
    public static IEnumerable<OutgoingPart> Of(ImmutableArray<MessageCard> cards, bool group)
    {
        for (var at = 0; at < cards.Length;)
        {
            var (form, most) = FormOf(cards[at], group);
            var run = cards.Skip(at).TakeWhile(card => FormOf(card, group).Form == form && IsSquare(card) == IsSquare(cards[at]))
                .Take(group ? 1 : most).ToList();
            at += run.Count;
            foreach (var part in Parts(form, run, group))
            {
                yield return part;
            }
        }
    }

    private static IEnumerable<OutgoingPart> Parts(string form, List<MessageCard> run, bool group)
    {
        var losses = new List<Loss>();
        var (many, most) = (run.Count > 1, group ? SkillLimits.ButtonsInGroups : SkillLimits.Buttons);
        var shown = run.Select(card => Show(card, many, group, losses)).ToList();

        // In a carousel there is no room for a second bubble of buttons.
        var kept = shown.Select(card => card with
        {
            Buttons = many ? Buttons.First(card.Buttons, most, "buttons", losses) : [.. card.Buttons.Take(most)],
        });
        var parts = new List<OutgoingPart> { new(form) { Cards = [.. kept] } };
        if (!many)
        {
            if (shown[0].Buttons.Length > most)
            {
                KakaoBuilderRenderer.CardWith(KakaoBuilderRenderer.MoreTitle, null, shown[0].Buttons[most..], group, parts);
            }
        }

        parts[0] = parts[0] with { Losses = [.. losses] };
        return parts;
    }

    private static (string Form, int Most) FormOf(MessageCard card, bool group) => card switch
    {
        ImageCard => ("basicCard", SkillLimits.Cards),
        ProductCard when !group => ("commerceCard", SkillLimits.Cards),
        ProductCard => ("basicCard", SkillLimits.Cards),
        ListCard => ("listCard", SkillLimits.ListCards),
        ItemCard => ("itemCard", SkillLimits.Cards),
        _ => ("textCard", SkillLimits.Cards),
    };

    /// <summary>All pictures of a carousel have one ratio.</summary>
    private static bool IsSquare(MessageCard card) => card is ImageCard { Square: true };

    private static PartCard Show(MessageCard card, bool many, bool group, List<Loss> losses)
    {
        var shown = card switch
        {
            ImageCard image => new PartCard(
                Buttons.Words(image.Title, SkillLimits.CardTitle, losses),
                Buttons.Words(image.Description, SkillLimits.BasicDescription, losses), image.Image, []) { Square = image.Square },
            ProductCard product when !group => new PartCard(
                Buttons.Words(product.Title, SkillLimits.CommerceTitle, losses),
                Buttons.Words(product.Description, SkillLimits.CommerceDescription, losses), product.Image, [])
            {
                Price = product.Price,
                Reduced = product.Reduced,
            },
            ProductCard product => InGroup(product, losses),
            ListCard list => new PartCard(Buttons.Words(list.Title, SkillLimits.CardTitle, losses), null, null, [])
            {
                Entries = [.. Entries(list, many, losses)],
            },
            ItemCard item => Item(item, many, losses),
            _ => Text(card, many, losses),
        };
        return shown with { Buttons = [.. card.Buttons.Select(button => Buttons.Of(button, SkillLimits.Label, losses))] };
    }

    private static PartCard InGroup(ProductCard product, List<Loss> losses)
    {
        losses.Add(new(LossKind.TurnedIntoText, "cards"));
        var price = string.Create(CultureInfo.InvariantCulture, $"{product.Reduced ?? product.Price:N0}원");
        return new(
            Buttons.Words(product.Title, SkillLimits.CardTitle, losses),
            Buttons.Words(product.Description is { } text ? $"{price}\n{text}" : price, SkillLimits.BasicDescription, losses), product.Image, []);
    }

    /// <summary>Title and description share their limit.</summary>
    private static PartCard Text(MessageCard card, bool many, List<Loss> losses)
    {
        var title = Buttons.Words(card.Title, SkillLimits.CardTitle, losses);
        var rest = (many ? SkillLimits.TextCardInCarousel : SkillLimits.TextCard) - (title?.Length ?? 0);
        return new(title, Buttons.Words(card.Description, rest, losses), null, []);
    }

    private static PartCard Item(ItemCard item, bool many, List<Loss> losses)
    {
        var rows = Buttons.First(item.Rows, many ? SkillLimits.ItemRowsInCarousel : SkillLimits.ItemRows, "entries", losses)
            .Select(row => new CardRow(Buttons.Words(row.Name, SkillLimits.ItemName, losses) ?? " ", row.Value));
        var words = Buttons.Words(item.Description, many ? SkillLimits.ItemWordsInCarousel : SkillLimits.ItemWords, losses);
        return new(Buttons.Words(item.Title, SkillLimits.CardTitle, losses), words, null, [])
        {
            Rows = [.. rows],
            Sum = item.Sum is not { } sum ? null : new(
                Buttons.Words(sum.Name, SkillLimits.ItemName, losses) ?? " ", Buttons.Words(sum.Value, SkillLimits.ItemSum, losses) ?? " "),
        };
    }

    private static IEnumerable<PartEntry> Entries(ListCard list, bool many, List<Loss> losses) =>
        Buttons.First(list.Entries, many ? SkillLimits.ListEntriesInCarousel : SkillLimits.ListEntries, "entries", losses)
            .Select(PartEntry.Of);
}
