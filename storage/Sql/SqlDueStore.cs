using System.Data.Common;
using Actors.Domain;
using Actors.Storage.Values;

namespace Actors.Storage.Sql;

/// <summary>
/// Deadlines in SQL. What is due is found and locked first, leaving out what another process has locked, and then moved: nobody waits for
/// anybody, and a row is claimed once.
/// </summary>
internal sealed class SqlDueStore(ISqlEngine engine) : IDueStore
{
    private readonly string _conversations =
        $"SELECT next_due, {(int)StreamKind.Conversation} AS kind, tenant, id FROM conversations WHERE next_due <= @now"
        + " ORDER BY next_due, tenant, id LIMIT @limit" + engine.Dialect.SkipLocked;

    private readonly string _agents =
        $"SELECT next_due, {(int)StreamKind.Agent} AS kind, tenant, agent FROM presence WHERE next_due <= @now"
        + " ORDER BY next_due, tenant, agent LIMIT @limit" + engine.Dialect.SkipLocked;

    public async Task<IReadOnlyList<StreamId>> ClaimAsync(
        DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters = [("now", StoredTime.Micros(now)), ("limit", limit)];

        // Mostly nothing is due; then no writer is disturbed.
        var anything = await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT 1 WHERE EXISTS (SELECT 1 FROM conversations WHERE next_due <= @now)"
                + " OR EXISTS (SELECT 1 FROM presence WHERE next_due <= @now)",
                _ => true, cancellationToken, parameters[0]),
            cancellationToken);
        return anything.Count == 0 ? [] : await engine.WriteAsync(
            session => ClaimAsync(session, parameters, StoredTime.Micros(until), limit, cancellationToken), cancellationToken);
    }

    private async Task<List<StreamId>> ClaimAsync(
        SqlSession session, (string, object?)[] parameters, long until, int limit, CancellationToken cancellationToken)
    {
        var due = await session.QueryAsync(_conversations, Due, cancellationToken, parameters);
        due.AddRange(await session.QueryAsync(_agents, Due, cancellationToken, parameters));
        var claimed = due
            .OrderBy(row => row.At).ThenBy(row => row.Stream.Kind)
            .ThenBy(row => row.Stream.Tenant.Value, StringComparer.Ordinal).ThenBy(row => row.Stream.Key, StringComparer.Ordinal)
            .Take(limit).Select(row => row.Stream).ToList();
        foreach (var stream in claimed)
        {
            var move = stream.Kind == StreamKind.Agent
                ? "UPDATE presence SET next_due = @until WHERE tenant = @tenant AND agent = @key"
                : "UPDATE conversations SET next_due = @until WHERE tenant = @tenant AND id = @key";
            await session.ExecuteAsync(
                move, cancellationToken, ("until", until), ("tenant", stream.Tenant.Value), ("key", stream.Key));
        }

        return claimed;
    }

    private static (long At, StreamId Stream) Due(DbDataReader row) =>
        (row.GetInt64(0), new(new TenantId(row.GetString(2)), (StreamKind)row.GetInt32(1), row.GetString(3)));
}
