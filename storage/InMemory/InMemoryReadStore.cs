using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Queues;
using Actors.Domain.Tickets;
using Actors.Storage.Values;

namespace Actors.Storage.InMemory;

/// <summary>The lists of the model.</summary>
internal sealed class InMemoryReadStore(InMemoryTables tables) : IReadStore
{
    private static readonly Comparer<ConversationRow> QueueOrder = Comparer<ConversationRow>.Create((a, b) =>
        Compare(b.Priority, a.Priority, StoredTime.MicrosOrZero(a.RequestedAt), StoredTime.MicrosOrZero(b.RequestedAt), a, b));

    private static readonly Comparer<ConversationRow> NewestWordsFirst = Comparer<ConversationRow>.Create((a, b) =>
        Compare(0, 0, StoredTime.MicrosOrZero(b.LastAt), StoredTime.MicrosOrZero(a.LastAt), b, a));

    public Task<ConversationRow?> ConversationAsync(
        TenantId tenant, ConversationId conversation, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return Task.FromResult<ConversationRow?>(tables.Conversations.GetValueOrDefault((tenant, conversation)).Row);
        }
    }

    public Task<ConversationPage> ListAsync(ConversationList list, CancellationToken cancellationToken)
    {
        var cursor = ListCursor.Check(list);
        var byQueue = ListCursor.IsByQueue(list);
        var order = byQueue ? QueueOrder : NewestWordsFirst;
        lock (tables.Gate)
        {
            var found = Rows(list.Tenant)
                .Where(row => list.Statuses.Contains(row.Status) && (list.Agent is null || row.Agent == list.Agent))
                .Order(order)
                .Where(row => cursor is not { } end || order.Compare(row, Last(row, end)) > 0)
                .Take(list.Limit + 1)
                .ToList();
            var rows = found.Take(list.Limit).ToList();
            return Task.FromResult(new ConversationPage(
                rows, found.Count > rows.Count ? ListCursor.Of(byQueue, rows[^1]).ToString() : null));
        }
    }

    public Task<BlockedPage> BlockedAsync(TenantId tenant, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var end = ListCursor.OfWords(cursor, limit);
        lock (tables.Gate)
        {
            return Task.FromResult(BlockedPage.Of([.. Blocked(tenant)
                .OrderByDescending(row => row.At).ThenByDescending(row => row.Row.Id.Value, StringComparer.Ordinal)
                .Where(row => end is not { } last
                    || (StoredTime.Micros(row.At), string.CompareOrdinal(row.Row.Id.Value, last.Id)).CompareTo((last.At, 0)) < 0)
                .Take(limit + 1)], limit));
        }
    }

    private IEnumerable<BlockedRow> Blocked(TenantId tenant) =>
        from stream in tables.Journal
        where stream.Key.Tenant == tenant && stream.Key.Kind == StreamKind.Conversation
        let last = stream.Value.LastOrDefault(stored => stored.Name is BlockedRow.BlockedName or BlockedRow.UnblockedName)
        where last?.Name == BlockedRow.BlockedName
        let row = tables.Conversations.GetValueOrDefault((tenant, new(stream.Key.Key))).Row
        where row is not null
        select BlockedRow.Of(row, last.Data.Span, last.At);

    public Task<IReadOnlyList<StatusCount>> CountsAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return List(Rows(tenant)
                .Where(row => row.Status.IsConsulting())
                .GroupBy(row => (row.Status, row.Agent))
                .Select(group => new StatusCount(group.Key.Status, group.Key.Agent, group.Count())));
        }
    }

    public Task<int> CountOthersAsync(
        TenantId tenant, ConversationStatus status, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return Task.FromResult(Rows(tenant)
                .Where(row => row.Status == status && !status.IsConsulting() && StoredTime.MicrosOrZero(row.LastAt) >= StoredTime.Micros(since))
                .Take(most).Count());
        }
    }

    public Task<FeedPage> ChangesAsync(
        TenantId tenant, FeedPosition after, int limit, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            var found = Feed(tenant).Where(change => change.Changed.CompareTo(after) > 0).Take(limit).ToList();
            return Task.FromResult(new FeedPage(
                [.. found.Select(change => change.Row)], found.Count > 0 ? found[^1].Changed : after, found.Count == limit));
        }
    }

    public Task<FeedPosition> HeadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return Task.FromResult(Feed(tenant).LastOrDefault().Changed);
        }
    }

    public Task<IReadOnlyList<QueuedRow>> QueuedAsync(TenantId tenant, QueueId queue, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return List(Queued().Where(row => row.Tenant == tenant && row.Queue == queue).Order(QueueOrder)
                .Select(row => new QueuedRow(
                    new(row.Id, row.HandOff, row.Priority, row.RequestedAt ?? default, row.Channel, row.Topic,
                        Admitted: row is { Status: ConversationStatus.Waiting, WaitsFor: null }, Version: row.Seq),
                    row.Status == ConversationStatus.Waiting)));
        }
    }

    public Task<IReadOnlyList<(TenantId Tenant, QueueId Queue)>> QueuesInUseAsync(CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return List(Queued().Where(row => row.Queue is not null).Select(row => (row.Tenant, row.Queue!.Value)).Distinct());
        }
    }

    public Task<IReadOnlyList<ConversationId>> OpenSinceAsync(
        TenantId tenant, DateTimeOffset after, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return List(Rows(tenant).Where(row => row.Status.TakesPlace() && row.RequestedAt > StoredTime.Cut(after)).Select(row => row.Id));
        }
    }

    public Task<IReadOnlyDictionary<AgentId, int>> PlacesAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return Task.FromResult<IReadOnlyDictionary<AgentId, int>>(tables.Places.Keys
                .Where(place => place.Tenant == tenant).CountBy(place => place.Agent).ToDictionary());
        }
    }

    public Task<IReadOnlyList<PresenceRow>> PresencesAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return List(tables.Presences.Values.Where(row => row.Tenant == tenant)
                .OrderBy(row => row.Agent.Value, StringComparer.Ordinal));
        }
    }

    public Task<IReadOnlyList<AbsenceRow>> AbsencesAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return List(
                from row in tables.Presences.Values
                where row.Tenant == tenant && AbsenceRow.IsOf(row.Presence)
                orderby row.Agent.Value
                let last = tables.Journal[StreamId.Of(tenant, row.Agent)].LastOrDefault(stored => stored.Name == AbsenceRow.Name)
                where last is not null
                select AbsenceRow.Of(row.Agent, last.Data.Span));
        }
    }

    public Task<IReadOnlyList<TicketRow>> TicketsAsync(
        TenantId tenant, ConversationId conversation, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return List(tables.Tickets.Values
                .Where(row => row.Tenant == tenant && row.Conversation == conversation)
                .OrderByDescending(row => row.HandOff));
        }
    }

    private static Task<IReadOnlyList<T>> List<T>(IEnumerable<T> items) => Task.FromResult<IReadOnlyList<T>>([.. items]);

    private static int Compare(int firstA, int firstB, long thenA, long thenB, ConversationRow a, ConversationRow b)
    {
        var order = firstA.CompareTo(firstB);
        order = order != 0 ? order : thenA.CompareTo(thenB);
        return order != 0 ? order : string.CompareOrdinal(a.Id.Value, b.Id.Value);
    }

    private static ConversationRow Last(ConversationRow any, ListCursor end) => any with
    {
        Id = new(end.Id),
        Priority = end.Priority,
        RequestedAt = StoredTime.OrNever(end.At),
        LastAt = StoredTime.OrNever(end.At),
    };

    private IEnumerable<ConversationRow> Rows(TenantId tenant) =>
        tables.Conversations.Values.Select(stored => stored.Row).Where(row => row.Tenant == tenant);

    private IEnumerable<ConversationRow> Queued() => tables.Conversations.Values.Select(stored => stored.Row)
        .Where(row => row.Status is ConversationStatus.Requested or ConversationStatus.Waiting);

    private IEnumerable<(ConversationRow Row, FeedPosition Changed)> Feed(TenantId tenant) =>
        tables.Conversations.Values.Where(stored => stored.Row.Tenant == tenant).OrderBy(stored => stored.Changed);
}
