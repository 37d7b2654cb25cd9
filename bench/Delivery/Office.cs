using System.Collections.Immutable;
using Actors.Bench.InProcess;
using Actors.Channels.Guarded;
using Actors.Channels.KakaoConsult;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Fakes;
using Actors.Fakes.KakaoConsult;
using Actors.GrainInterfaces;

namespace Actors.Bench.Delivery;

/// <summary>Consult talk accounts, each with a provider of its own on the loopback, and rooms in consulting.</summary>
internal sealed class Office : IAsyncDisposable
{
    private const string SenderKey = "bench";

    private readonly GuardedHttp _http = new(new(new() { AllowedNetworks = ["127.0.0.1/32"] }), tlsOnly: false, TimeProvider.System);
    private readonly List<FakeServer> _servers = [];
    private InProcessHost? _host;

    public List<FakeHub> Hubs { get; } = [];

    public async Task OpenAsync(string database, int accounts, int rooms)
    {
        _host = await InProcessHost.StartAsync(new() { Store = "sqlite", Path = database }, new KakaoConsultConnector(_http));
        await BenchTenant.MakeAsync(_host.Grains, 20);
        for (var account = 0; account < accounts; account++)
        {
            var hub = new FakeHub(SenderKey, TimeProvider.System);
            var server = await FakeServer.StartAsync(hub.Map);
            Hubs.Add(hub);
            _servers.Add(server);
            var settings = ImmutableSortedDictionary<string, string>.Empty
                .Add("dealer", "hub").Add("baseUrl", server.Address.AbsoluteUri).Add("senderKey", SenderKey);
            await ChangeAsync(new AddChannel(new(Channel(account), ChannelType.Kakao, "Bench", BenchTenant.Queue, null, []), DateTimeOffset.UtcNow));
            await ChangeAsync(new ConnectChannel(
                Channel(account), new(settings, ImmutableSortedDictionary<string, string>.Empty.Add("partnerKey", "key"), null), DateTimeOffset.UtcNow));
            await Parallel.ForAsync(0, rooms, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (room, _) => await FillAsync(account, room));
        }
    }

    /// <summary>The agent of a room writes.</summary>
    public async Task WriteAsync(int account, int room, string text)
    {
        var id = Id(account, room);
        var row = (await _host!.Rows.ConversationAsync(BenchTenant.Id, id, CancellationToken.None))!;
        var outcome = await Room(id).Act(new SendIt(row.Agent!.Value, MessageText.From(text), null, OperationKey.OfAgent(row.Agent.Value, $"{account}-{room}-{text}")));
        if (!outcome.Accepted) throw new InvalidOperationException(outcome.Rejection!.Detail);
    }

    /// <summary>How many rooms still owe something.</summary>
    public async Task<int> OwingAsync(int account, int rooms)
    {
        var owing = 0;
        for (var room = 0; room < rooms; room++)
        {
            owing += (await _host!.Rows.ConversationAsync(BenchTenant.Id, Id(account, room), CancellationToken.None))!.NextDue is null ? 0 : 1;
        }

        return owing;
    }

    public static string User(int room) => $"u{room}";

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        foreach (var server in _servers) await server.DisposeAsync();
        _http.Dispose();
    }

    private static ChannelId Channel(int account) => new($"talk-{account}");

    private static ConversationId Id(int account, int room) => ConversationKey.Of(BenchTenant.Id, Channel(account), new(User(room)));

    private IConversationGrain Room(ConversationId id) => _host!.Grains.GetGrain<IConversationGrain>(GrainKey.Of(BenchTenant.Id, id));

    /// <summary>The customer writes, and an agent gets the room.</summary>
    private async Task FillAsync(int account, int room)
    {
        Hubs[account].Open(User(room));
        await Room(Id(account, room)).Receive(new(
            Channel(account), new(User(room)), null, MessageText.From("문의드려요"), OperationKey.OfChannel(Channel(account), $"m{room}")));
        while ((await _host!.Rows.ConversationAsync(BenchTenant.Id, Id(account, room), CancellationToken.None))?.Agent is null)
        {
            await Task.Delay(5);
        }
    }

    private async Task ChangeAsync(TenantCommand command)
    {
        var outcome = await _host!.Grains.GetGrain<ITenantGrain>(GrainKey.Of(BenchTenant.Id)).Change(command);
        if (!outcome.Accepted) throw new InvalidOperationException(outcome.Rejection!.Detail);
    }
}
