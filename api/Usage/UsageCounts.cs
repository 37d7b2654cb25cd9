using Actors.Domain;
using Actors.Domain.Usage;
using Actors.Storage;

namespace Actors.Api.Usage;

/// <summary>Counts for a person who waits: two at once in a process, ten seconds each.</summary>
internal sealed class UsageCounts(UsageReader usage, IReadStore rows, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _running = new(2);

    /// <summary>How many rooms of a period count, by channel, and whether all were looked into; null where others are counting.</summary>
    public async Task<(IReadOnlyDictionary<ChannelId, int> Counts, bool Complete)?> CountAsync(
        TenantId tenant, UsagePeriod period, Func<IReadOnlyCollection<NumberedEvent>, UsagePeriod, bool> counts, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ChannelId, int>();
        return await ReadAsync(
            tenant, period, (channel, events) => Add(found, channel, counts(events, period) ? 1 : 0), cancellationToken) is { } complete
                ? (found, complete)
                : null;
    }

    /// <summary>A month by day and channel; null where others are counting.</summary>
    public async Task<MonthUsage?> MonthAsync(TenantId tenant, DateOnly month, CancellationToken cancellationToken)
    {
        var (rooms, users) = (new Dictionary<(DateOnly, ChannelId), int>(), new Dictionary<ChannelId, int>());
        var (calendar, days) = (UsagePeriod.Month(month), UsagePeriod.DaysOfMonth(month));
        var complete = await ReadAsync(
            tenant, new(calendar.From, days.To),
            (channel, events) =>
            {
                foreach (var day in RoomUsage.ActiveDays(events, days))
                {
                    Add(rooms, (day, channel), 1);
                }

                Add(users, channel, RoomUsage.MetTheBot(events, calendar) ? 1 : 0);
            },
            cancellationToken);
        return complete is { } all ? new(rooms, users, all) : null;
    }

    public void Dispose() => _running.Dispose();

    private async Task<bool?> ReadAsync(
        TenantId tenant, UsagePeriod period, Action<ChannelId, IReadOnlyCollection<NumberedEvent>> read, CancellationToken cancellationToken)
    {
        if (!await _running.WaitAsync(0, cancellationToken))
        {
            return null;
        }

        using var budget = new CancellationTokenSource(Budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            return await usage.ReadRoomsAsync(
                tenant, period,
                async (room, events) =>
                {
                    // A room that was never opened is in no list; its first event says whose it is.
                    var channel = (await rows.ConversationAsync(tenant, room, either.Token))?.Channel ?? ChannelIn(events);
                    if (channel is { } known)
                    {
                        read(known, events);
                    }
                },
                either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            _running.Release();
        }
    }

    private static ChannelId? ChannelIn(IEnumerable<NumberedEvent> events) =>
        events.Select(one => one.Happened).OfType<Domain.Conversations.CustomerArrived>().FirstOrDefault()?.Room.Channel;

    private static void Add<TKey>(Dictionary<TKey, int> counts, TKey key, int more) where TKey : notnull
    {
        if (more > 0)
        {
            counts[key] = counts.GetValueOrDefault(key) + more;
        }
    }
}
