using System.Text.Json;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Fakes;
using Actors.Fakes.KakaoConsult;

namespace Actors.Api.Tests.Messengers;

/// <summary>The service with a way out to this machine, where the fakes are.</summary>
public class MessengerHost : SqliteHost
{
    protected override IEnumerable<string> Storage => [.. base.Storage, "--Outgoing:AllowedNetworks:0", "127.0.0.1/32"];
}

/// <summary>A tenant whose consult talk account is joined to a hub of its own, and the hub as Kakao's users see it.</summary>
internal sealed class KakaoConsultWorld : IAsyncDisposable
{
    public const string SenderKey = "0123456789abcdef0123456789abcdef01234567";

    private static long _serial = 1689884130894833201;

    private readonly FakeServer _server;
    private RestClient _kakao;

    private KakaoConsultWorld(ApiHost host, TestTenant tenant, FakeHub hub, FakeMedia media, FakeServer server, string path) =>
        (Tenant, Hub, Media, _server, Path, _kakao) = (tenant, hub, media, server, path, host.Api());

    public TestTenant Tenant { get; }

    public FakeHub Hub { get; }

    /// <summary>Where Kakao keeps what its users send.</summary>
    public FakeMedia Media { get; }

    /// <summary>Where Kakao calls.</summary>
    public string Path { get; }

    public static async Task<KakaoConsultWorld> OpenAsync(ApiHost host, bool withBot = false)
    {
        var tenant = await host.TenantAsync();
        var hub = new FakeHub(SenderKey, TimeProvider.System);
        var media = new FakeMedia();
        var server = await FakeServer.StartAsync(app =>
        {
            hub.Map(app);
            media.Map(app);
        });
        var bot = withBot ? new BotDefinition("어서 오세요", "네?", [new(["영업시간"], "10시부터 18시까지")], new(["상담원"], "상담원을 불러 드릴게요.")) : null;
        await host.ChangeAsync(tenant.Id, new AddChannel(new(new("talk"), ChannelType.Kakao, "상담톡", new("general"), bot, []), DateTimeOffset.UtcNow));
        using var admin = await tenant.AgentAsync("admin");
        var joined = (await admin.PutAsync("/v1/tenant/channels/talk/connection", new
        {
            settings = Settings(server.Address), secrets = new { partnerKey = "partner-secret-1" },
        })).Ok();
        return new(host, tenant, hub, media, server, joined.GetProperty("path").GetString()!);
    }

    /// <summary>Calls the service where it is after a restart.</summary>
    public void Follow(ApiHost host)
    {
        _kakao.Dispose();
        _kakao = host.Api();
    }

    public static string Long { get; } = string.Concat(Enumerable.Repeat("긴 글입니다. ", 200)) + "끝에만 있는 말";

    public Uri Address => _server.Address;

    public static object Settings(Uri address) => new
    {
        dealer = "hub", baseUrl = address.AbsoluteUri, senderKey = SenderKey, mediaHosts = "127.0.0.1",
    };

    public string RoomOf(string user) => ConversationKey.Of(Tenant.Id, new("talk"), new(user)).Value;

    public static long NextSerial() => Interlocked.Increment(ref _serial);

    /// <summary>A user writes; Kakao opens a session where there is none.</summary>
    public Task<Answer> SaysAsync(string user, string text, long? serial = null, string? extra = null) => CallAsync("message", new
    {
        user_key = user, session_id = Hub.Open(user), sender_key = SenderKey, time = 1767225600000, serial_number = serial ?? NextSerial(), type = "text",
        contents = new[] { text }, extra,
    });

    /// <summary>A user sends photos, films, sounds or files.</summary>
    public Task<Answer> SendsAsync(string user, string type, params string[] addresses) => CallAsync("message", new
    {
        user_key = user, session_id = Hub.Open(user), sender_key = SenderKey, time = 1767225600000, serial_number = NextSerial(), type,
        contents = addresses.Select(url => new { url = url.StartsWith("http", StringComparison.Ordinal) ? url : new Uri(Address, url).AbsoluteUri, comment = "" }),
    });

    public Task<Answer> StartsAsync(string user) => CallAsync("reference", new
    {
        user_key = user, session_id = Hub.Open(user), sender_key = SenderKey, app_user_id = (string?)null, time = 1767225599000,
        reference = new { extra = "", text = "" },
    });

    public Task<Answer> ExpiresAsync(string user, string session) =>
        CallAsync("expired_session", new { user_key = user, sender_key = SenderKey, session_id = session, time = 1767229200000 });

    public Task<Answer> CallAsync(string what, object? body) => _kakao.SendAsync(HttpMethod.Post, $"{Path}/{what}", body);

    /// <summary>The lines that an agent reads.</summary>
    public async Task<IReadOnlyList<JsonElement>> LinesAsync(string user)
    {
        using var boss = await Tenant.AgentAsync("boss");
        return [.. (await boss.GetAsync($"/v1/conversations/{RoomOf(user)}/messages?after=0&limit=200")).Ok().GetProperty("messages").EnumerateArray()];
    }

    public async Task<IReadOnlyList<string>> SaidAsync(string user, string speaker = "customer") =>
    [
        .. (await LinesAsync(user)).Where(line => line.GetProperty("kind").GetString() == "message" && line.GetProperty("speaker").GetString() == speaker)
            .Select(line => line.GetProperty("text").GetString()!),
    ];

    /// <summary>What is known last of what a user sent, in its order.</summary>
    public async Task<IReadOnlyList<JsonElement>> MediaAsync(string user) => MediaIn(await LinesAsync(user));

    /// <summary>What is known last of what was sent, in its order.</summary>
    public static IReadOnlyList<JsonElement> MediaIn(IEnumerable<JsonElement> lines) =>
    [
        .. lines.Where(line => line.TryGetProperty("media", out _)).SelectMany(line => line.GetProperty("media").EnumerateArray())
            .GroupBy(one => (one.GetProperty("message").GetInt64(), one.GetProperty("item").GetInt32())).OrderBy(item => item.Key).Select(item => item.Last()),
    ];

    public Task SettledAsync(string user, int count) => Eventually.HoldsAsync(
        async () => (await MediaAsync(user)).Count(one => one.GetProperty("status").GetString() is not ("pending" or "retrying")) == count,
        $"{count} of what {user} sent are settled", TimeSpan.FromSeconds(60));

    public async Task<string?> StatusAsync(string user)
    {
        using var boss = await Tenant.AgentAsync("boss");
        return (await boss.GetAsync($"/v1/conversations/{RoomOf(user)}")).Ok().GetProperty("row").GetProperty("status").GetString();
    }

    /// <summary>A user with whom kim consults.</summary>
    public async Task<RestClient> ConsultsAsync(string user)
    {
        (await SaysAsync(user, "상담 문의드려요.")).Took();
        await Eventually.HoldsAsync(async () => await StatusAsync(user) == "waiting", "the user waits", TimeSpan.FromSeconds(60));
        var kim = await Tenant.AgentAsync("kim");
        (await kim.PostAsync($"/v1/conversations/{RoomOf(user)}/start", new { })).Ok();
        return kim;
    }

    public Task ShownAsync(string what, Func<FakeBubble, bool> which) =>
        Eventually.HoldsAsync(() => Hub.Shown.Any(which), what, TimeSpan.FromSeconds(60));

    /// <summary>What became of a line that an agent wrote.</summary>
    public async Task<string?> DeliveryAsync(string user, string text)
    {
        var lines = await LinesAsync(user);
        var seq = lines.Last(line => line.TryGetProperty("text", out var words) && words.GetString() == text).GetProperty("seq").GetInt64();
        return lines.LastOrDefault(line => line.GetProperty("kind").GetString() == "delivery"
                && line.GetProperty("delivery").GetProperty("messages").EnumerateArray().Any(one => one.GetInt64() == seq))
            is { ValueKind: JsonValueKind.Object } line ? line.GetProperty("delivery").GetProperty("status").GetString() : null;
    }

    public async ValueTask DisposeAsync()
    {
        _kakao.Dispose();
        await _server.DisposeAsync();
    }
}

/// <summary>What a messenger expects to hear.</summary>
internal static class TakenAnswers
{
    /// <summary>Any body will do.</summary>
    public static void Took(this Answer answer) => Assert.True(answer.Status == 200, $"200 was expected: {answer.Status} {answer.Text}");
}
