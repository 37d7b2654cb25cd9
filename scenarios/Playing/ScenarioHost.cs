using Actors.Clock;
using Actors.GrainInterfaces;
using Actors.Grains.Sweep;
using Actors.Simulation.Playing;
using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Actors.Scenarios.Playing;

/// <summary>
/// The real grains in this process, on a store in memory and a clock that only the scenario moves. What differs between the runtimes is the stage's.
/// </summary>
internal sealed class ScenarioHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly Stage _stage;
    private readonly Sweep _sweep;
    private readonly Func<Task<DateTimeOffset?>> _nextDue;

    private ScenarioHost(IHost host, Stage stage, ManualTime time, FanOutRecorder fanOut, Func<IReadStore, Task<DateTimeOffset?>> nextDue)
    {
        (_host, _stage, Time, FanOut) = (host, stage, time, fanOut);
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
    public static async Task<ScenarioHost> StartAsync(Stage stage, ManualTime time, Func<IReadStore, Task<DateTimeOffset?>> nextDue)
    {
        var fanOut = new FanOutRecorder();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IFanOut>(fanOut);
        builder.Services.AddActorsStorage(new StorageOptions { Store = "memory" });
        stage.Configure(builder);
        var host = builder.Build();
        await host.StartAsync();
        stage.Begin(host.Services);
        return new(host, stage, time, fanOut, nextDue);
    }

    /// <summary>Completes when no grain has anything left to do; the clock stands still.</summary>
    public Task SettleAsync() => _stage.SettleAsync();

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
