using System.Collections.Concurrent;
using Actors.Domain;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Actors.Grains.Search;

/// <summary>Wakes the search of each tenant in which something happened, once a second; now and then of all, for hints may be lost.</summary>
internal sealed partial class SearchService(
    TenantDirectory directory, IGrainFactory grains, IFanOut fanOut, TimeProvider time, ILogger<SearchService> logger) : BackgroundService
{
    private const int AllEvery = 30;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<TenantId, bool> _changed = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = fanOut.Subscribe(change => _changed.TryAdd(change.Row.Tenant, true));
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            // From the second second on: at the start there is enough to do.
            for (var step = 0; await timer.WaitForNextTickAsync(stoppingToken); step++)
            {
                await WakeAsync(all: step % AllEvery == 0);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task WakeAsync(bool all)
    {
        var tenants = all ? directory.All.Select(each => each.Tenant!.Value) : _changed.Keys;
        foreach (var tenant in tenants.ToList())
        {
            _changed.TryRemove(tenant, out _);
            try
            {
                await grains.GetGrain<ISearchGrain>(GrainKey.Of(tenant)).Wake();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                _changed.TryAdd(tenant, true);
                Log.WakeFailed(logger, tenant, failure);
            }
        }
    }

    // Event ids 2700 to 2799.
    private static partial class Log
    {
        [LoggerMessage(2700, LogLevel.Error, "Waking the search of {Tenant} failed; it is repeated in a second.")]
        public static partial void WakeFailed(ILogger logger, TenantId tenant, Exception exception);
    }
}
