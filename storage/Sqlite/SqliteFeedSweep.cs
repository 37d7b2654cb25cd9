using Actors.Storage.Sql;

namespace Actors.Storage.Sqlite;

/// <summary>Deletes the rows of the feed that are overtaken: a page is looked for as a reader and deleted in a small transaction.</summary>
internal sealed class SqliteFeedSweep(ISqlEngine engine) : IFeedSweep
{
    private const int Page = 1000;

    private const string Overtaken =
        "SELECT f.tenant, f.tx, f.no FROM feed f WHERE (f.tenant, f.tx, f.no) > (@tenant, @tx, @no)"
        + " AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.tenant = f.tenant AND c.id = f.conversation AND c.changed_tx = f.tx)"
        + " ORDER BY f.tenant, f.tx, f.no LIMIT @limit";

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var (last, full) = ((Tenant: "", Transaction: 0L, Number: 0), true);
        while (full)
        {
            var page = await engine.ReadAsync(
                session => session.QueryAsync(
                    Overtaken, row => (Tenant: row.GetString(0), Transaction: row.GetInt64(1), Number: row.GetInt32(2)),
                    cancellationToken,
                    ("tenant", last.Tenant), ("tx", last.Transaction), ("no", last.Number), ("limit", Page)),
                cancellationToken);
            full = page.Count == Page;
            if (page.Count > 0)
            {
                last = page[^1];
                await engine.WriteAsync(session => DeleteAsync(session, page, cancellationToken), cancellationToken);
            }
        }
    }

    private static async Task<bool> DeleteAsync(
        SqlSession session, List<(string Tenant, long Transaction, int Number)> page, CancellationToken cancellationToken)
    {
        foreach (var (tenant, transaction, number) in page)
        {
            await session.ExecuteAsync(
                "DELETE FROM feed WHERE tenant = @tenant AND tx = @tx AND no = @no", cancellationToken,
                ("tenant", tenant), ("tx", transaction), ("no", number));
        }

        return true;
    }
}
