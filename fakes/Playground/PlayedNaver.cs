using System.Text.Json.Nodes;
using Actors.Fakes.NaverTalk;

namespace Actors.Fakes.Playground;

/// <summary>Chatting as a customer of Naver TalkTalk.</summary>
public sealed class PlayedNaver : IPlayedMessenger
{
    private readonly FakeNaver _naver;
    private readonly PlayedChats _chats = new();

    /// <summary>By the gateway that the shop's events arrive at.</summary>
    public PlayedNaver(FakeNaver naver)
    {
        _naver = naver;
        naver.Taken += happened => _chats.Add((string)happened["user"]!, Bubble(happened));
    }

    /// <inheritdoc/>
    public string Id => "naver";

    /// <inheritdoc/>
    public string Name => "네이버 톡톡";

    /// <inheritdoc/>
    public Task OpenAsync(string user) => TellAsync("open", user, options: new() { ["inflow"] = "list" });

    /// <inheritdoc/>
    public Task SayAsync(string user, string text, string? code)
    {
        _chats.Add(user, new(true, text, null, []));
        var content = new JsonObject { ["text"] = text, ["inputType"] = code is null ? "typing" : "button" };
        if (code is not null)
        {
            content["code"] = code;
        }

        return TellAsync("send", user, content);
    }

    /// <inheritdoc/>
    public Task LeaveAsync(string user) => TellAsync("leave", user);

    /// <inheritdoc/>
    public IReadOnlyList<PlayedBubble> Shown(string user) => _chats.Read(user);

    private Task TellAsync(string name, string user, JsonObject? text = null, JsonObject? options = null)
    {
        var happened = new JsonObject { ["event"] = name, ["user"] = user, ["options"] = options ?? new() { ["mobile"] = true } };
        if (text is not null)
        {
            happened["textContent"] = text;
        }

        return _naver.TellAsync(happened.ToJsonString());
    }

    private static PlayedBubble Bubble(JsonObject happened)
    {
        var content = happened["textContent"] ?? happened["imageContent"] ?? happened["compositeContent"];
        var cards = content?["compositeList"] as JsonArray ?? [];
        string?[] lines =
        [
            (string?)content?["text"],
            .. cards.SelectMany(card => new[] { (string?)card!["title"], (string?)card["description"] }
                .Concat((card["elementList"]?["data"] as JsonArray ?? []).Select(entry => $"· {entry!["title"]}"))),
        ];
        var buttons = cards.SelectMany(card => card!["buttonList"] as JsonArray ?? [])
            .Concat(content?["quickReply"]?["buttonList"] as JsonArray ?? []);
        return new(
            false, string.Join('\n', lines.OfType<string>()),
            (string?)content?["imageUrl"] ?? cards.Select(card => (string?)card!["image"]?["imageUrl"]).FirstOrDefault(),
            [.. buttons.Select(button => Button(button!["data"]!))]);
    }

    private static PlayedButton Button(JsonNode data) => (string?)data["url"] is { } url
        ? new((string)data["title"]!, null, Url: url)
        : new((string)data["title"]!, (string)data["title"]!, (string?)data["code"]);
}
