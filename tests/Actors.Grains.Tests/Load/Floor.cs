using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;

namespace Actors.Grains.Tests.Load;

/// <summary>A floor with many agents and one channel without a bot, on real grains, threads, time and SQLite.</summary>
internal sealed class Floor : IAsyncDisposable
{
    public const int Capacity = 2;

    public static readonly TenantId Tenant = new("floor");
    public static readonly ChannelId Channel = new("talk");
    public static readonly AgentId Boss = new("boss");
    private static readonly QueueId Queue = new("general");

    private readonly IHost _host;
    private readonly DirectoryInfo _folder;

    private Floor(IHost host, DirectoryInfo folder) => (_host, _folder) = (host, folder);

    public TimedJournal Journal => (TimedJournal)Service<IEventJournal>();

    public IReadStore Rows => Service<IReadStore>();

    /// <summary>Whether nothing that was owed is being told any more.</summary>
    public bool IsQuiet => Service<Actors.Grains.Effects.Quiescence>().NoEffectRuns;

    public static async Task<Floor> OpenAsync(IEnumerable<AgentId> agents)
    {
        var folder = Directory.CreateTempSubdirectory("actors-floor-");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IFanOut, Silence>();
        builder.Services.AddActorsStorage(new StorageOptions { Store = "sqlite", Path = Path.Combine(folder.FullName, "floor.db") });
        builder.Services.AddSingleton<IEventJournal>(provider => new TimedJournal(provider.GetRequiredService<ActorsStore>().Journal));
        builder.Services.AddActorsGrains();
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddMemoryGrainStorage("actors"));
        var host = builder.Build();
        await host.StartAsync();
        var floor = new Floor(host, folder);
        await floor.FurnishAsync(agents);
        return floor;
    }

    public static ConversationId RoomOf(string customer) => ConversationKey.Of(Tenant, Channel, new(customer));

    public IConversationGrain Room(ConversationId id) => Service<IGrainFactory>().GetGrain<IConversationGrain>(GrainKey.Of(Tenant, id));

    public IAgentGrain Agent(AgentId id) => Service<IGrainFactory>().GetGrain<IAgentGrain>(GrainKey.Of(Tenant, id));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _folder.Delete(recursive: true);
    }

    private T Service<T>() where T : notnull => _host.Services.GetRequiredService<T>();

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
            Assert.Null((await Service<IGrainFactory>().GetGrain<ITenantGrain>(GrainKey.Of(Tenant)).Change(command)).Rejection);
        }
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
