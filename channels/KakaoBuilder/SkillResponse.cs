using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Actors.Domain.Messages;

namespace Actors.Channels.KakaoBuilder;

/// <summary>Writes answers of a skill, version 2.0. Every part is one output, as it is.</summary>
public static class SkillResponse
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer with bubbles; one with none has an empty list, which Kakao takes as a failure in an ordinary chat.</summary>
    public static byte[] Write(ImmutableArray<OutgoingPart> parts) => Write(writer =>
    {
        writer.WriteStartObject("template");
        writer.WriteStartArray("outputs");
        foreach (var part in parts)
        {
            writer.WriteStartObject();
            Output(writer, part);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (!parts.IsEmpty && !parts[^1].QuickReplies.IsEmpty)
        {
            writer.WriteStartArray("quickReplies");
            foreach (var reply in parts[^1].QuickReplies)
            {
                Press(writer, reply);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    });

    /// <summary>One bubble of words, for what is no message of anybody.</summary>
    public static byte[] Write(string text) => Write([new OutgoingPart("simpleText") { Text = text }]);

    /// <summary>The answer comes later, by the callback address.</summary>
    public static byte[] WriteLater(string text) => Write(writer =>
    {
        writer.WriteBoolean("useCallback", true);
        writer.WriteStartObject("data");
        writer.WriteString("text", text);
        writer.WriteEndObject();
    });

    private static byte[] Write(Action<Utf8JsonWriter> rest)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteString("version", "2.0");
            rest(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Output(Utf8JsonWriter writer, OutgoingPart part)
    {
        if (part.Cards.Length > 1)
        {
            writer.WriteStartObject("carousel");
            writer.WriteString("type", part.Form);
            writer.WriteStartArray("items");
            foreach (var card in part.Cards)
            {
                writer.WriteStartObject();
                Card(writer, part.Form, card);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            return;
        }

        writer.WriteStartObject(part.Form);
        if (part.Cards.IsEmpty)
        {
            Text(writer, "text", part.Text);
            Image(writer, part.Image, null);
        }
        else
        {
            Card(writer, part.Form, part.Cards[0]);
        }

        writer.WriteEndObject();
    }

    private static void Card(Utf8JsonWriter writer, string form, PartCard card)
    {
        switch (form)
        {
            case "listCard":
                Heading(writer, "header", card.Title);
                Entries(writer, card.Entries);
                break;
            case "itemCard":
                Heading(writer, "head", card.Title);
                Rows(writer, card);
                Text(writer, "description", card.Text);
                break;
            case "commerceCard":
                Words(writer, card);
                writer.WriteNumber("price", card.Price ?? 0);
                writer.WriteString("currency", "won");
                if (card.Reduced is { } reduced)
                {
                    writer.WriteNumber("discount", card.Price!.Value - reduced);
                    writer.WriteNumber("discountedPrice", reduced);
                }

                writer.WriteStartArray("thumbnails");
                writer.WriteStartObject();
                Image(writer, card.Image, card.Title);
                writer.WriteEndObject();
                writer.WriteEndArray();
                break;
            default:
                Words(writer, card);
                if (card.Image is not null)
                {
                    writer.WriteStartObject("thumbnail");
                    Image(writer, card.Image, card.Title);
                    writer.WriteBoolean("fixedRatio", card.Square);
                    writer.WriteEndObject();
                }

                break;
        }

        Pressed(writer, card.Buttons);
    }

    private static void Words(Utf8JsonWriter writer, PartCard card)
    {
        Text(writer, "title", card.Title);
        Text(writer, "description", card.Text);
    }

    private static void Heading(Utf8JsonWriter writer, string name, string? title)
    {
        if (title is not null)
        {
            writer.WriteStartObject(name);
            writer.WriteString("title", title);
            writer.WriteEndObject();
        }
    }

    private static void Entries(Utf8JsonWriter writer, ImmutableArray<PartEntry> entries)
    {
        writer.WriteStartArray("items");
        foreach (var entry in entries)
        {
            writer.WriteStartObject();
            writer.WriteString("title", entry.Title);
            Text(writer, "description", entry.Text);
            Text(writer, "imageUrl", entry.Image);
            switch (entry.Press)
            {
                case { Kind: PartButtonKind.Link, Value: { } url }:
                    writer.WriteStartObject("link");
                    writer.WriteString("web", url);
                    writer.WriteEndObject();
                    break;
                case { Value: { } say }:
                    writer.WriteString("action", "message");
                    writer.WriteString("messageText", say);
                    break;
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Rows(Utf8JsonWriter writer, PartCard card)
    {
        writer.WriteStartArray("itemList");
        foreach (var row in card.Rows)
        {
            Row(writer, row);
        }

        writer.WriteEndArray();
        if (card.Sum is { } sum)
        {
            writer.WritePropertyName("itemListSummary");
            Row(writer, sum);
        }
    }

    private static void Row(Utf8JsonWriter writer, CardRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("title", row.Name);
        writer.WriteString("description", row.Value);
        writer.WriteEndObject();
    }

    /// <summary>Below each other: side by side a label has 8 characters instead of 14.</summary>
    private static void Pressed(Utf8JsonWriter writer, ImmutableArray<PartButton> buttons)
    {
        if (buttons.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("buttons");
        foreach (var button in buttons)
        {
            Press(writer, button);
        }

        writer.WriteEndArray();
        writer.WriteString("buttonLayout", "vertical");
    }

    private static void Press(Utf8JsonWriter writer, PartButton button)
    {
        writer.WriteStartObject();
        writer.WriteString("label", button.Label);
        switch (button.Kind)
        {
            case PartButtonKind.Link:
                writer.WriteString("action", "webLink");
                writer.WriteString("webLinkUrl", button.Value);
                break;
            case PartButtonKind.Phone:
                writer.WriteString("action", "phone");
                writer.WriteString("phoneNumber", button.Value);
                break;
            case PartButtonKind.Connect:
                writer.WriteString("action", "operator");
                break;
            default:
                writer.WriteString("action", "message");
                writer.WriteString("messageText", button.Value ?? button.Label);
                break;
        }

        writer.WriteEndObject();
    }

    private static void Image(Utf8JsonWriter writer, string? address, string? title)
    {
        if (address is not null)
        {
            writer.WriteString("imageUrl", address);
            Text(writer, "altText", title is { Length: > SkillLimits.AltText } ? title[..SkillLimits.AltText] : title);
        }
    }

    private static void Text(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
