using Actors.Storage.Values;

namespace Actors.Storage.InMemory;

/// <summary>The deadlines of the model.</summary>
internal sealed class InMemoryDueStore(InMemoryTables tables) : IDueStore
{
    public Task<IReadOnlyList<StreamId>> ClaimAsync(
        DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            var conversations = tables.Conversations.Values
                .Select(stored => (stored.Row.NextDue, Stream: StreamId.Of(stored.Row.Tenant, stored.Row.Id)));
            var agents = tables.Presences.Values.Select(row => (row.NextDue, Stream: StreamId.Of(row.Tenant, row.Agent)));
            var claimed = conversations.Concat(agents)
                .Where(due => due.NextDue <= StoredTime.Cut(now))
                .OrderBy(due => due.NextDue).ThenBy(due => due.Stream.Kind)
                .ThenBy(due => due.Stream.Tenant.Value, StringComparer.Ordinal)
                .ThenBy(due => due.Stream.Key, StringComparer.Ordinal)
                .Take(limit).Select(due => due.Stream).ToList();
            claimed.ForEach(stream => Move(stream, StoredTime.Cut(until)));
            return Task.FromResult<IReadOnlyList<StreamId>>(claimed);
        }
    }

    private void Move(StreamId stream, DateTimeOffset until)
    {
        if (stream.Kind == StreamKind.Agent)
        {
            tables.Presences[(stream.Tenant, new(stream.Key))] =
                tables.Presences[(stream.Tenant, new(stream.Key))] with { NextDue = until };
            return;
        }

        var (row, changed) = tables.Conversations[(stream.Tenant, new(stream.Key))];
        tables.Conversations[(stream.Tenant, new(stream.Key))] = (row with { NextDue = until }, changed);
    }
}
