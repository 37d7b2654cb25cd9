using System.Collections.Immutable;
using System.Text.Json;
using Actors.Channels.Files;
using Actors.Domain;
using Actors.Domain.Media;
using Actors.Domain.Messages;

namespace Actors.Channels.NaverTalk;

/// <summary>Reads what Naver TalkTalk sends. Pure. Unknown fields and events are ignored.</summary>
public static class NaverTalkInbound
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    private static readonly string[] NoProfile = ["result", "withdrawals", "field", "agreements"];

    /// <summary>Reads an event.</summary>
    /// <param name="body">The body, UTF-8.</param>
    /// <param name="happened">The event, where nothing is refused.</param>
    /// <returns>Why it is refused (<see cref="FieldIsInvalid"/>, or as <see cref="MessageText.Check(string?, out MessageText)"/> says), or null.</returns>
    public static Rejection? Read(ReadOnlyMemory<byte> body, out NaverEvent? happened)
    {
        happened = null;
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return Read(document.RootElement, out happened);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return new FieldIsInvalid("body", "An event: one JSON object in UTF-8.");
        }
    }

    private static Rejection? Read(JsonElement root, out NaverEvent? happened)
    {
        happened = null;
        var (name, id, options) = (root.Text("event"), root.Text("user"), root.Child("options"));
        if (string.IsNullOrEmpty(name))
        {
            return new FieldIsInvalid("event", "The name of an event.");
        }

        if (!OperationKey.IsValid(id))
        {
            return new FieldIsInvalid("user", "1 to 128 printable ASCII characters.");
        }

        var user = new CustomerId(id!);
        if (name == "send")
        {
            return Said(root, user, out happened);
        }

        happened = name switch
        {
            "open" => new NaverOpened(user),
            "leave" => new NaverLeft(user),
            "handover" when options.Text("control") == "passThread" => new NaverThreadPassed(user, Manager(options.Text("metadata"))),
            "profile" => Profile(user, options),
            "pay_complete" => new NaverPays(user),
            _ => new NaverIgnored(user, name),
        };
        return null;
    }

    private static Rejection? Said(JsonElement root, CustomerId user, out NaverEvent? happened)
    {
        happened = null;
        var content = root.Child("textContent");
        var (text, code, standby) = (content.Text("text"), content.Text("code"), root.Is("standby"));
        switch (code)
        {
            case NaverTalkCodes.Connect:
                happened = new NaverAskedForPerson(user);
                return null;
            case NaverTalkCodes.ToBot:
                happened = new NaverAskedForBot(user);
                return null;
        }

        ImmutableArray<CustomerMedia> photos =
            root.Child("imageContent").Text("imageUrl") is { } url && LinkedMedia.Of(MediaKind.Photo, url) is { } photo ? [photo] : [];
        var words = NaverTalkCodes.WordsOf(code) ?? WithProduct(text, root.Child("options").Child("product"));
        if (MessageText.Check(words, carries: !photos.IsEmpty, out var said) is { } wrong)
        {
            return wrong;
        }

        happened = new NaverSaid(user, said, standby) { Photos = photos };
        return null;
    }

    /// <summary>A question about a product names it in the options only.</summary>
    private static string? WithProduct(string? text, JsonElement product)
    {
        string?[] lines = [text, product.Text("name"), product.Text("currencyPrice"), product.Text("url")];
        return product.ValueKind != JsonValueKind.Object
            ? text
            : string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));
    }

    private static NaverProfileAnswered Profile(CustomerId user, JsonElement options)
    {
        var result = options.Text("result") switch
        {
            "SUCCESS" => NaverConsent.Success,
            "DISAGREE" => NaverConsent.Disagree,
            "WITHDRAW" => NaverConsent.Withdraw,
            _ => NaverConsent.Cancel,
        };
        var given = result != NaverConsent.Success || options.ValueKind != JsonValueKind.Object
            ? []
            : options.EnumerateObject().Where(field => !NoProfile.Contains(field.Name, StringComparer.Ordinal));
        return new(user, result, given.ToImmutableSortedDictionary(
            field => field.Name,
            field => field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText(),
            StringComparer.Ordinal));
    }

    /// <summary>A string that is JSON, or in one of Naver's own examples nearly JSON; what cannot be read says nothing.</summary>
    private static string? Manager(string? metadata)
    {
        foreach (var text in new[] { metadata, metadata?.Replace('\'', '"') })
        {
            try
            {
                using var document = JsonDocument.Parse(text ?? "", Strict);
                return document.RootElement.Text("managerNickname");
            }
            catch (Exception failure) when (failure is JsonException or InvalidOperationException)
            {
                // The next spelling.
            }
        }

        return null;
    }
}
