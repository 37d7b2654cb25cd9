using System.Collections.Concurrent;
using System.Collections.Immutable;
using Actors.Domain;
using Actors.GrainInterfaces;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Actors.Api.Customers;

/// <summary>
/// Tells waiting customers on this node that they stand elsewhere: asks each queue once for all of them every 5 s, and tells who moved. One who
/// entered meanwhile was told with the state.
/// </summary>
internal sealed partial class WaitingPlaces(IGrainFactory grains, TimeProvider time, ILogger<WaitingPlaces> logger) : BackgroundService
{
    private const int AtOnce = 1_000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Watch, byte> _watches = [];

    /// <summary>From now until the answer is disposed.</summary>
    public IDisposable Begin(TenantId tenant, QueueId queue, ConversationId conversation, Standing? told, Action<Standing> tell)
    {
        var watch = new Watch(this, tenant, queue, conversation, tell) { Told = told };
        _watches.TryAdd(watch, 0);
        return watch;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var queue in _watches.Keys.GroupBy(watch => (watch.Tenant, watch.Queue)))
                {
                    await TellAsync(queue.Key.Tenant, queue.Key.Queue, [.. queue]);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task TellAsync(TenantId tenant, QueueId queue, Watch[] watches)
    {
        try
        {
            var grain = grains.GetGrain<IQueueGrain>(GrainKey.Of(tenant, queue));
            foreach (var some in watches.Select(watch => watch.Conversation).Distinct().Chunk(AtOnce))
            {
                var standings = (await grain.Standings([.. some])).ToDictionary(standing => standing.Conversation);
                foreach (var watch in watches)
                {
                    if (standings.TryGetValue(watch.Conversation, out var standing))
                    {
                        watch.Tell(standing);
                    }
                }
            }
        }
        catch (Exception failure)
        {
            Log.NotTold(logger, tenant, queue, failure);
        }
    }

    private sealed class Watch(
        WaitingPlaces owner, TenantId tenant, QueueId queue, ConversationId conversation, Action<Standing> tell) : IDisposable
    {
        public TenantId Tenant => tenant;

        public QueueId Queue => queue;

        public ConversationId Conversation => conversation;

        public Standing? Told { get; set; }

        /// <summary>A new position is told; that the estimate became a little better is not.</summary>
        public void Tell(Standing standing)
        {
            if (Told?.Position != standing.Position || (Told.Wait is null) != (standing.Wait is null))
            {
                Told = standing;
                tell(standing);
            }
        }

        public void Dispose() => owner._watches.TryRemove(this, out _);
    }

    // Event ids 4300 to 4399.
    private static partial class Log
    {
        [LoggerMessage(4300, LogLevel.Warning, "The positions in queue {Tenant}/{Queue} were not told; they are told in 5 s.")]
        public static partial void NotTold(ILogger logger, TenantId tenant, QueueId queue, Exception exception);
    }
}
