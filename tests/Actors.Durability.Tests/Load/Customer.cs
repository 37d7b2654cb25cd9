using System.Text.Json;
using Actors.Domain;

namespace Actors.Durability.Tests.Load;

/// <summary>A customer with one room: writes, asks for a person, cancels, goes back to the bot; one thing after the other.</summary>
internal abstract class Customer(World world, string channel, string name, int seed)
{
    private readonly Random _random = new(seed);
    private int _number;

    protected World World => world;

    protected string ChannelName => channel;

    public string Name => name;

    public ConversationId Conversation { get; protected set; }

    /// <summary>What it has seen of its room.</summary>
    public Transcript Seen { get; } = new();

    /// <summary>Where the server counts its ids.</summary>
    protected virtual string Scope => $"customer/{Conversation}";

    /// <summary>Makes the session or whatever it needs before its first word.</summary>
    public virtual Task BeginAsync() => Task.CompletedTask;

    /// <summary>Lives until the world ends; what it has begun it brings to an end.</summary>
    public async Task LiveAsync()
    {
        while (!world.Ending.IsCancellationRequested)
        {
            await StepAsync();
        }
    }

    /// <summary>One more message, and everything that can be read.</summary>
    public abstract Task CatchUpAsync();

    protected abstract Task<Answer> CallAsync(string what, string id, string? text);

    /// <summary>Writes as fast as its way to the server lets it.</summary>
    protected virtual TimeSpan Pause => TimeSpan.FromMilliseconds(10);

    private async Task StepAsync()
    {
        var (what, text) = _random.Next(100) switch
        {
            < 50 => ("send", $"배송은 언제 오나요? {name} {_number}"),
            < 70 => ("send", $"안녕하세요 {name} {_number} 😀"),
            < 74 => ("send", "상담원"),
            < 80 => ("send", "취소"),
            < 88 => ("connect", null),
            < 91 => ("toBot", null),
            < 93 => ("open", null),
            _ => ("read", null),
        };
        if (what == "read")
        {
            await CatchUpAsync();
            return;
        }

        await DoAsync(what, text);
        await Task.Delay(Pause);
    }

    private Task<Operation> DoAsync(string what, string? text)
    {
        var id = $"{name}-{++_number}";
        return world.DoAsync(new(Scope, id, what, Conversation.Value, text), () => CallAsync(what, id, text), _random.Next(5) == 0);
    }
}

/// <summary>A customer who calls REST.</summary>
internal sealed class RestCustomer(World world, string channel, string name, int seed) : Customer(world, channel, name, seed)
{
    private string _token = "";

    public override async Task BeginAsync() => (_token, Conversation) = await SessionAsync(World, ChannelName, Name);

    public static async Task<(string Token, ConversationId Conversation)> SessionAsync(World world, string channel, string name)
    {
        using var response = await world.Http.PostAsync(
            "/v1/web/sessions", System.Net.Http.Json.JsonContent.Create(new { channel = $"demo/{channel}", name }));
        response.EnsureSuccessStatusCode();
        var session = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        return (session.GetProperty("token").GetString()!, new(session.GetProperty("conversation").GetString()!));
    }

    public override Task CatchUpAsync() => World.ReadAsync(async () =>
    {
        bool more;
        do
        {
            var (after, page) = (Seen.Last, await World.GetAsync($"/v1/web/messages?after={Seen.Last}&limit=200", _token));
            Seen.Take(after, page.GetProperty("messages"));
            more = page.GetProperty("more").GetBoolean();
        }
        while (more);
        return true;
    });

    protected override Task<Answer> CallAsync(string what, string id, string? text) => what == "send"
        ? World.PostAsync("/v1/web/messages", new { id, text }, _token)
        : World.PostAsync(what == "toBot" ? "/v1/web/bot" : $"/v1/web/{what}", new { id }, _token);
}

/// <summary>A customer of a messenger, whose gateway speaks for it by API key.</summary>
internal sealed class GatewayCustomer(World world, string channel, string name, int seed, string key) : Customer(world, channel, name, seed)
{
    protected override string Scope => $"channel/{ChannelName}";

    public override Task BeginAsync()
    {
        Conversation = ConversationKey.Of(new("demo"), new(ChannelName), new(Name));
        return Task.CompletedTask;
    }

    public override Task CatchUpAsync() => World.ReadAsync(async () =>
    {
        bool more;
        do
        {
            var (after, page) = (Seen.Last, await World.GetAsync(
                $"/v1/channels/{ChannelName}/customers/{Name}/messages?after={Seen.Last}&limit=200", key));
            Seen.Take(after, page.GetProperty("messages"));
            more = page.GetProperty("more").GetBoolean();
        }
        while (more);
        return true;
    });

    protected override Task<Answer> CallAsync(string what, string id, string? text) => what switch
    {
        "send" => World.PostAsync($"/v1/channels/{ChannelName}/messages", new { customer = Name, id, text }, key),
        "connect" => World.PostAsync($"/v1/channels/{ChannelName}/connect", new { customer = Name, id }, key),
        _ => Task.FromResult(new Answer(null, "a gateway has no such call", "not asked")),
    };
}
