using Actors.Api.Tests.Hosting;
using Actors.Domain.Tenants;
using Actors.Fakes;
using Actors.Fakes.NaverTalk;

namespace Actors.Api.Tests.Telemetry;

/// <summary>The service with a token for a scraper, and a day's work in it: a message, an offer, a dropped console, refusals at
/// each edge, a message that is owed to a messenger.</summary>
public sealed class TelemetryHost : SqliteHost
{
    public const string Token = "a-scraper-that-knows-this";

    private readonly FakeNaver _naver = new("ct_example", TimeProvider.System);
    private FakeServer? _server;

    protected override IEnumerable<string> Storage =>
        [.. base.Storage, "--Metrics:Token", Token, "--Outgoing:AllowedNetworks:0", "127.0.0.1/32"];

    public override async ValueTask InitializeAsync()
    {
        _server = await FakeServer.StartAsync(_naver.Map);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await _server!.DisposeAsync();
    }

    /// <summary>What stands in the metrics after it happened; ids of it, which must not.</summary>
    internal async Task<IReadOnlyList<string>> WorkAsync()
    {
        var tenant = await TenantAsync();
        await ChangeAsync(tenant.Id, new ChangeSettings(
            TenantSettings.Default with { Distribution = Distribution.RoundRobin, GraceSeconds = 1 }, DateTimeOffset.UtcNow));
        var bot = await tenant.CustomerAsync("bot");
        (await bot.Api.PostAsync("/v1/web/messages", new { id = "m1", text = "hours" })).Ok();
        var customer = await tenant.CustomerAsync();
        await using (var hub = await tenant.HubAsync("kim"))
        {
            using var kim = await tenant.AgentAsync("kim");
            (await kim.PutAsync("/v1/me/presence", new { presence = "online" })).Ok();
            (await customer.Api.PostAsync("/v1/web/open", new { id = "open" })).Ok();
            await Eventually.HoldsAsync(async () => await customer.StatusAsync() == "received", "the conversation is given to kim");
            (await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", text = "문의" })).Ok();
            (await kim.GetAsync("/v1/tenants")).Refused(403, "not-allowed");
            await hub.CallAsync("Take", "no-such-conversation", "t1");
            Assert.Contains("actors_consoles_open 1\n", await ScrapeAsync(), StringComparison.Ordinal);
        }

        await using (var socket = await Clients.SocketClient.HelloAsync(Address, customer.Token))
        {
            await socket.SendAsync(new { type = "dance", id = "f1" });
            await socket.RefusedAsync("frame-is-unknown");
        }

        // The grace of the dropped console is over after a second, and the sweep comes each second.
        await Eventually.HoldsAsync(
            async () => (await ScrapeAsync()).Contains("actors_due_lag_seconds_count", StringComparison.Ordinal), "the grace was looked at");
        await WelcomeOnNaverAsync(tenant);
        return [tenant.Id.Value, customer.Conversation, bot.Conversation, customer.Token, "kim", "손님", "문의", "al-ExampleUser_00001"];
    }

    /// <summary>A room of a messenger is opened, and the bot's welcome delivered to it.</summary>
    private async Task WelcomeOnNaverAsync(TestTenant tenant)
    {
        using var admin = await tenant.AgentAsync("admin");
        (await admin.PostAsync("/v1/tenant/channels", new
        {
            id = "talk",
            type = "naver",
            name = "talk",
            queue = "general",
            bot = new { welcome = "어서 오세요", fallback = "네?", answers = Array.Empty<object>() },
        })).Ok();
        var path = (await admin.PutAsync("/v1/tenant/channels/talk/connection", new
        {
            settings = new { baseUrl = _server!.Address.AbsoluteUri, payments = "refuse" },
            secrets = new { token = "ct_example" },
        })).Ok().GetProperty("path").GetString()!;
        var messenger = new FakeNaver("", TimeProvider.System) { Webhook = new(new Uri(Address), path + "/naver") };
        Assert.Equal(200, (await messenger.TellAsync(Channels.NaverTalk.NaverTalkSamples.Open)).Status);
        await Eventually.HoldsAsync(
            async () => (await ScrapeAsync()).Split('\n').Any(line => line.StartsWith("actors_deliveries_total{", StringComparison.Ordinal)
                && line.Contains("outcome=\"delivered\"", StringComparison.Ordinal) && line.Contains("channel=\"naver\"", StringComparison.Ordinal)),
            "the bot's welcome is delivered");
    }

    /// <summary>What a scraper reads.</summary>
    internal async Task<string> ScrapeAsync()
    {
        using var scraper = Api(Token);
        var answer = await scraper.GetAsync("/metrics");
        Assert.Equal((200, "text/plain"), (answer.Status, answer.MediaType));
        return answer.Text;
    }
}
