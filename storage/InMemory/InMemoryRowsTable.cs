using Actors.Domain;

namespace Actors.Storage.InMemory;

/// <summary>The rows of the model, for rebuilding.</summary>
internal sealed class InMemoryRowsTable(InMemoryTables tables) : IRowsTable
{
    public Task<TenantRows> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return Task.FromResult(new TenantRows(
                [.. tables.Conversations.Values.Select(stored => stored.Row).Where(row => row.Tenant == tenant)],
                [.. tables.Tickets.Values.Where(row => row.Tenant == tenant)],
                [.. tables.Places.Where(place => place.Key.Tenant == tenant).Select(place => (place.Key.Agent, place.Value))],
                [.. tables.Presences.Values.Where(row => row.Tenant == tenant)]));
        }
    }

    public Task ReplaceAsync(TenantId tenant, Func<Task<TenantRows>> fold, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            // Everything of the model is there at once, so the fold does not leave the lock.
            var rows = fold().GetAwaiter().GetResult();
            Clear(tenant);
            foreach (var row in rows.Conversations)
            {
                tables.Write(row);
            }

            foreach (var row in rows.Tickets)
            {
                tables.Tickets[(tenant, row.Id)] = row;
            }

            foreach (var (agent, conversation) in rows.Places)
            {
                tables.Take(tenant, agent, conversation, capacity: null);
            }

            foreach (var row in rows.Presences)
            {
                tables.Presences[(tenant, row.Agent)] = row;
            }
        }

        return Task.CompletedTask;
    }

    private void Clear(TenantId tenant)
    {
        RemoveAll(tables.Conversations, key => key.Item1 == tenant);
        RemoveAll(tables.Tickets, key => key.Item1 == tenant);
        RemoveAll(tables.Places, key => key.Tenant == tenant);
        RemoveAll(tables.Presences, key => key.Item1 == tenant);
    }

    private static void RemoveAll<TKey, TValue>(Dictionary<TKey, TValue> rows, Func<TKey, bool> wanted) where TKey : notnull
    {
        foreach (var key in rows.Keys.Where(wanted).ToList())
        {
            rows.Remove(key);
        }
    }
}
