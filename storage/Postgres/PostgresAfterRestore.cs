namespace Actors.Storage.Postgres;

/// <summary>What only PostgreSQL needs after a restore.</summary>
internal static class PostgresAfterRestore
{
    /// <summary>
    /// Silos of the time of the backup are forgotten. The feed is ordered by the numbers of transactions, and on another server these begin
    /// anew: positions above them would count as not yet committed. So the changes get the first transaction there is, in their order, and webhooks, which
    /// read the feed, the same place in it.
    /// </summary>
    public static IReadOnlyList<string> Statements { get; } =
    [
        "DELETE FROM cluster_silos",
        "DELETE FROM cluster_version",
        """
        DO $$
        BEGIN
          IF (SELECT COALESCE(MAX(tx), 0) FROM feed_batches) < pg_current_xact_id()::text::bigint THEN
            RETURN;
          END IF;

          CREATE TEMPORARY TABLE renumbered ON COMMIT DROP AS
            SELECT f.tenant, f.tx, f.no, f.conversation, row_number() OVER (PARTITION BY f.tenant ORDER BY f.tx, f.no)::integer AS place
            FROM feed f JOIN conversations c ON c.tenant = f.tenant AND c.id = f.conversation AND c.changed_tx = f.tx;
          UPDATE webhook_cursors w SET tx = 1, no = (
            SELECT COUNT(*) FROM renumbered r WHERE r.tenant = w.tenant AND (r.tx, r.no) <= (w.tx, w.no));
          DELETE FROM feed_batches;
          INSERT INTO feed_batches (tenant, tx, no, conversations) SELECT tenant, 1, place, ARRAY[conversation] FROM renumbered;
          UPDATE conversations SET changed_tx = 1;
        END
        $$
        """,
    ];
}
