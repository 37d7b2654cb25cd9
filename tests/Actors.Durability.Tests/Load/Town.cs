using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Storage;
using Actors.Testing.Servers;
using Room = Actors.Durability.Tests.Checks.Room;

namespace Actors.Durability.Tests.Load;

/// <summary>Somebody at the web channel.</summary>
internal sealed record Visitor(string Token, string Conversation);

/// <summary>The demo tenant, one life of its server after the other.</summary>
internal sealed class Town(TestStore store) : IAsyncDisposable
{
    /// <summary>Of the next Wednesday in Seoul: tokens that the server signs are checked by the clock of the machine, too, and must not be old.</summary>
    private static readonly DateTimeOffset Midnight = NextWednesday(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(9)));

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Two steps of the sweep, and the one at the start.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(2.5);

    private readonly ServerProcess _server = new(store.Options, store.Folder);
    private readonly Dictionary<string, string> _tokens = [];
    private readonly Dictionary<string, string> _passwords = [];
    private readonly List<HubClient> _consoles = [];
    private HttpClient _http = new();
    private EntityTagHeaderValue? _revision;
    private int _operations;

    /// <summary>One life from a time of the day on (<c>30.10:00:00</c>: thirty days later), until it is killed.</summary>
    public Task LiveAsync(string from, Func<Task> life) =>
        LiveAsync(Midnight + TimeSpan.Parse(from, System.Globalization.CultureInfo.InvariantCulture), life);

    /// <summary>One life from a moment on, until it is killed; consoles that are connected then lose their connection by that.</summary>
    public async Task LiveAsync(DateTimeOffset from, Func<Task> life)
    {
        _server.ClockStart = from;
        await _server.StartAsync();
        foreach (var (login, password) in _server.Passwords)
        {
            _passwords[login] = password;
        }

        _tokens.Clear();
        using (_http = new HttpClient { BaseAddress = _server.Address })
        {
            await life();
        }

        await _server.KillAsync();
        foreach (var console in _consoles)
        {
            await console.DisposeAsync();
        }

        _consoles.Clear();
    }

    /// <summary>Connects a console; the agent has been told when this returns.</summary>
    public async Task<HubClient> ConnectAsync(string agent)
    {
        var console = new HubClient();
        _consoles.Add(console);
        await console.ConnectAsync(_server.Address, await TokenAsync(agent), TestContext.Current.CancellationToken);
        await console.InvokeAsync("Agents");
        return console;
    }

    /// <summary>What happened to an agent, from the store; only between two lives.</summary>
    public Task<IReadOnlyList<AgentEvent>> HappenedAsync(string agent) =>
        HappenedAsync(StreamId.Of(Room.Tenant, new AgentId(agent)), DomainJson.Stored.AgentEvent);

    /// <summary>What happened to a conversation, from the store; only between two lives.</summary>
    public Task<IReadOnlyList<ConversationEvent>> HappenedAsync(Visitor who) =>
        HappenedAsync(StreamId.Of(Room.Tenant, new ConversationId(who.Conversation)), DomainJson.Stored.ConversationEvent);

    public async Task SetAsync()
    {
        string[] day = ["10:00-18:00"];
        var settings = new
        {
            hours = new { mon = day, tue = day, wed = day, thu = day, fri = day },
            meal = new { from = "12:00", to = "13:00" },
            noAnswerMinutes = 3, resumeMinutes = 5, idleMinutes = 30, waitingHours = 2,
            messages = new { busy = new { on = true, text = "문의가 많습니다." } },
        };
        await PublishAsync(settings);
    }

    /// <summary>Opens a Kakao account without a bot, whose rooms end with their session.</summary>
    public async Task SetKakaoAsync()
    {
        var token = await TokenAsync("manager");
        await SendAsync(HttpMethod.Post, "/v1/tenant/channels", token, new { id = "kakao", type = "kakao", name = "카카오톡", queue = "general" });
        await PublishAsync(new { endKakaoAfter30Days = true });
    }

    /// <summary>A message that a gateway brings.</summary>
    public async Task<Visitor> WritesOnKakaoAsync(string text)
    {
        var key = await SendAsync(HttpMethod.Post, "/v1/tenant/keys", await TokenAsync("manager"), new { id = "gateway", name = "Gateway" });
        var brought = await SendAsync(
            HttpMethod.Post, "/v1/channels/kakao/messages", key.GetProperty("key").GetString()!, new { customer = "u1", id = $"m{++_operations}", text });
        return new("", brought.GetProperty("conversation").GetString()!);
    }

    public async Task<Visitor> ComesAsync(string name)
    {
        var session = await SendAsync(HttpMethod.Post, "/v1/web/sessions", null, new { channel = "demo/web", name });
        var visitor = new Visitor(session.GetProperty("token").GetString()!, session.GetProperty("conversation").GetString()!);
        await SendAsync(HttpMethod.Post, "/v1/web/connect", visitor.Token, new { id = "connect" });
        return visitor;
    }

    public Task SaysAsync(Visitor who, string text) =>
        SendAsync(HttpMethod.Post, "/v1/web/messages", who.Token, new { id = $"m{++_operations}", text });

    public async Task PresenceAsync(string agent, string presence) =>
        await SendAsync(HttpMethod.Put, "/v1/me/presence", await TokenAsync(agent), new { presence });

    public async Task DoAsync(string agent, Visitor who, string deed, string? to = null) => await SendAsync(
        HttpMethod.Post, $"/v1/conversations/{who.Conversation}/{deed}", await TokenAsync(agent),
        to is null ? new { id = $"d{++_operations}" } : new { id = $"d{++_operations}", to });

    /// <summary>Lines of a kind, automatic messages by their own.</summary>
    public async Task<int> CountAsync(Visitor who, string kind)
    {
        var page = await SendAsync(
            HttpMethod.Get, $"/v1/conversations/{who.Conversation}/messages?after=0&limit=200", await TokenAsync("manager"), null);
        return page.GetProperty("messages").EnumerateArray().Count(line =>
            line.GetProperty("kind").GetString() == kind
            || (line.TryGetProperty("auto", out var auto) && auto.GetProperty("kind").GetString() == kind));
    }

    public async Task ExpectAsync(Visitor who, string status, string? agent)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (!await IsAsync(who, status, agent))
        {
            Assert.True(
                TimeProvider.System.GetUtcNow() < until,
                $"{who.Conversation} did not become {status} of {agent}, it is {await StandingAsync(who)}.\n{_server.Output}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async Task StaysAsync(Visitor who, string status, string? agent)
    {
        var until = TimeProvider.System.GetUtcNow() + LongEnough;
        while (TimeProvider.System.GetUtcNow() < until)
        {
            Assert.True(await IsAsync(who, status, agent), $"{who.Conversation} became {await StandingAsync(who)} too early.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var console in _consoles)
        {
            await console.DisposeAsync();
        }

        _http.Dispose();
        await _server.DisposeAsync();
    }

    private async Task PublishAsync(object settings)
    {
        var token = await TokenAsync("manager");
        await SendAsync(HttpMethod.Get, "/v1/tenant/settings", token, null);
        await SendAsync(HttpMethod.Put, "/v1/tenant/settings/draft", token, settings);
        await SendAsync(HttpMethod.Post, "/v1/tenant/settings/publish", token, new { });
    }

    private static DateTimeOffset NextWednesday(DateTimeOffset now) =>
        new DateTimeOffset(now.Date, now.Offset).AddDays(1 + ((DayOfWeek.Wednesday - now.AddDays(1).DayOfWeek + 7) % 7));

    private async Task<IReadOnlyList<T>> HappenedAsync<T>(StreamId stream, JsonTypeInfo<T> format)
    {
        await using var open = await store.OpenAsync();
        var events = await open.Journal.ReadAsync(stream, 0, 10_000, TestContext.Current.CancellationToken);
        return [.. events.Select(stored => JsonSerializer.Deserialize(stored.Data.Span, format)!)];
    }

    private async Task<bool> IsAsync(Visitor who, string status, string? agent)
    {
        var (isStatus, isAgent) = await StandingAsync(who);
        return isStatus == status && (agent is null || isAgent == agent);
    }

    private async Task<(string? Status, string? Agent)> StandingAsync(Visitor who)
    {
        var row = (await SendAsync(HttpMethod.Get, $"/v1/conversations/{who.Conversation}", await TokenAsync("manager"), null))
            .GetProperty("row");
        return (row.GetProperty("status").GetString(), row.TryGetProperty("agent", out var agent) ? agent.GetString() : null);
    }

    private async Task<string> TokenAsync(string agent)
    {
        if (!_tokens.TryGetValue(agent, out var token))
        {
            _tokens[agent] = token = await Sign.InAsync(_http, $"{agent}@demo", _passwords[$"{agent}@demo"]);
        }

        return token;
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? token, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (_revision is not null && path.StartsWith("/v1/tenant/settings/", StringComparison.Ordinal))
        {
            request.Headers.IfMatch.Add(_revision);
        }

        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        _revision = response.Headers.ETag ?? _revision;
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {answer}\n{_server.Output}");
        return JsonDocument.Parse(answer).RootElement;
    }
}
