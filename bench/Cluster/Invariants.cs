using Npgsql;

namespace Actors.Bench.Cluster;

/// <summary>
/// What must hold, read from the database by nobody's code but this: every acknowledged message is in the journal once and in its customer's
/// order, and no conversation has two owners.
/// </summary>
internal sealed class Invariants(string database) : IAsyncDisposable
{
    private const string Messages =
        " FROM journal WHERE kind = @kind AND name = 'conversation.customer-message-received'"
        + " AND convert_from(data, 'UTF8')::json ->> 'id' ~ '^m-[0-9]{19}$'";

    private const string Id = "substr(convert_from(data, 'UTF8')::json ->> 'id', 3)::numeric";

    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(database);

    /// <summary>Conversations with two places at once, and agents who have one that is not theirs.</summary>
    public async Task<long> DoubleOwnersAsync() => (long)(await OneAsync(
        "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM places GROUP BY tenant, conversation HAVING COUNT(*) > 1) AS doubled)"
        + " + (SELECT COUNT(*) FROM places p JOIN conversations c ON c.tenant = p.tenant AND c.id = p.conversation"
        + " WHERE c.agent IS DISTINCT FROM p.agent)"))!;

    /// <summary>The driver's messages in the journal: how many, how many different ones, the sum of their ids, and how many stand before an earlier one.</summary>
    public async Task<(long Stored, long Different, long SumOfIds, long Disordered)> JournalAsync()
    {
        await using var command = _database.CreateCommand(
            $"SELECT COUNT(*), COUNT(DISTINCT id), COALESCE(MOD(SUM(id), 9223372036854775808), 0)::bigint, COUNT(*) FILTER (WHERE id < before)"
            + $" FROM (SELECT {Id} AS id, LAG({Id}) OVER (PARTITION BY tenant, stream ORDER BY seq) AS before{Messages}) AS said");
        command.Parameters.AddWithValue("kind", Kind);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static int Kind => (int)Storage.StreamKind.Conversation;

    private async Task<object?> OneAsync(string query)
    {
        await using var command = _database.CreateCommand(query);
        return await command.ExecuteScalarAsync();
    }
}
