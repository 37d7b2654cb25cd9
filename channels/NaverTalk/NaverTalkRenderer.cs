using System.Collections.Immutable;
using System.Globalization;
using Actors.Channels.Rendering;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;

namespace Actors.Channels.NaverTalk;

/// <summary>What Naver TalkTalk shows of a message: one part for each call. Pure.</summary>
internal static class NaverTalkRenderer
{
    private const string MoreTitle = "추가 선택…";

    public static ImmutableArray<OutgoingPart> Render(Outgoing outgoing)
    {
        if (outgoing.Kind != OutgoingKind.Words)
        {
            return [];
        }

        var (parts, losses) = (new List<OutgoingPart>(), new List<Loss>());
        Say(outgoing, parts, losses);
        if (outgoing.Image is { } image)
        {
            parts.Add(new("imageContent") { Image = image });
        }

        parts.AddRange(outgoing.Files.Select(file => Show(file, losses)).OfType<OutgoingPart>());
        parts.AddRange(Cards(outgoing.Cards, losses));
        if (parts.Count == 0)
        {
            return [];
        }

        var quick = outgoing.Choices
            .Select(choice => Buttons.OfChoice(choice, outgoing.Connect, NaverTalkLimits.QuickTitle, losses)).ToImmutableArray();
        parts[^1] = parts[^1] with { QuickReplies = Buttons.First(quick, NaverTalkLimits.QuickReplies, "choices", losses) };
        parts[0] = parts[0] with { Losses = [.. losses] };
        return [.. parts];
    }

    /// <summary>Whether Naver takes a card: at least two of its properties, and one that says something.</summary>
    internal static bool IsWhole(PartCard card)
    {
        bool[] says = [card.Title is not null, card.Text is not null, !card.Entries.IsEmpty];
        return says.Any(each => each) && says.Append(card.Image is not null).Append(!card.Buttons.IsEmpty).Count(each => each) >= 2;
    }

    /// <summary>An image that Naver fetches from us, or a button that opens the file; nothing where there is no address for either.</summary>
    private static OutgoingPart? Show(OutgoingFile file, List<Loss> losses)
    {
        if (file is { IsImage: true, Size: <= NaverTalkLimits.ImageBytes, Url: { } address })
        {
            return new("imageContent") { Image = address };
        }

        losses.Add(new(file.Url is null ? LossKind.Dropped : LossKind.TurnedIntoLink, "file"));
        var name = Buttons.Words(file.Name, NaverTalkLimits.CardTitle, losses);
        return file.Url is null ? null : Composite([new(name, null, null, [new(PartButtonKind.Link, Buttons.OpenFile, file.Url)])]);
    }

    private static void Say(Outgoing outgoing, List<OutgoingPart> parts, List<Loss> losses)
    {
        var links = outgoing.Links.Select(link => Buttons.Of(CardButton.Of(link), NaverTalkLimits.ButtonTitle, losses)).ToImmutableArray();
        var text = string.IsNullOrWhiteSpace(outgoing.Text) ? null : outgoing.Text;
        if (!links.IsEmpty && text?.Length <= NaverTalkLimits.CardText)
        {
            parts.Add(Composite([new(null, text, null, links)]));
            return;
        }

        if (text is not null)
        {
            var pieces = TextSplit.Pieces(text, NaverTalkLimits.Text);
            if (pieces.Length > 1)
            {
                losses.Add(new(LossKind.Split, "text", pieces.Length));
            }

            parts.AddRange(pieces.Select(piece => new OutgoingPart("textContent") { Text = piece }));
        }

        if (!links.IsEmpty)
        {
            parts.Add(Composite([new(MoreTitle, null, null, links)]));
        }
    }

    /// <summary>Neighbours are a carousel; a card of which Naver would take too little becomes words.</summary>
    private static List<OutgoingPart> Cards(ImmutableArray<MessageCard> cards, List<Loss> losses)
    {
        var (parts, run) = (new List<OutgoingPart>(), new List<PartCard>());
        void End()
        {
            parts.AddRange(run.Chunk(NaverTalkLimits.Cards).Select(some => Composite([.. some])));
            run.Clear();
        }

        foreach (var card in cards.SelectMany(card => Show(card, losses)))
        {
            if (IsWhole(card))
            {
                run.Add(card);
                continue;
            }

            End();
            losses.Add(new(LossKind.TurnedIntoText, "cards"));
            parts.Add(card.Image is { } image
                ? new("imageContent") { Image = image }
                : new("textContent") { Text = card.Title ?? card.Text ?? MoreTitle });
        }

        End();
        return parts;
    }

    private static IEnumerable<PartCard> Show(MessageCard card, List<Loss> losses)
    {
        var title = Buttons.Words(card.Title, NaverTalkLimits.CardTitle, losses);
        var text = Buttons.Words(TextOf(card), NaverTalkLimits.CardText, losses);
        var all = card.Buttons.Select(button => Buttons.Of(button, NaverTalkLimits.ButtonTitle, losses)).ToImmutableArray();
        var shown = new PartCard(title, text, ImageOf(card), [.. all.Take(NaverTalkLimits.Buttons)]);
        if (card is ListCard list)
        {
            var entries = list.Entries.Select(entry => Entry(entry, losses)).Chunk(NaverTalkLimits.Entries).ToList();
            for (var at = 0; at < entries.Count; at++)
            {
                yield return shown with { Entries = [.. entries[at]], Buttons = at == entries.Count - 1 ? shown.Buttons : [] };
            }
        }
        else
        {
            yield return shown;
        }

        foreach (var more in all.Skip(NaverTalkLimits.Buttons).Chunk(NaverTalkLimits.Buttons))
        {
            yield return new(MoreTitle, null, null, [.. more]);
        }
    }

    private static PartEntry Entry(ListEntry entry, List<Loss> losses) => new(
        Buttons.Words(entry.Title, NaverTalkLimits.EntryText, losses) ?? " ",
        Buttons.Words(entry.Description, NaverTalkLimits.EntryText, losses), entry.Image,
        entry.Url is { } url ? new(PartButtonKind.Link, "보기", url)
            : entry.Say is { } say ? new(PartButtonKind.Words, "선택", say) : null);

    private static string? ImageOf(MessageCard card) => card switch
    {
        ImageCard image => image.Image,
        ProductCard product => product.Image,
        _ => null,
    };

    private static string? TextOf(MessageCard card) => card switch
    {
        ProductCard { Reduced: { } reduced } product => Lines(product.Description, $"{Won(reduced)} (정가 {Won(product.Price)})"),
        ProductCard product => Lines(product.Description, Won(product.Price)),
        ItemCard item => Lines([
            .. item.Rows.Select(row => $"{row.Name}: {row.Value}"), item.Sum is { } sum ? $"{sum.Name}: {sum.Value}" : null, item.Description]),
        _ => card.Description,
    };

    private static string Lines(params string?[] lines) => string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));

    private static string Won(int amount) => string.Create(CultureInfo.InvariantCulture, $"{amount:N0}원");

    private static OutgoingPart Composite(ImmutableArray<PartCard> cards) => new("compositeContent") { Cards = cards };
}
