using Actors.Clock;
using Actors.Grains.Effects;
using Actors.Silo.Runtime;
using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Actors.Grains.Tests.Support;

/// <summary>
/// Two silos of Orleans and a client outside of them, so that most calls leave the silo in which they begin. Only what grains believe the moment is
/// comes from the test; the runtime keeps its own time.
/// </summary>
internal sealed class TestRuntime : IAsyncDisposable
{
    private readonly Quiescence _grains = new();
    private InProcessTestCluster? _cluster;

    /// <summary>The services of the first silo.</summary>
    public IServiceProvider Services => _cluster!.Silos[0].ServiceProvider;

    public IGrainFactory Grains => _cluster!.Client;

    /// <summary>Whether nothing runs that nobody awaits.</summary>
    public bool IsQuiet => _grains.NothingRuns;

    /// <summary>A story that may go more ways than one is told only a few times: each has a cluster of its own, and no seed chooses its way.</summary>
    public static IEnumerable<int> Seeds(int most) => Enumerable.Range(1, Math.Min(most, 3));

    /// <summary>Tells a story; threads are what they are.</summary>
    public static void Play(int seed, Func<TestRuntime, Task> story) => Task.Run(() => story(new())).GetAwaiter().GetResult();

    /// <summary>Starts; without a clock time is real and the silos drive the sweep.</summary>
    public async Task StartAsync(Action<IServiceCollection> add, ManualTime? clock)
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            add(silo.Services);
            silo.Services.AddSingleton(_grains);
            silo.Services.AddActorsGrains(drivenByTheHost: clock is null, clock: clock);
            silo.Services.AddGrainSerialization();
            silo.AddMemoryGrainStorage("actors");
            silo.UseInMemoryReminderService();
        });
        builder.ConfigureClient(client => client.Services.AddGrainSerialization());
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    /// <summary>Nobody is killed here.</summary>
    public void Reached(string point)
    {
    }

    /// <summary>Completes when nothing runs any more that nobody awaits.</summary>
    public async Task SettleAsync()
    {
        while (!IsQuiet)
        {
            await Task.Yield();
        }
    }

    /// <summary>Every activation of ours ends; none has anything to save that the journal does not have.</summary>
    public async Task LoseActivationsAsync()
    {
        await SettleAsync();
        var active = await Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        await Task.WhenAll(active
            .Where(grain => grain.GrainType.StartsWith("Actors.", StringComparison.Ordinal))
            .Select(grain => _cluster!.DeactivateAsync(grain.GrainId)));
    }

    /// <summary>Every node knows what is defined, as it does a second after a change.</summary>
    public Task LearnDefinitionsAsync() => Task.WhenAll(_cluster!.Silos.Select(silo =>
        silo.ServiceProvider.GetRequiredService<TenantDirectory>().RefreshAsync(CancellationToken.None)));

    public async ValueTask DisposeAsync()
    {
        await _cluster!.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
