using Actors.Embedded.Reminders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Actors.Embedded.Hosting;

/// <summary>Starts reminders and idle collection; stops by deactivating every grain, then refuses calls.</summary>
internal sealed class EmbeddedHost(EmbeddedRuntime runtime, IServiceProvider services) : IHostedService
{
    private readonly IdleCollector _collector = new(runtime);

    private ReminderService? Reminders => services.GetService<IReminderTable>() is null
        ? null
        : services.GetService<ReminderService>();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _collector.Start();
        if (Reminders is { } reminders) await reminders.Start(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        runtime.RefuseOutsiders();
        _collector.Dispose();
        if (Reminders is { } reminders) await reminders.Stop(cancellationToken);
        await DeactivateAll(cancellationToken);
        runtime.RefuseAll();
    }

    /// <summary>In rounds, since an ending grain may call another.</summary>
    private async Task DeactivateAll(CancellationToken cancellationToken)
    {
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");
        try
        {
            for (var left = runtime.Activations.ToList(); left.Count > 0; left = [.. runtime.Activations])
            {
                foreach (var activation in left) activation.Deactivate(reason, cancellationToken);
                await Task.WhenAll(left.Select(activation => activation.Deactivated)).WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            runtime.Log.StoppedUncleanly(runtime.Activations.Count());
        }
    }
}
