using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Grains.Tests.Support;
using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Grains.Tests.Load;

/// <summary>A floor with many agents and one channel without a bot, on real grains, threads, time and SQLite.</summary>
internal sealed class Floor : IAsyncDisposable
{
    public const int Capacity = 2;

    public static readonly TenantId Tenant = new("floor");
    public static readonly ChannelId Channel = new("talk");
    public static readonly AgentId Boss = new("boss");
    private static readonly QueueId Queue = new("general");

    private readonly TestRuntime _runtime;
    private readonly ActorsStore _store;
    private readonly DirectoryInfo _folder;

    private Floor(TestRuntime runtime, ActorsStore store, TimedJournal journal, DirectoryInfo folder) =>
        (_runtime, _store, Journal, _folder) = (runtime, store, journal, folder);

    public TimedJournal Journal { get; }

    public IReadStore Rows => _store.Rows;

    /// <summary>Whether nothing that was owed is being told any more.</summary>
    public bool IsQuiet => _runtime.IsQuiet;

    public static async Task<Floor> OpenAsync(IEnumerable<AgentId> agents)
    {
        var folder = Directory.CreateTempSubdirectory("actors-floor-");
        var store = await ActorsStore.OpenAsync(new StorageOptions { Store = "sqlite", Path = Path.Combine(folder.FullName, "floor.db") });
        var (runtime, journal) = (new TestRuntime(), new TimedJournal(store.Journal));
        await runtime.StartAsync(
            services =>
            {
                services.AddSingleton<IFanOut, Silence>();
                services.AddStore(store, journal);
            },
            clock: null);
        var floor = new Floor(runtime, store, journal, folder);
        await floor.FurnishAsync(agents);
        return floor;
    }

    public static ConversationId RoomOf(string customer) => ConversationKey.Of(Tenant, Channel, new(customer));

    public IConversationGrain Room(ConversationId id) => _runtime.Grains.GetGrain<IConversationGrain>(GrainKey.Of(Tenant, id));

    public IAgentGrain Agent(AgentId id) => _runtime.Grains.GetGrain<IAgentGrain>(GrainKey.Of(Tenant, id));

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task FurnishAsync(IEnumerable<AgentId> agents)
    {
        var now = DateTimeOffset.UtcNow;
        TenantCommand[] commands =
        [
            new CreateTenant(Tenant, "Floor", now),
            new AddQueue(new(Queue, "General"), now),
            new AddChannel(new(Channel, ChannelType.Naver, "Talk", Queue, null, []), now),
            .. agents.Select(agent => new AddAgent(
                new(agent, agent.Value, AgentRole.Agent, "", true, true, Capacity, [Queue]), now)),
            new AddAgent(new(Boss, "Boss", AgentRole.Manager, "", false, false, null, []), now),
            new ChangeSettings(TenantSettings.Default with { GraceSeconds = 1 }, now),
        ];
        foreach (var command in commands)
        {
            Assert.Null((await _runtime.Grains.GetGrain<ITenantGrain>(GrainKey.Of(Tenant)).Change(command)).Rejection);
        }

        await _runtime.LearnDefinitionsAsync();
    }

    /// <summary>Nobody listens.</summary>
    private sealed class Silence : IFanOut, IDisposable
    {
        public void Publish(ConversationChange change)
        {
        }

        public IDisposable Subscribe(Action<ConversationChange> listener) => this;

        public void Dispose()
        {
        }
    }
}
