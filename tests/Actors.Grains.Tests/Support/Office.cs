using System.Text.Json;
using Actors.Channels;
using Actors.Clock;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Storage;
using Actors.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Actors.Grains.Tests.Support;

/// <summary>A tenant with two channels, two queues and three agents, on the real grains and a clock of the test's own.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly TestRuntime _runtime;
    private readonly ActorsStore _store;
    private readonly Sweep.Sweep _sweep;

    private Office(TestRuntime runtime, ActorsStore store, RecordingJournal journal, ManualTime time)
    {
        (_runtime, _store, Journal, Time) = (runtime, store, journal, time);
        _sweep = runtime.Services.GetRequiredService<Sweep.Sweep>();
    }

    public static TenantId Tenant { get; } = new("acme");

    public static QueueId Queue { get; } = new("general");

    /// <summary>No channel leads into it; kim is no member.</summary>
    public static QueueId Second { get; } = new("second");

    /// <summary>Their capacities; the boss is a manager.</summary>
    public static IReadOnlyDictionary<AgentId, int?> Agents { get; } =
        new Dictionary<AgentId, int?> { [new("kim")] = 1, [new("lee")] = 2, [new("boss")] = null };

    /// <summary>Whether a queue may give an agent anything.</summary>
    public static bool IsMember(AgentId agent, QueueId queue) => queue == Queue || agent.Value != "kim";

    public ManualTime Time { get; }

    public RecordingJournal Journal { get; }

    public IReadStore Rows => _store.Rows;

    public IWebhookStore Webhooks => _store.Webhooks;

    public IFileStore Files => _store.Files;

    /// <summary>Tells a story in an office that gives conversations out in turn.</summary>
    public static void Play(
        Func<Office, Task> story, int seed = 1, Distribution distribution = Distribution.RoundRobin, Action<IServiceCollection, ManualTime>? add = null) =>
        TestRuntime.Play(seed, async runtime =>
        {
            await using var office = await OpenAsync(runtime, distribution, add: add);
            await story(office);
        });

    public static async Task<Office> OpenAsync(
        TestRuntime runtime, Distribution distribution, IConnector? connector = null, Action<IServiceCollection, ManualTime>? add = null)
    {
        var time = new ManualTime(Sample.Now);
        var store = await ActorsStore.OpenAsync(new StorageOptions { Store = "memory" });
        var journal = new RecordingJournal(store.Journal, runtime.Reached);
        await runtime.StartAsync(
            services =>
            {
                services.AddSingleton<IFanOut, NoFanOut>();
                services.AddStore(store, journal);
                add?.Invoke(services, time);
                if (connector is not null) services.AddSingleton(connector);
            },
            time);
        var office = new Office(runtime, store, journal, time);
        await office.FurnishAsync(distribution);
        return office;
    }

    public static ConversationId RoomOf(string channel, string customer) => ConversationKey.Of(Tenant, new(channel), new(customer));

    public IConversationGrain Room(ConversationId id) => Grain<IConversationGrain>(GrainKey.Of(Tenant, id));

    public IConversationDuties Duties(ConversationId id) => Grain<IConversationDuties>(GrainKey.Of(Tenant, id));

    public IAgentGrain Agent(AgentId id) => Grain<IAgentGrain>(GrainKey.Of(Tenant, id));

    public IQueueGrain Line => Grain<IQueueGrain>(GrainKey.Of(Tenant, Queue));

    public IWebhookGrain Webhook(WebhookId id) => Grain<IWebhookGrain>(GrainKey.Of(Tenant, id));

    /// <summary>The definitions in force.</summary>
    public async Task<TenantState> DefinitionsAsync()
    {
        await _runtime.LearnDefinitionsAsync();
        return (await _runtime.Services.GetRequiredService<TenantDirectory>().FindAsync(Tenant, CancellationToken.None))!;
    }

    public Task<ConversationRow?> Row(ConversationId id) => Rows.ConversationAsync(Tenant, id, CancellationToken.None);

    /// <summary>Completes when no grain has anything left to do.</summary>
    public Task SettleAsync() => _runtime.SettleAsync();

    /// <summary>Every activation is gone; what the grains know is in the store.</summary>
    public Task LoseActivationsAsync() => _runtime.LoseActivationsAsync();

    /// <summary>One step of the sweep.</summary>
    public Task SweepAsync() => _sweep.StepAsync(CancellationToken.None);

    /// <summary>Lets time pass while everybody works, and takes one step of the sweep.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        Time.Advance(span);
        await Guarded(() => _sweep.StepAsync(CancellationToken.None));
    }

    /// <summary>Lets time pass as the host's sweep would, until nothing is owed; answers what is owed for ever.</summary>
    public async Task<IReadOnlyList<string>> CatchUpAsync(int rounds)
    {
        IReadOnlyList<string> owed = [];
        for (var round = 0; round < rounds; round++)
        {
            Time.Advance(TimeSpan.FromSeconds(31));
            await SettleAsync();
            await Guarded(() => _sweep.StepAsync(CancellationToken.None));
            await Guarded(() => _sweep.WakeQueuesAsync(CancellationToken.None));
            await SettleAsync();
            owed = await Owed();
            if (round > 1 && owed.Count == 0) break;
        }

        return owed;
    }

    /// <summary>Writes to a new conversation as an activation on another node would; answers what it has become.</summary>
    public async Task<ConversationState> WriteBehindAsync(ConversationId id, ConversationCommand command)
    {
        var events = ConversationDecider.Decide(ConversationDecider.Initial, command).Events;
        var result = await Journal.AppendAsync(
            new()
            {
                Stream = StreamId.Of(Tenant, id),
                ExpectedSeq = 0,
                Events = [.. events.Select(happened => new JournalEvent(
                    StoredNames.Of(happened),
                    JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Stored.ConversationEvent), happened.At))],
            },
            CancellationToken.None);
        return result is AppendResult.Appended
            ? events.Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve)
            : throw new InvalidOperationException($"{result}");
    }

    public ValueTask DisposeAsync() => _runtime.DisposeAsync();

    private T Grain<T>(string key) where T : IGrainWithStringKey => _runtime.Grains.GetGrain<T>(key);

    private async Task<IReadOnlyList<string>> Owed()
    {
        var rooms = Journal.Commits.Select(commit => commit.Room).Distinct().ToList();
        var rows = await Task.WhenAll(rooms.Select(Row));
        var presences = await Rows.PresencesAsync(Tenant, CancellationToken.None);
        return
        [
            .. rows.Where(row => row?.NextDue is not null).Select(row => $"{row!.Id} ({row.Status}) still owes something"),
            .. presences.Where(row => row.NextDue is not null).Select(row => $"agent {row.Agent} still owes a notice"),
        ];
    }

    /// <summary>The host's sweep logs what fails and goes on; so does this.</summary>
    private static async Task Guarded(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception failure) when (failure is TimeoutException or Orleans.Runtime.SiloUnavailableException or StaleActivationException)
        {
        }
    }

    private async Task FurnishAsync(Distribution distribution)
    {
        var bot = new BotDefinition("어서 오세요", "네", [], new(["상담원"], "연결합니다"));
        await Change(new CreateTenant(Tenant, "에크미", Sample.Now));
        await Change(new AddQueue(new(Queue, "일반"), Sample.Now));
        await Change(new AddQueue(new(Second, "둘째"), Sample.Now));
        await Change(new AddChannel(new(new("web"), ChannelType.Web, "웹", Queue, bot, []), Sample.Now));
        await Change(new AddChannel(new(new("naver"), ChannelType.Naver, "네이버", Queue, null, []), Sample.Now));
        foreach (var (agent, capacity) in Agents)
        {
            var role = agent.Value == "boss" ? AgentRole.Manager : AgentRole.Agent;
            QueueId[] queues = [.. new[] { Queue, Second }.Where(queue => IsMember(agent, queue))];
            await Change(new AddAgent(new(agent, agent.Value, role, "", true, true, capacity, [.. queues]), Sample.Now));
        }

        await Change(new ChangeSettings(new("취소", distribution, DistributionScope.SignedIn), Sample.Now));
    }

    /// <summary>Changes the definitions or the settings of the tenant.</summary>
    public async Task Change(TenantCommand command)
    {
        var outcome = await Grain<ITenantGrain>(GrainKey.Of(Tenant)).Change(command);
        if (outcome.Rejection is { } rejection) throw new InvalidOperationException(rejection.Detail);
        await _runtime.LearnDefinitionsAsync();
    }

    private sealed class NoFanOut : IFanOut
    {
        public void Publish(ConversationChange change)
        {
        }

        public IDisposable Subscribe(Action<ConversationChange> listener) => throw new NotSupportedException();
    }
}
