using Actors.Clock;
using Actors.Embedded;
using Actors.GrainInterfaces;
using Actors.Grains;
using Actors.Grains.Effects;
using Actors.Grains.Sweep;
using Actors.Simulation.Playing;
using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;

namespace Actors.Scenarios.Playing;

/// <summary>
/// The real grains in this process, on a store in memory, a clock that only the scenario moves, and one thread that takes every turn:
/// the same file always plays the same way.
/// </summary>
internal sealed class ScenarioHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly ActivationControl _activations;
    private readonly Quiescence _effects;
    private readonly Sweep _sweep;
    private readonly Func<Task<DateTimeOffset?>> _nextDue;

    private ScenarioHost(IHost host, ManualTime time, FanOutRecorder fanOut, Func<IReadStore, Task<DateTimeOffset?>> nextDue)
    {
        (_host, Time, FanOut) = (host, time, fanOut);
        _activations = host.Services.GetRequiredService<ActivationControl>();
        _effects = host.Services.GetRequiredService<Quiescence>();
        _sweep = host.Services.GetRequiredService<Sweep>();
        Journal = host.Services.GetRequiredService<IEventJournal>();
        Rows = host.Services.GetRequiredService<IReadStore>();
        Grains = host.Services.GetRequiredService<IGrainFactory>();
        _nextDue = () => nextDue(Rows);
    }

    public ManualTime Time { get; }

    public FanOutRecorder FanOut { get; }

    public IEventJournal Journal { get; }

    public IReadStore Rows { get; }

    public IGrainFactory Grains { get; }

    public ITenantGrain Tenant => Grains.GetGrain<ITenantGrain>(GrainKey.Of(Cast.Tenant));

    /// <summary>Starts a host; <paramref name="nextDue"/> says when the sweep has something to do.</summary>
    public static async Task<ScenarioHost> StartAsync(
        SeededScheduler scheduler, DateTimeOffset now, Func<IReadStore, Task<DateTimeOffset?>> nextDue)
    {
        var (time, fanOut) = (new ManualTime(now), new FanOutRecorder());
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IFanOut>(fanOut);
        builder.Services.AddActorsStorage(new StorageOptions { Store = "memory" });
        builder.Services.AddActorsGrains(drivenByTheHost: false, effectsOn: scheduler);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering()
            .AddMemoryGrainStorage("actors")
            .Configure<EmbeddedOptions>(options => options.Scheduler = scheduler));
        var host = builder.Build();
        await host.StartAsync();
        return new(host, time, fanOut, nextDue);
    }

    /// <summary>Completes when every effect has run and no grain has a turn to take; the clock stands still.</summary>
    public async Task SettleAsync()
    {
        do
        {
            await _activations.Idle();
            await Task.Yield();
        }
        while (!_effects.NoEffectRuns);
        await _activations.Idle();
    }

    /// <summary>Moves the clock, stopping wherever something falls due.</summary>
    public async Task MoveAsync(TimeSpan time)
    {
        var end = Time.GetUtcNow() + time;
        while (true)
        {
            var due = await _nextDue();
            var next = Time.NextDue is { } timer && !(due < timer) ? timer : due;
            if (next is null || next > end) break;
            Time.AdvanceTo(next.Value > Time.GetUtcNow() ? next.Value : Time.GetUtcNow());
            await SettleAsync();
            await _sweep.StepAsync(CancellationToken.None);
            await SettleAsync();
        }

        Time.AdvanceTo(end);
        await SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
