using System.Data.Common;
using System.Globalization;
using Actors.Domain;
using Actors.Domain.Webhooks;
using Actors.Storage.Sql;
using Actors.Storage.Values;

namespace Actors.Storage.Webhooks;

/// <summary>Webhooks in SQL.</summary>
internal sealed class SqlWebhookStore(ISqlEngine engine) : IWebhookStore
{
    private const string Mine = " tenant = @tenant AND endpoint = @endpoint";
    private const string InLane = Mine + " AND kind = @kind AND stream = @stream";

    private const string Columns =
        "kind, stream, seq, part, id, type, at, body, state, attempts, next_at, done_at FROM webhook_deliveries WHERE" + Mine;

    public async Task<WebhookCursor?> CursorAsync(TenantId tenant, WebhookId endpoint, CancellationToken cancellationToken) =>
        (await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT tx, no, quiet_until FROM webhook_cursors WHERE" + Mine,
                row => new WebhookCursor(new(row.GetInt64(0), row.GetInt64(1)), StoredTime.OrNever(row.GetInt64(2))),
                cancellationToken, Of(tenant, endpoint)),
            cancellationToken)).FirstOrDefault();

    public Task MoveAsync(TenantId tenant, WebhookId endpoint, WebhookCursor cursor, CancellationToken cancellationToken) =>
        engine.WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO webhook_cursors (tenant, endpoint, tx, no, quiet_until) VALUES (@tenant, @endpoint, @tx, @no, @quiet)"
                + " ON CONFLICT (tenant, endpoint) DO UPDATE SET tx = excluded.tx, no = excluded.no, quiet_until = excluded.quiet_until",
                cancellationToken,
                [.. Of(tenant, endpoint), ("tx", cursor.Position.Transaction), ("no", cursor.Position.Number),
                    ("quiet", StoredTime.MicrosOrZero(cursor.QuietUntil))]),
            cancellationToken);

    public async Task<IReadOnlyDictionary<StreamId, WebhookLane>> LanesAsync(
        TenantId tenant, WebhookId endpoint, IReadOnlyCollection<StreamId> streams, CancellationToken cancellationToken) =>
        await engine.ReadAsync(
            async session =>
            {
                var lanes = new Dictionary<StreamId, WebhookLane>();
                foreach (var stream in streams)
                {
                    var found = await session.QueryAsync(
                        "SELECT seq, memo FROM webhook_lanes WHERE" + InLane,
                        row => new WebhookLane(row.GetInt64(0), row.GetInt32(1)), cancellationToken, Of(tenant, endpoint, stream));
                    found.ForEach(lane => lanes[stream] = lane);
                }

                return lanes;
            },
            cancellationToken);

    public Task AddAsync(
        TenantId tenant, WebhookId endpoint, StreamId stream, WebhookLane lane, IReadOnlyList<WebhookDelivery> deliveries, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        engine.WriteAsync(
            async session =>
            {
                foreach (var each in deliveries)
                {
                    await session.ExecuteAsync(
                        "INSERT INTO webhook_deliveries (tenant, endpoint, kind, stream, seq, part, id, type, at, body, state, attempts, next_at)"
                        + " SELECT @tenant, @endpoint, @kind, @stream, @seq, @part, @id, @type, @at, @body, 0, 0,"
                        + " CASE WHEN EXISTS (SELECT 1 FROM webhook_deliveries WHERE" + InLane + " AND state = 0) THEN NULL ELSE @now END"
                        + " ON CONFLICT DO NOTHING",
                        cancellationToken,
                        [.. Of(tenant, endpoint, stream), ("seq", each.Seq), ("part", each.Part), ("id", each.Id), ("type", each.Type),
                            ("at", StoredTime.Micros(each.At)), ("body", each.Body.ToArray()), ("now", StoredTime.Micros(now))]);
                }

                return await session.ExecuteAsync(
                    "INSERT INTO webhook_lanes (tenant, endpoint, kind, stream, seq, memo)"
                    + " VALUES (@tenant, @endpoint, @kind, @stream, @seq, @memo)"
                    + " ON CONFLICT (tenant, endpoint, kind, stream) DO UPDATE SET seq = excluded.seq, memo = excluded.memo",
                    cancellationToken, [.. Of(tenant, endpoint, stream), ("seq", lane.Seq), ("memo", lane.Memo)]);
            },
            cancellationToken);

    public async Task<IReadOnlyList<WebhookDelivery>> DueAsync(
        TenantId tenant, WebhookId endpoint, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT " + Columns + " AND next_at <= @now ORDER BY next_at, kind, stream, seq, part LIMIT @limit",
                row => Read(tenant, endpoint, row), cancellationToken,
                [.. Of(tenant, endpoint), ("now", StoredTime.Micros(now)), ("limit", limit)]),
            cancellationToken);

    public async Task<int> PendingAsync(TenantId tenant, WebhookId endpoint, CancellationToken cancellationToken) =>
        (await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT COUNT(*) FROM webhook_deliveries WHERE" + Mine + " AND state = 0",
                row => Convert.ToInt32(row.GetValue(0), CultureInfo.InvariantCulture), cancellationToken, Of(tenant, endpoint)),
            cancellationToken))[0];

    public Task RecordAsync(
        TenantId tenant, WebhookDelivery delivery, WebhookAttempt attempt, WebhookState state, DateTimeOffset? nextAt,
        CancellationToken cancellationToken) =>
        engine.WriteAsync(
            async session =>
            {
                (string, object?)[] place = [.. Of(tenant, delivery.Endpoint, delivery.Stream), ("seq", delivery.Seq), ("part", delivery.Part)];
                var ended = attempt.At + attempt.Took;
                await session.ExecuteAsync(
                    "INSERT INTO webhook_attempts (tenant, endpoint, delivery, number, at, took, status, outcome)"
                    + " SELECT @tenant, @endpoint, @id, COALESCE(MAX(number), 0) + 1, @at, @took, @status, @outcome"
                    + " FROM webhook_attempts WHERE" + Mine + " AND delivery = @id",
                    cancellationToken,
                    [.. Of(tenant, delivery.Endpoint), ("id", delivery.Id), ("at", StoredTime.Micros(attempt.At)),
                        ("took", (long)attempt.Took.TotalMicroseconds), ("status", attempt.Status), ("outcome", attempt.Outcome)]);
                await session.ExecuteAsync(
                    "UPDATE webhook_deliveries SET state = @state, attempts = attempts + 1, next_at = @next, done_at = @done WHERE" + InLane
                    + " AND seq = @seq AND part = @part",
                    cancellationToken,
                    [.. place, ("state", (int)state), ("next", StoredTime.Micros(nextAt)),
                        ("done", state == WebhookState.Pending ? null : StoredTime.Micros(ended))]);
                return state == WebhookState.Pending ? 0 : await FollowAsync(session, tenant, delivery.Endpoint, delivery.Stream, ended, cancellationToken);
            },
            cancellationToken);

    public async Task<IReadOnlyList<WebhookDelivery>> LogAsync(
        TenantId tenant, WebhookId endpoint, WebhookState? state, string? before, int limit, CancellationToken cancellationToken)
    {
        var (at, id) = WebhookLogCursor.Parse(before);
        return await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT " + Columns + " AND (at, id) < (@at, @id)" + (state is null ? "" : " AND state = @state")
                + " ORDER BY at DESC, id DESC LIMIT @limit",
                row => Read(tenant, endpoint, row), cancellationToken,
                [.. Of(tenant, endpoint), ("at", at), ("id", id), ("limit", limit), .. state is { } one ? [("state", (object?)(int)one)] : Array.Empty<(string, object?)>()]),
            cancellationToken);
    }

    public async Task<(WebhookDelivery Delivery, IReadOnlyList<WebhookAttempt> Attempts)?> FindAsync(
        TenantId tenant, WebhookId endpoint, string id, CancellationToken cancellationToken) =>
        await engine.ReadAsync(
            async session =>
            {
                (string, object?)[] place = [.. Of(tenant, endpoint), ("id", id)];
                var found = await session.QueryAsync("SELECT " + Columns + " AND id = @id", row => Read(tenant, endpoint, row), cancellationToken, place);
                var attempts = await session.QueryAsync(
                    "SELECT at, took, status, outcome FROM webhook_attempts WHERE" + Mine + " AND delivery = @id ORDER BY number",
                    row => new WebhookAttempt(
                        StoredTime.Of(row.GetInt64(0)), TimeSpan.FromMicroseconds(row.GetInt64(1)), row.IsDBNull(2) ? null : row.GetInt32(2), row.GetString(3)),
                    cancellationToken, place);
                return found.Count == 0 ? ((WebhookDelivery, IReadOnlyList<WebhookAttempt>)?)null : (found[0], attempts);
            },
            cancellationToken);

    public Task<int> RedeliverAsync(TenantId tenant, WebhookId endpoint, string? id, DateTimeOffset now, CancellationToken cancellationToken) =>
        engine.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE webhook_deliveries SET state = 0, attempts = 0, next_at = @now, done_at = NULL WHERE" + Mine
                + (id is null ? " AND state = 2" : " AND id = @id"),
                cancellationToken,
                [.. Of(tenant, endpoint), ("now", StoredTime.Micros(now)), .. id is null ? Array.Empty<(string, object?)>() : [("id", (object?)id)]]),
            cancellationToken);

    public Task HealAsync(TenantId tenant, WebhookId endpoint, DateTimeOffset now, CancellationToken cancellationToken) =>
        engine.WriteAsync(
            async session =>
            {
                var stuck = await session.QueryAsync(
                    "SELECT kind, stream FROM webhook_deliveries WHERE" + Mine + " AND state = 0 GROUP BY kind, stream"
                    + " HAVING SUM(CASE WHEN next_at IS NULL THEN 0 ELSE 1 END) = 0",
                    row => new StreamId(tenant, (StreamKind)row.GetInt32(0), row.GetString(1)), cancellationToken, Of(tenant, endpoint));
                foreach (var stream in stuck)
                {
                    await FollowAsync(session, tenant, endpoint, stream, now, cancellationToken);
                }

                return stuck.Count;
            },
            cancellationToken);

    public Task DropAsync(TenantId tenant, WebhookId endpoint, CancellationToken cancellationToken) => engine.WriteAsync(
        async session =>
        {
            foreach (var table in new[] { "webhook_attempts", "webhook_deliveries", "webhook_lanes", "webhook_cursors" })
            {
                await session.ExecuteAsync($"DELETE FROM {table} WHERE" + Mine, cancellationToken, Of(tenant, endpoint));
            }

            return true;
        },
        cancellationToken);

    public Task<int> ForgetDoneAsync(DateTimeOffset before, CancellationToken cancellationToken) => engine.WriteAsync(
        async session =>
        {
            (string, object?) when = ("before", StoredTime.Micros(before));
            await session.ExecuteAsync(
                "DELETE FROM webhook_attempts WHERE EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.tenant = webhook_attempts.tenant"
                + " AND d.endpoint = webhook_attempts.endpoint AND d.id = webhook_attempts.delivery AND d.done_at < @before)",
                cancellationToken, when);
            return await session.ExecuteAsync("DELETE FROM webhook_deliveries WHERE done_at < @before", cancellationToken, when);
        },
        cancellationToken);

    /// <summary>The first that waits in a stream is due, unless one of it is already.</summary>
    private static Task<int> FollowAsync(
        SqlSession session, TenantId tenant, WebhookId endpoint, StreamId stream, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            "UPDATE webhook_deliveries SET next_at = @now WHERE" + InLane + " AND state = 0 AND (seq, part) = (SELECT seq, part FROM webhook_deliveries WHERE"
            + InLane + " AND state = 0 ORDER BY seq, part LIMIT 1) AND next_at IS NULL",
            cancellationToken, [.. Of(tenant, endpoint, stream), ("now", StoredTime.Micros(now))]);

    private static WebhookDelivery Read(TenantId tenant, WebhookId endpoint, DbDataReader row) => new(
        endpoint, new(tenant, (StreamKind)row.GetInt32(0), row.GetString(1)), row.GetInt64(2), row.GetInt32(3), row.GetString(4), row.GetString(5),
        StoredTime.Of(row.GetInt64(6)), SqlRows.Bytes(row, 7), (WebhookState)row.GetInt32(8), row.GetInt32(9),
        row.IsDBNull(10) ? null : StoredTime.Of(row.GetInt64(10)), row.IsDBNull(11) ? null : StoredTime.Of(row.GetInt64(11)));

    private static (string, object?)[] Of(TenantId tenant, WebhookId endpoint) => [("tenant", tenant.Value), ("endpoint", endpoint.Value)];

    private static (string, object?)[] Of(TenantId tenant, WebhookId endpoint, StreamId stream) =>
        [.. Of(tenant, endpoint), ("kind", (int)stream.Kind), ("stream", stream.Key)];
}
