using System.Data.Common;
using Actors.Domain;
using Actors.Storage.Values;
using Actors.Storage.Writer;

namespace Actors.Storage.Sql;

/// <summary>The journal in SQL. Appends go to the writer; everything else is read here, by statements that both engines understand.</summary>
internal sealed class SqlJournal(ISqlEngine engine, IOperationLookup operations, IFeedSweep feed, GroupCommitWriter writer)
    : IEventJournal
{
    private const string OfStream = "tenant = @tenant AND kind = @kind AND stream = @stream";
    private const string Columns = "SELECT seq, name, data, at FROM journal WHERE " + OfStream;

    // One statement, so that the snapshot and the events after it are of one moment, in one round trip.
    private const string Tail =
        "SELECT seq, '' AS name, state AS data, 0 AS at, 0 AS part FROM snapshots WHERE " + OfStream
        + " UNION ALL SELECT seq, name, data, at, 1 AS part FROM journal WHERE " + OfStream
        + " AND seq > COALESCE((SELECT seq FROM snapshots WHERE " + OfStream + "), 0) ORDER BY part, seq";

    private const string Streams =
        "SELECT stream FROM journal WHERE tenant = @tenant AND kind = @kind AND stream > @after AND seq = 1 ORDER BY stream LIMIT @limit";

    private const string StreamsBetween =
        "SELECT DISTINCT stream FROM journal WHERE tenant = @tenant AND kind = @kind AND at >= @from AND at < @to ORDER BY stream LIMIT @limit";

    // From one tenant to the next in the key, over whatever each of them has.
    private const string Tenants =
        "WITH RECURSIVE known (tenant) AS (SELECT MIN(tenant) FROM journal UNION ALL"
        + " SELECT (SELECT MIN(j.tenant) FROM journal j WHERE j.tenant > k.tenant) FROM known k WHERE k.tenant IS NOT NULL),"
        + " own AS (SELECT k.tenant, (SELECT j.seq FROM journal j WHERE j.tenant = k.tenant AND j.kind = 1 AND j.stream = ''"
        + " ORDER BY j.seq DESC LIMIT 1) AS seq FROM known k)"
        + " SELECT tenant, seq FROM own WHERE seq IS NOT NULL";

    private readonly string _forget =
        $"DELETE FROM operations WHERE {engine.Dialect.RowId} IN"
        + $" (SELECT {engine.Dialect.RowId} FROM operations WHERE at < @before LIMIT 1000)";

    public Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken) =>
        writer.AppendAsync(request, cancellationToken);

    public async Task<StreamTail> LoadAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                Tail, row => (Stored: Event(row), IsSnapshot: row.GetInt32(4) == 0), cancellationToken, Parameters(stream)),
            cancellationToken);
        return found is [{ IsSnapshot: true } snapshot, ..]
            ? new(snapshot.Stored.Seq, snapshot.Stored.Data, [.. found.Skip(1).Select(row => row.Stored)])
            : new(0, default, [.. found.Select(row => row.Stored)]);
    }

    public async Task<IReadOnlyList<StoredEvent>> ReadAsync(
        StreamId stream, long after, int limit, CancellationToken cancellationToken) => await engine.ReadAsync(
            session => session.QueryAsync(
                Columns + " AND seq > @after ORDER BY seq LIMIT @limit", Event, cancellationToken,
                [.. Parameters(stream), ("after", after), ("limit", limit)]),
            cancellationToken);

    public async Task<IReadOnlyList<StoredEvent>> ReadBackAsync(
        StreamId stream, long before, int limit, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                Columns + " AND seq < @before ORDER BY seq DESC LIMIT @limit", Event, cancellationToken,
                [.. Parameters(stream), ("before", before), ("limit", limit)]),
            cancellationToken);
        found.Reverse();
        return found;
    }

    public Task<AppendResult.Duplicate?> FindOperationAsync(
        TenantId tenant, OperationKey operation, CancellationToken cancellationToken)
    {
        StoredText.Check(operation.Scope, "operation");
        StoredText.Check(operation.Id, "operation");
        return operations.FindAsync(tenant, operation, cancellationToken);
    }

    public async Task<IReadOnlyList<StreamId>> StreamsAsync(
        TenantId tenant, StreamKind kind, string afterKey, int limit, CancellationToken cancellationToken) => await engine.ReadAsync(
            session => session.QueryAsync(
                Streams, row => new StreamId(tenant, kind, row.GetString(0)), cancellationToken,
                ("tenant", tenant.Value), ("kind", (int)kind), ("after", afterKey), ("limit", limit)),
            cancellationToken);

    public async Task<IReadOnlyList<StreamId>> StreamsBetweenAsync(
        TenantId tenant, StreamKind kind, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken) =>
        await engine.ReadAsync(
            session => session.QueryAsync(
                StreamsBetween, row => new StreamId(tenant, kind, row.GetString(0)), cancellationToken,
                ("tenant", tenant.Value), ("kind", (int)kind), ("from", StoredTime.Micros(from)), ("to", StoredTime.Micros(to)), ("limit", limit)),
            cancellationToken);

    public async Task<IReadOnlyDictionary<TenantId, long>> TenantsAsync(CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                Tenants, row => (Tenant: new TenantId(row.GetString(0)), Seq: row.GetInt64(1)), cancellationToken),
            cancellationToken);
        return found.ToDictionary(row => row.Tenant, row => row.Seq);
    }

    /// <summary>Looks for them as a reader and deletes them in small transactions, so that no append waits for the looking.</summary>
    public async Task<int> ForgetOperationsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var cut = ("before", (object?)StoredTime.Micros(before));
        var forgotten = 0;
        while ((await engine.ReadAsync(
            session => session.QueryAsync("SELECT 1 FROM operations WHERE at < @before LIMIT 1", _ => true, cancellationToken, cut),
            cancellationToken)).Count > 0)
        {
            forgotten += await engine.WriteAsync(session => session.ExecuteAsync(_forget, cancellationToken, cut), cancellationToken);
        }

        // Housekeeping too, and of the same rhythm.
        await feed.SweepAsync(cancellationToken);
        return forgotten;
    }

    private static (string, object?)[] Parameters(StreamId stream) =>
        [("tenant", stream.Tenant.Value), ("kind", (int)stream.Kind), ("stream", stream.Key)];

    private static StoredEvent Event(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), SqlRows.Bytes(row, 2), StoredTime.Of(row.GetInt64(3)));
}
