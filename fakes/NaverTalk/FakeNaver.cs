using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Actors.Fakes.NaverTalk;

/// <summary>
/// Naver's gateway of the chatbot API v1, as far as its pages say: always 200, the outcome in the body, one content for each event, the rules of
/// composite contents, and, where it is told where, an echo of each event that it takes. Errors and slowness are asked for by <see cref="Faults"/>.
/// </summary>
/// <param name="token">The token that it takes.</param>
/// <param name="time">Whose clock slowness follows.</param>
public sealed class FakeNaver(string token, TimeProvider time)
{
    private static readonly HttpClient Http = new();

    private static readonly string[] Contents = ["textContent", "imageContent", "compositeContent"];

    private static readonly string[] Properties = ["title", "description", "elementList", "image", "buttonList"];

    private readonly ConcurrentQueue<JsonObject> _shown = [];

    /// <summary>What goes wrong: 1, 2 and 99 are Naver's 01, 02 and 99; 102 and 199 are IMG-02 and IMG-99.</summary>
    public FakeFaults Faults { get; } = new() { Failing = [new(99)] };

    /// <summary>Where events are told, or null.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>Whether each event that is taken is told to the webhook.</summary>
    public bool Echoes { get; set; }

    /// <summary>The events that customers were shown, in the order of their arrival.</summary>
    public IReadOnlyList<JsonObject> Shown => [.. _shown];

    /// <summary>An event was taken.</summary>
    public event Action<JsonObject>? Taken;

    /// <summary>How often it was called.</summary>
    public int Calls { get; private set; }

    /// <summary>Serves the Send API.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/chatbot/v1/event", TakeAsync);

    /// <summary>Tells an event to the webhook, as Naver does; answers the status and the body.</summary>
    public async Task<(int Status, string Body)> TellAsync(string happened)
    {
        using var content = new StringContent(happened, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(Webhook, content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task TakeAsync(HttpContext context)
    {
        Calls++;
        var fault = Faults.Next();
        await Faults.DelayAsync(time, context.RequestAborted);
        var (answer, taken) = await AnswerAsync(context, fault);
        if (taken is not null)
        {
            _shown.Enqueue(taken);
            Taken?.Invoke(taken);
        }

        if (fault.HangsUp)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = fault.Status ?? StatusCodes.Status200OK;
        await context.Response.WriteAsJsonAsync(answer);
        await context.Response.CompleteAsync();
        if (taken is not null && Echoes && Webhook is not null)
        {
            var echo = (JsonObject)taken.DeepClone();
            echo["echoedEvent"] = "send";
            echo["event"] = "echo";
            await TellAsync(echo.ToJsonString());
        }
    }

    private async Task<(JsonObject Answer, JsonObject? Taken)> AnswerAsync(HttpContext context, FakeFault fault)
    {
        if (context.Request.Headers.Authorization != token)
        {
            return (Failed("01"), null);
        }

        if (fault.Code is { } code)
        {
            return (Failed(code switch { 102 => "IMG-02", 199 => "IMG-99", _ => code.ToString("00", null) }), null);
        }

        JsonObject? happened;
        try
        {
            happened = await JsonNode.ParseAsync(context.Request.Body) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            happened = null;
        }

        return happened is null || (string?)happened["event"] != "send" || (string?)happened["user"] is not { Length: > 0 } || !IsWhole(happened)
            ? (Failed("02"), null)
            : (new JsonObject { ["success"] = true, ["resultCode"] = "00" }, happened);
    }

    private static bool IsWhole(JsonObject happened)
    {
        var contents = Contents.Where(happened.ContainsKey).ToList();
        return contents is [var form] && form switch
        {
            "textContent" => ((string?)happened[form]!["text"])?.Length is >= 1 and <= 10_000,
            "imageContent" => happened[form]!["imageUrl"] is not null || happened[form]!["imageId"] is not null,
            _ => happened[form]!["compositeList"] is JsonArray { Count: >= 1 and <= 10 } cards && cards.All(card => IsCard((JsonObject)card!)),
        } && (happened[form]!["quickReply"] is not { } quick || quick["buttonList"]!.AsArray().All(button => IsButton(button!, 10)));
    }

    private static bool IsCard(JsonObject card) =>
        Properties.Take(3).Any(card.ContainsKey) && Properties.Count(card.ContainsKey) >= 2
        && !(((string?)card["title"])?.Length > 200) && !(((string?)card["description"])?.Length > 1_000)
        && (card["buttonList"] is not { } buttons || buttons.AsArray() is { Count: <= 10 } list && list.All(button => IsButton(button!, 18)))
        && (card["elementList"] is not { } elements || elements["data"]!.AsArray().Count is >= 1 and <= 3);

    private static bool IsButton(JsonNode button, int longest) =>
        ((string?)button["data"]!["title"])?.Length <= longest
        && ((string?)button["type"] == "TEXT" || (button["data"]!["url"] is not null && button["data"]!["mobileUrl"] is not null));

    private static JsonObject Failed(string code) => new() { ["success"] = false, ["resultCode"] = code, ["resultMessage"] = "가짜 오류" };
}
