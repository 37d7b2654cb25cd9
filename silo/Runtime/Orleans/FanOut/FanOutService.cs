using System.Collections.Immutable;
using Actors.GrainInterfaces;
using Actors.Silo.Runtime;
using Orleans;

namespace Actors.Silo.FanOut;

/// <summary>Says again and again that this node listens, and asks who else does.</summary>
internal sealed partial class FanOutService(
    NodeRole role, ClusterFanOut fanOut, IGrainFactory grains, TimeProvider time, ILogger<FanOutService> logger) : BackgroundService, IFanOutNode
{
    private IFanOutNode? _self;

    public Task Hear(ImmutableArray<ConversationChange> changes)
    {
        fanOut.PublishHere(changes);
        return Task.CompletedTask;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_self is not null)
        {
            await GuardedAsync(() => Nodes.Leave(fanOut.Name));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(FanOutTimes.Every, time);
        try
        {
            do
            {
                await GuardedAsync(StepAsync);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private IFanOutNodes Nodes => grains.GetGrain<IFanOutNodes>(0);

    private async Task StepAsync()
    {
        if (role.HasEdge())
        {
            _self ??= grains.CreateObjectReference<IFanOutNode>(this);
            await Nodes.Listen(fanOut.Name, _self);
        }

        if (role.HasGrains())
        {
            fanOut.Tell(await Nodes.All());
        }
    }

    private async Task GuardedAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception failure)
        {
            Log.StepFailed(logger, failure);
        }
    }

    // Event ids 4000 to 4009.
    private static partial class Log
    {
        [LoggerMessage(4000, LogLevel.Warning, "The nodes that listen could not be asked; those known before are told.")]
        public static partial void StepFailed(ILogger logger, Exception exception);
    }
}

/// <summary>Registers the fan-out of a node.</summary>
internal static class FanOutExtensions
{
    public static void AddClusterFanOut(this IServiceCollection services, NodeRole role)
    {
        services.AddSingleton(new ClusterFanOut(Guid.NewGuid().ToString("N")));
        services.AddSingleton<IFanOut>(provider => provider.GetRequiredService<ClusterFanOut>());
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<FanOutService>(provider, role));
    }
}
