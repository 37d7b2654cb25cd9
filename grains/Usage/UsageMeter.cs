using System.Collections.Concurrent;
using Actors.Domain;
using Actors.Domain.Tenants;
using Actors.Domain.Usage;
using Actors.Grains.Effects;
using Actors.Storage;

namespace Actors.Grains.Usage;

/// <summary>
/// Whether a tenant is over its free quota of the month, as far as this process has counted. Asking costs nothing: the count is kept, and taken up
/// to date outside of any turn. Who is over stays over for the rest of the month and is not counted again.
/// </summary>
internal sealed class UsageMeter(UsageReader usage, EffectRunner runner, GrainClock clock)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>Counting takes at most this part of one processor.</summary>
    private const int RestsPerCounting = 20;

    private readonly ConcurrentDictionary<TenantId, Count> _counts = new();

    public bool IsOver(TenantId tenant, TenantSettings settings)
    {
        if (settings is not { FreeMonthlyUsers: { } free, BrandLine: not null })
        {
            return false;
        }

        var now = clock.Now;
        var month = UsagePeriod.MonthOf(now);
        var count = _counts.AddOrUpdate(tenant, _ => new(month), (_, known) => known.Month == month ? known : new(month));
        if (BrandLine.IsDue(count.Users, free))
        {
            return true;
        }

        if (count.Begin(now))
        {
            runner.Start($"usage of {tenant}", () => CountAsync(tenant, count, free));
        }

        return false;
    }

    private async Task CountAsync(TenantId tenant, Count count, int free)
    {
        var (began, period) = (clock.Now, UsagePeriod.Month(count.Month));
        var complete = false;
        try
        {
            // What was committed a moment late has an earlier time: look a minute back.
            complete = await usage.AddRoomsAsync(
                tenant, period, count.To is { } to ? to - Rest : period.From, RoomUsage.MetTheBot, count.Rooms, free + 1, CancellationToken.None);
        }
        finally
        {
            var now = clock.Now;
            var rest = (now - began) * RestsPerCounting;
            count.End(complete ? began : count.To, now + (rest > Rest ? rest : Rest));
        }
    }

    /// <summary>What is known of one month. One counting at a time.</summary>
    private sealed class Count(DateOnly month)
    {
        private readonly Lock _lock = new();
        private DateTimeOffset? _nextAt = DateTimeOffset.MinValue;
        private int _users;

        public DateOnly Month => month;

        /// <summary>The counting's own.</summary>
        public HashSet<ConversationId> Rooms { get; } = [];

        /// <summary>Up to when everything is counted; the counting's own.</summary>
        public DateTimeOffset? To { get; private set; }

        public int Users => Volatile.Read(ref _users);

        public bool Begin(DateTimeOffset now)
        {
            lock (_lock)
            {
                if (_nextAt is not { } next || now < next)
                {
                    return false;
                }

                _nextAt = null;
                return true;
            }
        }

        public void End(DateTimeOffset? to, DateTimeOffset nextAt)
        {
            Volatile.Write(ref _users, Rooms.Count);
            To = to;
            lock (_lock)
            {
                _nextAt = nextAt;
            }
        }
    }
}
