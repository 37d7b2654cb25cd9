using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Actors.Fakes.KakaoBuilder;

/// <summary>
/// Kakao i Open Builder: asks a skill, holds its answer against the limits of the format, and offers callback addresses that are good for one use
/// within a minute.
/// </summary>
/// <param name="time">Whose clock the minute follows.</param>
public sealed class FakeBuilder(TimeProvider time)
{
    private static readonly HttpClient Http = new();

    private static readonly TimeSpan CallbackLasts = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _open = [];
    private readonly ConcurrentQueue<JsonObject> _calledBack = [];

    /// <summary>The skill's address.</summary>
    public Uri? Skill { get; set; }

    /// <summary>Later answers, in the order of their arrival.</summary>
    public IReadOnlyList<JsonObject> CalledBack => [.. _calledBack];

    /// <summary>Calls to callback addresses, also those that were refused.</summary>
    public int Callbacks { get; private set; }

    /// <summary>Serves callback addresses.</summary>
    public void Map(WebApplication app) => app.MapPost("/v1/bots/{bot}/callback/{token}", TakeAsync);

    /// <summary>A new callback address.</summary>
    /// <param name="server">Where this fake is served.</param>
    public Uri NewCallback(Uri server)
    {
        var token = Guid.NewGuid().ToString("N");
        _open[token] = time.GetUtcNow();
        return new(server, $"/v1/bots/64aa0000000000000000b001/callback/{token}");
    }

    /// <summary>A request: a text of somebody in a production chat.</summary>
    /// <param name="user">The person.</param>
    /// <param name="text">The words.</param>
    /// <param name="callback">Where a later answer may go, or null.</param>
    /// <param name="channelUser">The person's key on the channel, or null.</param>
    public static string Request(string user, string text, Uri? callback = null, string? channelUser = null) => new JsonObject
    {
        ["intent"] = new JsonObject { ["id"] = "64aa00000000000000000001", ["name"] = "폴백 블록" },
        ["userRequest"] = new JsonObject
        {
            ["callbackUrl"] = callback?.AbsoluteUri,
            ["timezone"] = "Asia/Seoul",
            ["params"] = new JsonObject { ["surface"] = "Kakaotalk.plusfriend" },
            ["block"] = new JsonObject { ["id"] = "64aa00000000000000000001", ["name"] = "폴백 블록" },
            ["utterance"] = text,
            ["lang"] = "ko",
            ["user"] = new JsonObject
            {
                ["id"] = user,
                ["type"] = "botUserKey",
                ["properties"] = new JsonObject { ["botUserKey"] = user, ["plusfriendUserKey"] = channelUser, ["isFriend"] = true },
            },
        },
        ["bot"] = new JsonObject { ["id"] = "64aa0000000000000000b001", ["name"] = "상점 안내봇" },
        ["action"] = new JsonObject { ["id"] = "64aa0000000000000000a001", ["params"] = new JsonObject(), ["clientExtra"] = null },
    }.ToJsonString();

    /// <summary>Asks the skill; answers the status, and what it said.</summary>
    public async Task<(int Status, JsonObject Answer)> AskAsync(string request)
    {
        using var content = new StringContent(request, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(Skill, content);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    /// <summary>What is wrong with an answer, by the format's limits; empty: nothing.</summary>
    public static IReadOnlyList<string> Check(JsonObject answer)
    {
        var wrong = new List<string>();
        void Must(bool holds, string what)
        {
            if (!holds)
            {
                wrong.Add(what);
            }
        }

        Must((string?)answer["version"] == "2.0", "version");
        Must(Encoding.UTF8.GetByteCount(answer.ToJsonString()) <= 6 * 30 * 1024, "size");
        if ((bool?)answer["useCallback"] == true)
        {
            Must(answer["template"] is null, "a template besides useCallback");
            return wrong;
        }

        var outputs = answer["template"]?["outputs"] as JsonArray ?? [];
        Must(outputs.Count is >= 1 and <= 3, "outputs");
        Must((answer["template"]?["quickReplies"] as JsonArray ?? []).Count <= 10, "quickReplies");
        foreach (var output in outputs)
        {
            var (form, bubble) = output!.AsObject().First();
            Must(form != "simpleText" || ((string?)bubble!["text"])?.Length is >= 1 and <= 1000, "simpleText");
            Must((bubble!["buttons"] as JsonArray ?? []).Count <= 3, "buttons");
            Must((bubble["buttons"] as JsonArray ?? []).All(button => ((string?)button!["label"])?.Length <= 14), "label");
        }

        return wrong;
    }

    private async Task TakeAsync(string bot, string token, HttpContext context)
    {
        Callbacks++;
        JsonObject? answer;
        try
        {
            answer = await JsonNode.ParseAsync(context.Request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            answer = null;
        }

        var isGood = _open.TryRemove(token, out var since) && time.GetUtcNow() - since <= CallbackLasts && answer is not null;
        if (isGood)
        {
            _calledBack.Enqueue(answer!);
        }

        await context.Response.WriteAsJsonAsync(new
        {
            taskId = Guid.NewGuid(),
            status = isGood ? "SUCCESS" : "FAIL",
            message = isGood ? "" : "Invalid callback token. Check your callback token.",
            timestamp = time.GetUtcNow().ToUnixTimeMilliseconds(),
        });
    }
}
