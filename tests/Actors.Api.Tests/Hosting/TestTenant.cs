using System.Collections.Concurrent;
using System.Collections.Immutable;
using Actors.Api.Security;
using Actors.Api.Tests.Clients;
using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Api.Tests.Hosting;

/// <summary>A tenant of its own for a test: manual distribution, channels web (no bot), bot and gw, the agents kim, lee, boss and admin, the key gw.</summary>
public sealed class TestTenant
{
    public const string Shop = "https://shop.example";

    private static int _last;

    private readonly ApiHost _host;
    private readonly ConcurrentDictionary<string, Task<string>> _tokens = new();

    private TestTenant(ApiHost host, TenantId id, string key) => (_host, Id, Key) = (host, id, key);

    public TenantId Id { get; }

    public string Key { get; }

    public static async Task<TestTenant> MakeAsync(ApiHost host)
    {
        var id = new TenantId($"t{Interlocked.Increment(ref _last)}");
        var now = DateTimeOffset.UtcNow;
        var (key, hash) = ApiKeyHandler.Issue(id, new("gw"));
        var bot = new BotDefinition("Welcome", "What?", [new(["hours"], "10 to 18")], new(["agent"], "Connecting"));
        TenantCommand[] commands =
        [
            new CreateTenant(id, "시험 " + id, now), new AddQueue(new(new("general"), "General"), now),
            new ChangeSettings(new("취소", Distribution.Manual, DistributionScope.SignedIn), now),
            new AddChannel(new(new("web"), ChannelType.Web, "Web", new("general"), null, [Shop]), now),
            new AddChannel(new(new("bot"), ChannelType.Web, "Bot", new("general"), bot, []), now),
            new AddChannel(new(new("gw"), ChannelType.Kakao, "Kakao", new("general"), null, []), now),
            new AddAgent(Person("kim", AgentRole.Agent), now), new AddAgent(Person("lee", AgentRole.Agent), now),
            new AddAgent(Person("boss", AgentRole.Manager), now), new AddAgent(Person("admin", AgentRole.Administrator), now),
            new AddApiKey(new(new("gw"), "Gateway", hash), now),
        ];
        foreach (var command in commands)
        {
            await host.ChangeAsync(id, command);
        }

        return new(host, id, key);
    }

    public static AgentDefinition Person(string id, AgentRole role)
    {
        ImmutableArray<QueueId> queues = role is AgentRole.Operator ? [] : [new("general")];
        return new(new(id), id, role, ApiHost.Password.Hash, role is not AgentRole.Operator, true, null, queues);
    }

    /// <summary>A bearer token of one of the people.</summary>
    public Task<string> TokenAsync(string agent) => _tokens.GetOrAdd(agent, name => TokenAsync(_host, $"{name}@{Id}"));

    public static async Task<string> TokenAsync(ApiHost host, string login)
    {
        using var api = host.Api();
        var answer = await api.PostAsync("/v1/tokens", new { login, password = ApiHost.Password.Text });
        return answer.Ok().GetProperty("accessToken").GetString()!;
    }

    internal async Task<RestClient> AgentAsync(string agent) => _host.Api(await TokenAsync(agent));

    internal Task<HubClient> HubAsync(string agent) => HubAsync(TokenAsync(agent));

    internal async Task<HubClient> HubAsync(Task<string> token) => await HubClient.ConnectAsync(_host.Address, await token);

    /// <summary>A new customer.</summary>
    internal async Task<Customer> CustomerAsync(string channel = "web")
    {
        using var api = _host.Api();
        var session = (await api.PostAsync("/v1/web/sessions", new { channel = $"{Id}/{channel}", name = "손님" })).Ok();
        var token = session.GetProperty("token").GetString()!;
        return new(_host.Api(token), token, session.GetProperty("conversation").GetString()!);
    }

    /// <summary>A new customer who waits in the queue.</summary>
    internal async Task<Customer> WaitingAsync()
    {
        var customer = await CustomerAsync();
        (await customer.Api.PostAsync("/v1/web/open", new { id = "open" })).Ok();
        await Eventually.HoldsAsync(
            async () => await customer.StatusAsync() == "waiting", "the customer's conversation is in waiting");
        return customer;
    }

    /// <summary>A new customer with whom an agent consults.</summary>
    internal async Task<Customer> ActiveAsync(string agent = "kim")
    {
        var customer = await WaitingAsync();
        using var api = await AgentAsync(agent);
        (await api.PostAsync($"/v1/conversations/{customer.Conversation}/start", new { })).Ok();
        return customer;
    }
}

/// <summary>A customer with a session.</summary>
internal sealed record Customer(RestClient Api, string Token, string Conversation)
{
    public async Task<string?> StatusAsync() =>
        (await Api.GetAsync("/v1/web/messages")).Ok().GetProperty("state").GetProperty("status").GetString();
}
