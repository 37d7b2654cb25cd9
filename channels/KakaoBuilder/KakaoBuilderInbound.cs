using System.Collections.Immutable;
using System.Text.Json;
using Actors.Channels.Files;
using Actors.Domain;
using Actors.Domain.Media;
using Actors.Domain.Messages;

namespace Actors.Channels.KakaoBuilder;

/// <summary>What Kakao i Open Builder asks a skill.</summary>
/// <param name="User">Who speaks: scoped to one bot; in a group chat the group.</param>
/// <param name="Utterance">What was typed, or what the pressed button says; empty where only photos were sent.</param>
public sealed record SkillRequest(CustomerId User, MessageText Utterance)
{
    /// <summary>The person's key on the Kakao channel, by which other products of the channel know them too, or null.</summary>
    public string? ChannelUser { get; init; }

    /// <summary>The person's id in the business' own Kakao app, or null.</summary>
    public string? AppUser { get; init; }

    /// <summary>Whether the person has added the channel. Kakao leaves the field out where not.</summary>
    public bool IsFriend { get; init; }

    /// <summary>Photos that were sent.</summary>
    public ImmutableArray<CustomerMedia> Photos { get; init; } = [];

    /// <summary>Where a later answer may be sent, once, within a minute; null where the block does not allow it.</summary>
    public Uri? Callback { get; init; }

    /// <summary>Whether it comes from the bot's development channel or the builder's test console: nobody's conversation.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Whether it comes from a group chat.</summary>
    public bool IsGroup { get; init; }

    /// <summary>Whether a button was pressed instead of typing.</summary>
    public bool IsPress { get; init; }

    /// <summary>The parameters of the block's action; what Kakao sends as JSON inside a string is read.</summary>
    public ImmutableDictionary<string, JsonElement> Parameters { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;
}

/// <summary>Reads what Kakao i Open Builder sends. Pure. Fields that it does not know are ignored: Kakao adds some without notice.</summary>
public static class KakaoBuilderInbound
{
    private const string ListBegin = "List(";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Reads a request.</summary>
    /// <param name="body">The body, UTF-8.</param>
    /// <param name="request">The request, where nothing is refused.</param>
    /// <returns>Why it is refused (<see cref="FieldIsInvalid"/>, or as <see cref="MessageText.Check(string?, out MessageText)"/> says), or null.</returns>
    public static Rejection? Read(ReadOnlyMemory<byte> body, out SkillRequest? request)
    {
        request = null;
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return Read(document.RootElement, out request);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // Malformed UTF-8 inside a string is only found when it is read.
            return new FieldIsInvalid("body", "A SkillPayload: one JSON object in UTF-8.");
        }
    }

    private static Rejection? Read(JsonElement root, out SkillRequest? request)
    {
        request = null;
        var asked = root.Child("userRequest");
        var (user, group) = (asked.Child("user"), asked.Child("chat").Text("id"));
        var id = group ?? user.Text("id");
        if (!OperationKey.IsValid(id))
        {
            return new FieldIsInvalid("userRequest.user.id", "1 to 128 printable ASCII characters.");
        }

        // Of photos alone Kakao says their addresses.
        var photos = Photos(root);
        var words = photos.Aggregate(asked.Text("utterance"), (text, photo) => text?.Replace(photo.Url, "", StringComparison.Ordinal));
        if (MessageText.Check(words, carries: !photos.IsEmpty, out var utterance) is { } wrong)
        {
            return wrong;
        }

        var (properties, surface) = (user.Child("properties"), asked.Child("params").Text("surface"));
        var bot = root.Child("bot").Text("id") ?? "";
        request = new(new(id!), utterance)
        {
            ChannelUser = properties.Text("plusfriendUserKey") ?? properties.Text("plusfriend_user_key"),
            AppUser = properties.Text("appUserId") ?? properties.Text("app_user_id"),
            IsFriend = properties.Child("isFriend").ValueKind == JsonValueKind.True,
            Photos = photos,
            Callback = Uri.TryCreate(asked.Text("callbackUrl"), UriKind.Absolute, out var callback) ? callback : null,
            IsTrial = bot.EndsWith('!') || surface == "BuilderBotTest",
            IsGroup = group is not null,
            IsPress = root.Child("action").Child("clientExtra") is { ValueKind: JsonValueKind.Object } extra && extra.EnumerateObject().Any(),
            Parameters = Parameters(root.Child("action").Child("params")),
        };
        return null;
    }

    /// <summary>A photo by the fallback block, or those of the plugin 이미지 보안전송, which writes its list as Scala prints one.</summary>
    private static ImmutableArray<CustomerMedia> Photos(JsonElement root) =>
        [.. Addresses(root).Select(address => LinkedMedia.Of(MediaKind.Photo, address)).OfType<CustomerMedia>().Take(CustomerMedia.MostInMessage)];

    private static ImmutableArray<string> Addresses(JsonElement root)
    {
        var media = root.Child("userRequest").Child("params").Child("media");
        if (media.Text("type") == "image" && media.Text("url") is { } url)
        {
            return [url];
        }

        var details = root.Child("action").Child("detailParams");
        if (details.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return
        [
            .. details.EnumerateObject()
                .Select(one => Inside(one.Value.Child("value")).Text("secureUrls"))
                .Where(list => list?.StartsWith(ListBegin, StringComparison.Ordinal) == true && list.EndsWith(')'))
                .SelectMany(list => list![ListBegin.Length..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        ];
    }

    private static ImmutableDictionary<string, JsonElement> Parameters(JsonElement values) =>
        values.ValueKind != JsonValueKind.Object
            ? ImmutableDictionary<string, JsonElement>.Empty
            : values.EnumerateObject().ToImmutableDictionary(one => one.Name, one => Inside(one.Value).Clone());

    /// <summary>System entities arrive as JSON inside a string.</summary>
    private static JsonElement Inside(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { } text || !text.StartsWith('{'))
        {
            return value;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
