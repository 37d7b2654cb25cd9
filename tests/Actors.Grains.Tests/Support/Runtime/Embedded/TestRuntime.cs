using Actors.Clock;
using Actors.Embedded;
using Actors.Grains.Effects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;

namespace Actors.Grains.Tests.Support;

/// <summary>The embedded runtime: on a seeded thread where a scheduler is given, else on the thread pool.</summary>
internal sealed class TestRuntime(SeededScheduler? scheduler = null, Action<EmbeddedOptions>? configure = null) : IAsyncDisposable
{
    private IHost? _host;

    public IServiceProvider Services => _host!.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>Whether no effect runs.</summary>
    public bool IsQuiet => Services.GetRequiredService<Quiescence>().NoEffectRuns;

    /// <summary>The seeds by which a story is told that may go more ways than one.</summary>
    public static IEnumerable<int> Seeds(int most) => Enumerable.Range(1, most);

    /// <summary>Tells a story on one thread, in an order drawn from the seed.</summary>
    public static void Play(int seed, Func<TestRuntime, Task> story)
    {
        var scheduler = new SeededScheduler(seed);
        scheduler.Run(() => story(new(scheduler)));
    }

    /// <summary>Starts; without a clock time is real and the host drives the sweep.</summary>
    public Task StartAsync(Action<IServiceCollection> add, ManualTime? clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        if (clock is not null) builder.Services.AddSingleton<TimeProvider>(clock);
        add(builder.Services);
        builder.Services.AddActorsGrains(drivenByTheHost: clock is null, effectsOn: scheduler);
        builder.UseOrleans(silo => silo.UseLocalhostClustering().UseInMemoryReminderService().AddMemoryGrainStorage("actors").Configure<EmbeddedOptions>(options =>
        {
            options.Scheduler = scheduler ?? options.Scheduler;
            configure?.Invoke(options);
        }));
        _host = builder.Build();
        return _host.StartAsync();
    }

    /// <summary>A point at which the adversary may let the process die.</summary>
    public void Reached(string point) => Services.GetRequiredService<IKillPoints>().Reached(point);

    /// <summary>Completes when every effect has run and no grain has a turn to take.</summary>
    public async Task SettleAsync()
    {
        var activations = Services.GetRequiredService<ActivationControl>();
        do
        {
            await activations.Idle();
            await Task.Yield();
        }
        while (!IsQuiet);
        await activations.Idle();
    }

    /// <summary>Every activation is lost, as with a process that dies.</summary>
    public Task LoseActivationsAsync()
    {
        Services.GetRequiredService<ActivationControl>().KillAll();
        return Task.CompletedTask;
    }

    /// <summary>Every node knows what is defined: there is one.</summary>
    public Task LearnDefinitionsAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _host!.StopAsync();
        _host.Dispose();
    }
}
