using Actors.Domain;
using Actors.Storage.Values;

namespace Actors.Storage.Sql;

/// <content>Who is blocked: of whom the last event of the two says so.</content>
internal sealed partial class SqlReadStore
{
    private const string Either = $".name IN ('{BlockedRow.BlockedName}', '{BlockedRow.UnblockedName}')";

    // SQLite uses a partial index only where its very condition is in the query.
    private static readonly string Blocked =
        "SELECT " + SqlRows.ConversationColumnsOf("c") + ", b.at, b.data FROM journal b"
        + " JOIN conversations c ON c.tenant = b.tenant AND c.id = b.stream"
        + $" WHERE b.tenant = @tenant AND b{Either} AND b.name = '{BlockedRow.BlockedName}'"
        + $" AND NOT EXISTS (SELECT 1 FROM journal l WHERE l.tenant = b.tenant AND l.stream = b.stream AND l{Either} AND l.seq > b.seq)";

    public async Task<BlockedPage> BlockedAsync(TenantId tenant, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var parameters = new List<(string, object?)> { ("tenant", tenant.Value), ("limit", limit + 1) };
        var sql = Blocked;
        if (ListCursor.OfWords(cursor, limit) is { } end)
        {
            sql += " AND (b.at, b.stream) < (@at, @id)";
            parameters.AddRange([("at", end.At), ("id", end.Id)]);
        }

        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                sql + " ORDER BY b.at DESC, b.stream DESC LIMIT @limit",
                row => BlockedRow.Of(SqlRows.Conversation(row), SqlRows.Bytes(row, 25), StoredTime.Of(row.GetInt64(24))),
                cancellationToken, [.. parameters]),
            cancellationToken);
        return BlockedPage.Of(found, limit);
    }
}
