using System.Net;
using System.Net.Sockets;
using Actors.Clock;
using Actors.Grains;
using Actors.Grains.Effects;
using Actors.Grains.Sweep;
using Actors.Silo.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Actors.Scenarios.Playing;

/// <summary>
/// A silo of Orleans. Only what grains believe the moment is comes from the scenario; the runtime keeps its own time, timers of grains included. So
/// what a queue's own timer does each minute, the scenario does: it wakes the queues in which somebody waits.
/// </summary>
internal sealed class Stage(ManualTime time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private Quiescence? _grains;
    private Task _waking = Task.CompletedTask;

    /// <summary>Whether what happens at one moment happens one after the other. Grains commit side by side.</summary>
    public const bool InOneOrder = false;

    /// <summary>Plays to the end.</summary>
    public void Run(Func<Task> play) => Task.Run(play).GetAwaiter().GetResult();

    public void Configure(IHostApplicationBuilder builder)
    {
        builder.Services.AddActorsGrains(drivenByTheHost: false, clock: time);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0).AddMemoryGrainStorage("actors");
            silo.Services.AddGrainSerialization();
        });
    }

    public void Begin(IServiceProvider services)
    {
        _grains = services.GetRequiredService<Quiescence>();
        var sweep = services.GetRequiredService<Sweep>();
        var toNextMinute = Minute - TimeSpan.FromTicks(time.GetUtcNow().UtcTicks % Minute.Ticks);
        time.CreateTimer(_ => _waking = sweep.WakeQueuesAsync(CancellationToken.None), null, toNextMinute, Minute);
    }

    /// <summary>Completes when nothing runs any more that nobody awaits; the clock stands still.</summary>
    public async Task SettleAsync()
    {
        await _waking;
        while (!_grains!.NothingRuns)
        {
            await Task.Yield();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
