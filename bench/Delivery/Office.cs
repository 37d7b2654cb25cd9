using System.Collections.Immutable;
using System.Text.Json;
using Actors.Bench.InProcess;
using Actors.Channels.Guarded;
using Actors.Channels.KakaoConsult;
using Actors.Channels.NaverTalk;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Storage;

namespace Actors.Bench.Delivery;

/// <summary>Accounts of one messenger at one provider, and rooms of theirs that agents have.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly GuardedHttp _http = new(new(new() { AllowedNetworks = ["127.0.0.1/32"] }), tlsOnly: false, TimeProvider.System);
    private readonly Dictionary<ConversationId, AgentId> _agents = [];
    private InProcessHost? _host;

    public async Task OpenAsync(string database, string messenger, ProviderProcess provider, int accounts, int rooms)
    {
        _host = await InProcessHost.StartAsync(
            new() { Store = "sqlite", Path = database }, new KakaoConsultConnector(_http), new NaverTalkConnector(_http));
        await BenchTenant.MakeAsync(_host.Grains, 20);
        for (var account = 0; account < accounts; account++)
        {
            var (type, settings, secret) = messenger == "naver"
                ? (ChannelType.Naver, ImmutableSortedDictionary<string, string>.Empty, NaverTalkOptions.Token)
                : (ChannelType.Kakao, ImmutableSortedDictionary<string, string>.Empty.Add("dealer", "hub").Add("senderKey", Provider.Key), "partnerKey");
            var connection = new ChannelConnection(
                settings.Add("baseUrl", provider.AddressOf(account)), ImmutableSortedDictionary<string, string>.Empty.Add(secret, Provider.Key), null);
            await ChangeAsync(new AddChannel(new(Channel(account), type, "Bench", BenchTenant.Queue, null, []), DateTimeOffset.UtcNow));
            await ChangeAsync(new ConnectChannel(Channel(account), connection, DateTimeOffset.UtcNow));
            await Parallel.ForAsync(0, rooms, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (room, _) => await FillAsync(account, room));
        }
    }

    /// <summary>The agent of a room writes a number.</summary>
    public async Task WriteAsync(int account, int room, int number)
    {
        var id = Id(account, room);
        var agent = _agents[id];
        var outcome = await Room(id).Act(new SendIt(agent, MessageText.From($"{number}"), null, OperationKey.OfAgent(agent, $"{account}-{room}-{number}")));
        if (!outcome.Accepted) throw new InvalidOperationException(outcome.Rejection!.Detail);
    }

    /// <summary>How many rooms of an account still owe something.</summary>
    public async Task<int> OwingAsync(int account, int rooms)
    {
        var owing = 0;
        for (var room = 0; room < rooms; room++)
        {
            owing += (await _host!.Rows.ConversationAsync(BenchTenant.Id, Id(account, room), CancellationToken.None))!.NextDue is null ? 0 : 1;
        }

        return owing;
    }

    /// <summary>Waits until an account owes nothing.</summary>
    public async Task SettleAsync(int account, int rooms, TimeSpan patience)
    {
        using var given = new CancellationTokenSource(patience);
        while (await OwingAsync(account, rooms) is > 0 and var owing)
        {
            if (given.IsCancellationRequested) throw new TimeoutException($"{owing} rooms of account {account} still owe something after {patience}.");
            await Task.Delay(200);
        }
    }

    /// <summary>What a room's journal says.</summary>
    public async Task<IReadOnlyList<(long Seq, ConversationEvent Happened)>> JournalAsync(int account, int room)
    {
        var events = new List<(long Seq, ConversationEvent Happened)>();
        while (true)
        {
            var page = await _host!.Journal.ReadAsync(
                StreamId.Of(BenchTenant.Id, Id(account, room)), events.Count == 0 ? 0 : events[^1].Seq, 200, CancellationToken.None);
            if (page.Count == 0) return events;
            events.AddRange(page.Select(one => (one.Seq, JsonSerializer.Deserialize(one.Data.Span, DomainJson.Stored.ConversationEvent)!)));
        }
    }

    public static string User(int room) => $"u{room}";

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _http.Dispose();
    }

    private static ChannelId Channel(int account) => new($"talk-{account}");

    private static ConversationId Id(int account, int room) => ConversationKey.Of(BenchTenant.Id, Channel(account), new(User(room)));

    private IConversationGrain Room(ConversationId id) => _host!.Grains.GetGrain<IConversationGrain>(GrainKey.Of(BenchTenant.Id, id));

    /// <summary>The customer writes, and an agent gets the room.</summary>
    private async Task FillAsync(int account, int room)
    {
        var id = Id(account, room);
        await Room(id).Receive(new(
            Channel(account), new(User(room)), null, MessageText.From("문의드려요"), OperationKey.OfChannel(Channel(account), $"m{room}")));
        while (true)
        {
            if ((await _host!.Rows.ConversationAsync(BenchTenant.Id, id, CancellationToken.None))?.Agent is { } agent)
            {
                lock (_agents) _agents.Add(id, agent);
                return;
            }

            await Task.Delay(5);
        }
    }

    private async Task ChangeAsync(TenantCommand command)
    {
        var outcome = await _host!.Grains.GetGrain<ITenantGrain>(GrainKey.Of(BenchTenant.Id)).Change(command);
        if (!outcome.Accepted) throw new InvalidOperationException(outcome.Rejection!.Detail);
    }
}
