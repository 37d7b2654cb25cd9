using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Actors.Channels.Files;
using Actors.Domain.Media;

namespace Actors.Channels.KakaoConsult;

/// <summary>
/// Reads what consult talk calls us with (channels, 2.3). Both generations of content; unknown fields are ignored; the serial number is an int64 and never a
/// double. Pure.
/// </summary>
public static class KakaoConsultInbound
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 16 };

    /// <summary>A customer's message; null where the body is none.</summary>
    public static KakaoMessage? ReadMessage(ReadOnlyMemory<byte> body) => Read(body, root =>
        Visitor(root) is { } visitor && Number(root, "serial_number") is { } serial && serial > 0 && Word(root, "type") is { } type
        && Content(root, type) is var (text, media)
            ? new KakaoMessage(visitor, serial, type, text, media, Address(root, "attachment"), Word(root, "extra") is { Length: > 0 } extra ? extra : null)
            : null);

    /// <summary>The start of a session; null where the body is none.</summary>
    public static KakaoVisitor? ReadReference(ReadOnlyMemory<byte> body) => Read(body, Visitor);

    /// <summary>The end of a session. A body may be missing where the dealer's sample has none; then nobody's session ends.</summary>
    public static KakaoVisitor? ReadExpired(ReadOnlyMemory<byte> body) => Read(body, Visitor);

    private static T? Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T?> read) where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(body, Depth);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // Also a string that is no well-formed Unicode.
            return null;
        }
    }

    private static KakaoVisitor? Visitor(JsonElement root) =>
        Word(root, "user_key") is { } user && Domain.OperationKey.IsValid(user) && Word(root, "sender_key") is { Length: > 0 } sender
            ? new(user, sender, Text(root, "session_id"), Number(root, "time"), Text(Child(root, "reference"), "extra"))
            {
                AppUser = Text(root, "app_user_id") ?? Text(Child(root, "reference"), "appUserId"),
            }
            : null;

    private static (string? Text, ImmutableArray<KakaoMedia> Media)? Content(JsonElement root, string type)
    {
        var contents = Child(root, "contents") is { ValueKind: JsonValueKind.Array } news ? news.EnumerateArray().ToList()
            : Child(root, "content") is { } old ? [old] : [];
        if (type == "text")
        {
            var lines = contents.Select(one => one.ValueKind == JsonValueKind.String ? one.GetString() : null).ToList();
            return lines.Count > 0 && lines.TrueForAll(line => line is not null) ? (string.Join('\n', lines), []) : null;
        }

        var media = contents.Select(one => Word(one, "url") is { Length: > 0 } url ? new KakaoMedia(url, Word(one, "comment") is { Length: > 0 } comment ? comment : null) : null)
            .ToImmutableArray();
        return media.Length > 0 && media.All(one => one is not null) ? (null, [.. media.OfType<KakaoMedia>()]) : null;
    }

    private static string? Address(JsonElement root, string name) => Word(Child(root, name), "url");

    private static JsonElement? Child(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;

    private static string? Word(JsonElement? parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.String } child ? child.GetString() : null;

    /// <summary>Words that some documents write as numbers.</summary>
    private static string? Text(JsonElement? parent, string name) => Child(parent, name) switch
    {
        { ValueKind: JsonValueKind.String } child when child.GetString() is { Length: > 0 } text => text,
        { ValueKind: JsonValueKind.Number } child => child.GetRawText(),
        _ => null,
    };

    private static long? Number(JsonElement parent, string name) => Child(parent, name) switch
    {
        { ValueKind: JsonValueKind.Number } child when child.TryGetInt64(out var number) => number,
        { ValueKind: JsonValueKind.String } child
            when long.TryParse(child.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}

/// <summary>Who calls, and in which session.</summary>
/// <param name="UserKey">The customer's id on the channel.</param>
/// <param name="SenderKey">The channel.</param>
/// <param name="SessionId">The session, or null where it is not said.</param>
/// <param name="Time">When, by Kakao's clock, in milliseconds; or null.</param>
/// <param name="Extra">What the start link or button passed, or null.</param>
public sealed record KakaoVisitor(string UserKey, string SenderKey, string? SessionId, long? Time, string? Extra)
{
    /// <summary>The person's id in the business' own Kakao app, or null.</summary>
    public string? AppUser { get; init; }
}

/// <summary>What a customer wrote or sent.</summary>
/// <param name="Visitor">Who.</param>
/// <param name="Serial">The message's number.</param>
/// <param name="Type"><c>text</c>, <c>photo</c>, <c>video</c>, <c>audio</c>, <c>file</c>, or what is new.</param>
/// <param name="Text">The words, or null.</param>
/// <param name="Media">What was sent, in order.</param>
/// <param name="Attachment">Where the whole of a long text is, or null.</param>
/// <param name="Extra">What a pressed button carried, or null.</param>
public sealed record KakaoMessage(
    KakaoVisitor Visitor, long Serial, string Type, string? Text, ImmutableArray<KakaoMedia> Media, string? Attachment, string? Extra)
{
    /// <summary>What is to be copied, in order: what was sent, or where the whole of a long text is.</summary>
    public ImmutableArray<CustomerMedia> Copied => Attachment is { } whole
        ? LinkedMedia.Of(MediaKind.Text, whole) is { } text ? [text] : []
        : [.. Media.Select(CopyOf).OfType<CustomerMedia>().Take(CustomerMedia.MostInMessage)];

    /// <summary>The words; of what was sent the customer's comments, and the addresses of what cannot be copied.</summary>
    public string Words
    {
        get
        {
            var copied = Copied.Select(one => one.Url).ToHashSet(StringComparer.Ordinal);
            return Text ?? string.Join('\n', Media.SelectMany(one => new[] { one.Comment, copied.Contains(one.Url) ? null : one.Url }).OfType<string>());
        }
    }

    private CustomerMedia? CopyOf(KakaoMedia media) => LinkedMedia.Of(
        Type switch { "photo" => MediaKind.Photo, "video" => MediaKind.Video, "audio" => MediaKind.Audio, _ => MediaKind.File }, media.Url);

    /// <summary>The whole of a long text, of its beginning and what its link led to: the documents do not say whether that is all of it or the rest.</summary>
    public static string Whole(string beginning, string linked) =>
        linked.StartsWith(beginning, StringComparison.Ordinal) ? linked : beginning + linked;
}

/// <summary>One photo, video, sound or file.</summary>
/// <param name="Url">Where Kakao keeps it, nobody says for how long.</param>
/// <param name="Comment">What the customer wrote beside it, or null.</param>
public sealed record KakaoMedia(string Url, string? Comment);
