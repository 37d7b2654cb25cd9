using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Actors.Fakes.KakaoConsult;

/// <summary>
/// Kakao's consult talk hub, and a relay before it, as far as their documents say: sessions by user, unique serial numbers, uploads under Kakao's own
/// addresses, result codes, sessions of 30 days. Holds what customers would see. Errors and slowness are asked for by <see cref="Faults"/>.
/// </summary>
public sealed class FakeHub(string senderKey, TimeProvider time)
{
    private const string Images = "http://dn-m.talk.kakao.com/talkm/fake/";

    private static readonly TimeSpan SessionLasts = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, FakeSession> _sessions = [];
    private readonly ConcurrentDictionary<string, byte> _serials = [];
    private readonly ConcurrentQueue<FakeBubble> _shown = [];
    private long _uploads;

    /// <summary>What goes wrong.</summary>
    public FakeFaults Faults { get; } = new();

    /// <summary>What customers were shown, in the order of its arrival.</summary>
    public IReadOnlyList<FakeBubble> Shown => [.. _shown];

    /// <summary>Hears of each thing that a customer is shown, as it is shown.</summary>
    public event Action<FakeBubble>? Seen;

    /// <summary>How often each path was called.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = [];

    /// <summary>Headers of the last call, for who looks at keys.</summary>
    public IReadOnlyDictionary<string, string> LastHeaders { get; private set; } = new Dictionary<string, string>();

    /// <summary>Users who blocked the channel.</summary>
    public ConcurrentDictionary<string, byte> Blocked { get; } = [];

    /// <summary>Opens a session, or goes on with the one there is; answers its id.</summary>
    public string Open(string user) => _sessions.AddOrUpdate(
        user, _ => new(NewSession(), time.GetUtcNow()), (_, known) => IsOpen(known) ? known with { LastHeard = time.GetUtcNow() } : new(NewSession(), time.GetUtcNow())).Id;

    /// <summary>The user's session, or null.</summary>
    public string? SessionOf(string user) => _sessions.TryGetValue(user, out var session) && IsOpen(session) ? session.Id : null;

    /// <summary>Ends the user's session; answers its id, or null.</summary>
    public string? Close(string user) => _sessions.TryRemove(user, out var session) && IsOpen(session) ? session.Id : null;

    /// <summary>Serves both forms of dealer.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (write, end, endWithBot, image, file) in new[]
        {
            ("/v2/{key}/chat/write", "/v2/{key}/chat/end", "/v2/{key}/chat/endWithBot", "/v1/{key}/image/upload", "/v1/{key}/file/upload"),
            ("/v1/chat/write", "/v1/chat/end", "/kakaoWebhook/v3/bzc/chat/endWithBot", "/v1/image/upload", "/v1/file/upload"),
        })
        {
            routes.MapPost(write, context => AnswerAsync(context, "write", Write));
            routes.MapPost(end, context => AnswerAsync(context, "end", End));
            routes.MapPost(endWithBot, context => AnswerAsync(context, "endWithBot", End));
            routes.MapPost(image, context => UploadAsync(context, "image"));
            routes.MapPost(file, context => UploadAsync(context, "file"));
        }
    }

    private async Task AnswerAsync(HttpContext context, string call, Func<JsonObject, string, JsonObject> answer)
    {
        Note(context, call);
        var body = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!;
        var fault = Faults.Next();
        await Faults.DelayAsync(time, context.RequestAborted);
        await ReplyAsync(context, fault, fault.Code is { } code ? Failed(code) : answer(body, call));
    }

    private static async Task ReplyAsync(HttpContext context, FakeFault fault, JsonObject answer)
    {
        if (fault.HangsUp)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = fault.Status ?? StatusCodes.Status200OK;
        if (fault.CodeIsText)
        {
            answer["code"] = answer["code"]!.ToString();
        }

        await context.Response.WriteAsync(fault.Body ?? answer.ToJsonString());
    }

    private JsonObject Write(JsonObject body, string call)
    {
        var (user, serial, type) = (Text(body, "user_key"), Text(body, "serial_number"), Text(body, "message_type") ?? "TX");
        if (Refusal(body, user) is { } code)
        {
            return Failed(code);
        }

        var (message, image, links) = (Text(body, "message"), Text(body, "image_url"), body["links"] as JsonArray ?? []);
        var wrong = serial is not { Length: >= 1 and <= 30 } || Text(body, "message_type") is not (null or "TX" or "IM" or "LI" or "FI" or "AU") ? -509
            : message is { Length: > 1000 } ? -506
            : type is "TX" or "LI" && string.IsNullOrWhiteSpace(message) ? -510
            : type == "IM" && image is null || type == "FI" && (Text(body, "file_url") is null || Text(body, "file_name") is null || body["file_size"] is null) ? -510
            : type == "LI" && links.Count == 0 && image is null && body["auto_answer"] is null ? -510
            : links.Count > 5 || (links.Count > 0 && type != "LI") || !links.All(IsLink) ? -510
            : body["auto_answer"] is not null && (type != "LI" || Text(body, "auto_answer") is not ("S1" or "S2" or "S3" or "S4")) ? -510
            : image is not null && !image.StartsWith(Images, StringComparison.Ordinal) && !image.Contains(".kakao.com/", StringComparison.Ordinal) ? -505
            : (int?)null;
        if (wrong is { } refused)
        {
            return Failed(refused);
        }

        if (!_serials.TryAdd(serial!, 0))
        {
            return Failed(-504);
        }

        Show(new(user!, type, message, image ?? Text(body, "file_url"), Text(body, "auto_answer"),
            [.. links.Select(link => new FakeButton(Text(link, "type")!, Text(link, "name")!, Text(link, "url_mobile"), Text(link, "extra")))], serial!));
        return new() { ["code"] = 0, ["createdAt"] = "2026-01-01T09:00:05.461" };
    }

    private JsonObject End(JsonObject body, string call)
    {
        var user = Text(body, "user_key");
        if (Refusal(body, user) is { } code)
        {
            return Failed(code);
        }

        var session = Close(user!);
        Show(new(user!, call, null, null, call == "end" ? "ED" : "SB", [], Text(body, "bot_event") ?? ""));
        return new() { ["code"] = 0, [call == "end" ? "sessionId" : "session_id"] = session };
    }

    private async Task UploadAsync(HttpContext context, string kind)
    {
        Note(context, $"{kind}/upload");
        var form = await context.Request.ReadFormAsync();
        var fault = Faults.Next();
        var file = form.Files.GetFile(kind);
        var isLink = form["image_type"] == "link";
        var answer = fault.Code is { } code ? Failed(code)
            : form["sender_key"] != senderKey ? Failed(-501)
            : file is null || file.Length == 0 || (kind == "image" && (file.Length > (isLink ? 512 * 1024 : 5 * 1024 * 1024) || !IsImage(file, isLink))) ? Failed(-505)
            : new JsonObject
            {
                ["code"] = "0000",
                [kind] = $"{Images}{kind[0]}_{Interlocked.Increment(ref _uploads):0000}{(isLink ? "_l" : "")}",
                ["name"] = file.FileName,
                ["size"] = file.Length,
            };
        await ReplyAsync(context, fault, answer);
    }

    private int? Refusal(JsonObject body, string? user) =>
        Text(body, "sender_key") != senderKey ? -501
        : user is not { Length: >= 1 and <= 20 } ? -503
        : Blocked.ContainsKey(user) ? -511
        : SessionOf(user) is null ? -502
        : null;

    private void Show(FakeBubble bubble)
    {
        _shown.Enqueue(bubble);
        Seen?.Invoke(bubble);
    }

    private bool IsOpen(FakeSession session) => time.GetUtcNow() - session.LastHeard < SessionLasts;

    private static string NewSession() => Random.Shared.NextInt64(10_000_000, 99_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Note(HttpContext context, string call)
    {
        Calls.AddOrUpdate(call, 1, (_, count) => count + 1);
        LastHeaders = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsImage(IFormFile file, bool isLink) =>
        file.ContentType is "image/jpeg" or "image/png" || (file.ContentType == "image/gif" && !isLink);

    private static bool IsLink(JsonNode? link) =>
        Text(link, "name") is { Length: >= 1 and <= 28 } && Text(link, "type") switch
        {
            "WL" => Text(link, "url_mobile") is not null,
            "BK" or "MD" => Text(link, "extra") is not { } extra || IsToken(extra),
            "BT" => Text(link, "event") is not { } name || IsToken(name),
            _ => false,
        };

    private static bool IsToken(string text) => text.Length <= 50 && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_');

    private static string? Text(JsonNode? parent, string name) => parent?[name]?.GetValueKind() == JsonValueKind.String ? parent[name]!.GetValue<string>() : null;

    private static JsonObject Failed(int code) => new() { ["code"] = code, ["message"] = "Refused" };
}

/// <summary>A user's session.</summary>
public sealed record FakeSession(string Id, DateTimeOffset LastHeard);

/// <summary>What a customer was shown.</summary>
/// <param name="User">Who.</param>
/// <param name="Form">Its form, or the call.</param>
/// <param name="Text">The words.</param>
/// <param name="Media">An image or a file.</param>
/// <param name="System">The code of a message of Kakao's own.</param>
/// <param name="Buttons">Its buttons.</param>
/// <param name="Serial">Its serial number.</param>
public sealed record FakeBubble(
    string User, string Form, string? Text, string? Media, string? System, IReadOnlyList<FakeButton> Buttons, string Serial);

/// <summary>A button.</summary>
public sealed record FakeButton(string Type, string Name, string? Url, string? Extra);
