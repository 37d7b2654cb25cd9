using System.Collections.Concurrent;
using Actors.Domain;

namespace Actors.Grains.Delivery;

/// <summary>What goes out to one channel account: so many calls at once, and none while it is down. A slow account delays only its own.</summary>
internal sealed class AccountLanes(GrainClock clock)
{
    private readonly ConcurrentDictionary<(TenantId Tenant, ChannelId Channel), AccountLane> _lanes = [];

    public AccountLane Of(TenantId tenant, ChannelId channel) => _lanes.GetOrAdd((tenant, channel), _ => new(clock));
}

/// <summary>The way to one account.</summary>
internal sealed class AccountLane(GrainClock clock)
{
    /// <summary>Calls at once.</summary>
    public const int Width = 32;

    private readonly SemaphoreSlim _free = new(Width);

    public CircuitBreaker Breaker { get; } = new(clock);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new Place(_free);
    }

    private sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
