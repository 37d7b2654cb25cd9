using Actors.Storage.Sql;

namespace Actors.Storage.Postgres;

/// <summary>
/// Deletes the rows of the feed in which every change is overtaken, and empties the places of those that are where at least half are: not for
/// each, for that writes the whole row again.
/// </summary>
internal sealed class PostgresFeedSweep(ISqlEngine engine) : IFeedSweep
{
    private const int Page = 200;

    private readonly string _sweep =
        $"""
        WITH page AS (
          SELECT f.tenant, f.tx, f.no, f.conversations FROM feed_batches f
          WHERE (f.tenant, f.tx, f.no) > (@tenant, @tx, @no){engine.Dialect.SettledChanges}
          ORDER BY f.tenant, f.tx, f.no LIMIT @limit{engine.Dialect.SkipLocked}
        ), looked AS (
          SELECT p.tenant, p.tx, p.no, count(p.conversation) AS before, count(c.id) AS after, array_agg(c.id ORDER BY p.place) AS conversations
          FROM (
            SELECT page.tenant, page.tx, page.no, each.conversation, each.place
            FROM page CROSS JOIN LATERAL unnest(page.conversations) WITH ORDINALITY AS each (conversation, place)) AS p
          LEFT JOIN conversations c ON c.tenant = p.tenant AND c.id = p.conversation AND c.changed_tx = p.tx
          GROUP BY p.tenant, p.tx, p.no
        ), gone AS (
          DELETE FROM feed_batches f USING looked l
          WHERE f.tenant = l.tenant AND f.tx = l.tx AND f.no = l.no AND l.after = 0
        ), emptied AS (
          UPDATE feed_batches f SET conversations = l.conversations FROM looked l
          WHERE f.tenant = l.tenant AND f.tx = l.tx AND f.no = l.no AND l.after > 0 AND 2 * l.after <= l.before
        )
        SELECT tenant, tx, no FROM page ORDER BY tenant, tx, no
        """;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var (last, full) = ((Tenant: "", Transaction: 0L, Number: 0), true);
        while (full)
        {
            var page = await engine.WriteAsync(
                session => session.QueryAsync(
                    _sweep, row => (Tenant: row.GetString(0), Transaction: row.GetInt64(1), Number: row.GetInt32(2)),
                    cancellationToken,
                    ("tenant", last.Tenant), ("tx", last.Transaction), ("no", last.Number), ("limit", Page)),
                cancellationToken);
            full = page.Count == Page;
            last = page.Count > 0 ? page[^1] : last;
        }
    }
}
