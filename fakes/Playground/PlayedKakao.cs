using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Actors.Fakes.KakaoBuilder;
using Actors.Fakes.KakaoConsult;

namespace Actors.Fakes.Playground;

/// <summary>
/// Chatting as a customer of a Kakao channel with a bot and consult talk: what is written goes to the bot's skill until the customer presses
/// 상담직원 연결, then to consult talk until that ends or gives the customer back to the bot.
/// </summary>
public sealed class PlayedKakao : IPlayedMessenger
{
    /// <summary>What the button that connects carries on this page.</summary>
    public const string Connect = "operator";

    private static readonly HttpClient Http = new();

    private readonly FakeBuilder _builder;
    private readonly FakeHub _hub;
    private readonly string _senderKey;
    private readonly TimeProvider _time;
    private readonly PlayedChats _chats = new();
    private readonly ConcurrentDictionary<string, string> _consulting = [];
    private readonly ConcurrentDictionary<string, int> _read = [];
    private long _serial;

    /// <summary>By the skill and the hub of the channel.</summary>
    public PlayedKakao(FakeBuilder builder, FakeHub hub, string senderKey, TimeProvider time)
    {
        (_builder, _hub, _senderKey, _time) = (builder, hub, senderKey, time);
        _serial = time.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000;
    }

    /// <inheritdoc/>
    public string Id => "kakao";

    /// <inheritdoc/>
    public string Name => "카카오톡";

    /// <summary>Where consult talk is told, without the last part of the path.</summary>
    public Uri? Webhook { get; set; }

    /// <inheritdoc/>
    public Task OpenAsync(string user) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task SayAsync(string user, string text, string? code)
    {
        Read(user);
        _chats.Add(user, new(true, text, null, []));
        if (code == Connect)
        {
            _consulting[user] = _hub.Open(user);
            await TellAsync("reference", user, new() { ["reference"] = new JsonObject { ["extra"] = "" } });
        }
        else if (_consulting.ContainsKey(user))
        {
            var message = new JsonObject { ["type"] = "text", ["contents"] = new JsonArray(text), ["serial_number"] = Interlocked.Increment(ref _serial) };
            if (code is not null)
            {
                message["extra"] = code;
            }

            await TellAsync("message", user, message);
        }
        else
        {
            var (_, answer) = await _builder.AskAsync(FakeBuilder.Request(user, text, channelUser: user));
            foreach (var bubble in Bubbles(answer))
            {
                _chats.Add(user, bubble);
            }
        }
    }

    /// <inheritdoc/>
    public Task LeaveAsync(string user) =>
        _consulting.TryRemove(user, out _) && _hub.Close(user) is not null ? TellAsync("expired_session", user, []) : Task.CompletedTask;

    /// <inheritdoc/>
    public IReadOnlyList<PlayedBubble> Shown(string user)
    {
        Read(user);
        return _chats.Read(user);
    }

    /// <summary>Takes over what the hub has shown since it was last looked at.</summary>
    private void Read(string user)
    {
        var shown = _hub.Shown.Where(bubble => bubble.User == user).ToList();
        var from = _read.GetValueOrDefault(user);
        if (!_read.TryUpdate(user, shown.Count, from) && !_read.TryAdd(user, shown.Count))
        {
            return;
        }

        foreach (var bubble in shown.Skip(from))
        {
            if (bubble.Form is "end" or "endWithBot")
            {
                _consulting.TryRemove(user, out _);
            }

            var text = bubble.Text ?? bubble.System switch { "ED" => "(상담이 종료되었습니다)", "SB" => "(챗봇으로 전환되었습니다)", var code => $"({code})" };
            _chats.Add(user, new(false, text, bubble.Media, [.. bubble.Buttons.Select(button => new PlayedButton(
                button.Name, button.Url is null ? button.Name : null, button.Extra, button.Url))]));
        }
    }

    private async Task TellAsync(string path, string user, JsonObject happened)
    {
        happened["user_key"] = user;
        happened["sender_key"] = _senderKey;
        happened["session_id"] = _consulting.GetValueOrDefault(user) ?? "";
        happened["time"] = _time.GetUtcNow().ToUnixTimeMilliseconds();
        using var content = new StringContent(happened.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri($"{Webhook}/{path}"), content);
    }

    private static IEnumerable<PlayedBubble> Bubbles(JsonObject answer)
    {
        var quick = (answer["template"]?["quickReplies"] as JsonArray ?? []).Select(reply => Button(reply!)).ToList();
        var outputs = answer["template"]?["outputs"] as JsonArray ?? [];
        for (var at = 0; at < outputs.Count; at++)
        {
            var (form, bubble) = outputs[at]!.AsObject().First();
            var cards = form == "carousel" ? bubble!["items"]!.AsArray().Select(card => card!) : [bubble!];
            var lines = cards.SelectMany(Lines);
            var buttons = cards.SelectMany(card => card["buttons"] as JsonArray ?? []).Select(button => Button(button!));
            var image = cards.Select(card => (string?)card["imageUrl"] ?? (string?)card["thumbnail"]?["imageUrl"]).FirstOrDefault();
            yield return new(false, string.Join('\n', lines), image, [.. buttons, .. at == outputs.Count - 1 ? quick : []]);
        }

        if ((bool?)answer["useCallback"] == true)
        {
            yield return new(false, (string?)answer["data"]?["text"], null, []);
        }
    }

    private static IEnumerable<string> Lines(JsonNode card)
    {
        string?[] lines =
        [
            (string?)card["text"], (string?)(card["header"] ?? card["head"])?["title"], (string?)card["title"], (string?)card["description"],
            card["price"] is { } price ? string.Create(CultureInfo.InvariantCulture, $"{(int)(card["discountedPrice"] ?? price):N0}원") : null,
            .. (card["items"] as JsonArray ?? []).Select(entry => $"· {entry!["title"]}"),
            .. (card["itemList"] as JsonArray ?? []).Select(row => $"{row!["title"]}: {row["description"]}"),
        ];
        return lines.OfType<string>();
    }

    private static PlayedButton Button(JsonNode button) => (string?)button["action"] switch
    {
        "webLink" => new((string)button["label"]!, null, Url: (string?)button["webLinkUrl"]),
        "phone" => new((string)button["label"]!, null, Url: $"tel:{button["phoneNumber"]}"),
        "operator" => new((string)button["label"]!, (string)button["label"]!, Connect),
        _ => new((string)button["label"]!, (string?)button["messageText"] ?? (string)button["label"]!),
    };
}
