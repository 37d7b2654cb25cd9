using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Actors.Domain;

namespace Actors.Channels.NaverTalk;

/// <summary>Writes events for Naver's Send API. Every part is one event, as it is.</summary>
internal static class NaverTalkEvents
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(CustomerId user, OutgoingPart part)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteString("event", "send");
            writer.WriteString("user", user.Value);
            writer.WriteStartObject(part.Form);
            Content(writer, part);
            if (!part.QuickReplies.IsEmpty)
            {
                writer.WriteStartObject("quickReply");
                Pressed(writer, part.QuickReplies);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Content(Utf8JsonWriter writer, OutgoingPart part)
    {
        switch (part.Form)
        {
            case "textContent":
                writer.WriteString("text", part.Text);
                break;
            case "imageContent":
                writer.WriteString("imageUrl", part.Image);
                break;
            default:
                writer.WriteStartArray("compositeList");
                foreach (var card in part.Cards)
                {
                    Card(writer, card);
                }

                writer.WriteEndArray();
                break;
        }
    }

    private static void Card(Utf8JsonWriter writer, PartCard card)
    {
        writer.WriteStartObject();
        Text(writer, "title", card.Title);
        Text(writer, "description", card.Text);
        Image(writer, card.Image);
        if (!card.Entries.IsEmpty)
        {
            writer.WriteStartObject("elementList");
            writer.WriteString("type", "LIST");
            writer.WriteStartArray("data");
            foreach (var entry in card.Entries)
            {
                writer.WriteStartObject();
                writer.WriteString("title", entry.Title);
                Text(writer, "description", entry.Text);
                Image(writer, entry.Image);
                if (entry.Press is { } press)
                {
                    writer.WritePropertyName("button");
                    Press(writer, press);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        if (!card.Buttons.IsEmpty)
        {
            Pressed(writer, card.Buttons);
        }

        writer.WriteEndObject();
    }

    private static void Pressed(Utf8JsonWriter writer, ImmutableArray<PartButton> buttons)
    {
        writer.WriteStartArray("buttonList");
        foreach (var button in buttons)
        {
            Press(writer, button);
        }

        writer.WriteEndArray();
    }

    /// <summary>A link has both addresses: in a card Naver asks for both.</summary>
    private static void Press(Utf8JsonWriter writer, PartButton button)
    {
        var url = button.Kind switch
        {
            PartButtonKind.Link => button.Value,
            PartButtonKind.Phone => $"tel:{button.Value}",
            _ => null,
        };
        writer.WriteStartObject();
        writer.WriteString("type", url is null ? "TEXT" : "LINK");
        writer.WriteStartObject("data");
        writer.WriteString("title", button.Label);
        if (url is null)
        {
            writer.WriteString("code", CodeOf(button));
        }
        else
        {
            writer.WriteString("url", url);
            writer.WriteString("mobileUrl", url);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string CodeOf(PartButton button) => button.Kind switch
    {
        PartButtonKind.Connect => NaverTalkCodes.Connect,
        PartButtonKind.BackToBot => NaverTalkCodes.ToBot,
        _ => NaverTalkCodes.Of(button.Value ?? button.Label),
    };

    private static void Image(Utf8JsonWriter writer, string? address)
    {
        if (address is not null)
        {
            writer.WriteStartObject("image");
            writer.WriteString("imageUrl", address);
            writer.WriteEndObject();
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
