using System.Data.Common;
using Actors.Domain;
using Actors.Storage.Values;
using Actors.Storage.Writer;

namespace Actors.Storage.Sql;

/// <summary>The journal in SQL. Appends go to the writer; everything else is read here, by statements that both engines understand.</summary>
internal sealed class SqlJournal(ISqlEngine engine, GroupCommitWriter writer) : IEventJournal
{
    private const string OfStream = "tenant = @tenant AND kind = @kind AND stream = @stream";
    private const string Columns = "SELECT seq, name, data, at FROM journal WHERE " + OfStream;

    // One statement, so that the snapshot and the events after it are of one moment, in one round trip.
    private const string Tail =
        "SELECT seq, '' AS name, state AS data, 0 AS at, 0 AS part FROM snapshots WHERE " + OfStream
        + " UNION ALL SELECT seq, name, data, at, 1 AS part FROM journal WHERE " + OfStream
        + " AND seq > COALESCE((SELECT seq FROM snapshots WHERE " + OfStream + "), 0) ORDER BY part, seq";

    private const string Operation =
        "SELECT kind, stream, seq FROM operations WHERE tenant = @tenant AND scope = @scope AND id = @id";

    private const string Streams =
        "SELECT stream FROM journal WHERE tenant = @tenant AND kind = @kind AND stream > @after AND seq = 1 ORDER BY stream LIMIT @limit";

    private const string Old = "SELECT tenant, scope, id FROM operations WHERE at < @before LIMIT 1000";
    private const string Forget = "DELETE FROM operations WHERE tenant = @tenant AND scope = @scope AND id = @id AND at < @before";

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

    public async Task<AppendResult.Duplicate?> FindOperationAsync(
        TenantId tenant, OperationKey operation, CancellationToken cancellationToken)
    {
        StoredText.Check(operation.Scope, "operation");
        StoredText.Check(operation.Id, "operation");
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                Operation,
                row => new AppendResult.Duplicate(new(tenant, (StreamKind)row.GetInt32(0), row.GetString(1)), row.GetInt64(2)),
                cancellationToken, ("tenant", tenant.Value), ("scope", operation.Scope), ("id", operation.Id)),
            cancellationToken);
        return found.FirstOrDefault();
    }

    public async Task<IReadOnlyList<StreamId>> StreamsAsync(
        TenantId tenant, StreamKind kind, string afterKey, int limit, CancellationToken cancellationToken) => await engine.ReadAsync(
            session => session.QueryAsync(
                Streams, row => new StreamId(tenant, kind, row.GetString(0)), cancellationToken,
                ("tenant", tenant.Value), ("kind", (int)kind), ("after", afterKey), ("limit", limit)),
            cancellationToken);

    public async Task<IReadOnlyDictionary<TenantId, long>> TenantsAsync(CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT tenant, MAX(seq) FROM journal WHERE kind = 1 GROUP BY tenant",
                row => (Tenant: new TenantId(row.GetString(0)), Seq: row.GetInt64(1)), cancellationToken),
            cancellationToken);
        return found.ToDictionary(row => row.Tenant, row => row.Seq);
    }

    /// <summary>Looks for them as a reader and deletes them in small transactions, so that no append waits for the looking.</summary>
    public async Task<int> ForgetOperationsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var cut = StoredTime.Micros(before);
        for (var forgotten = 0; ;)
        {
            var old = await engine.ReadAsync(
                session => session.QueryAsync(
                    Old, row => (Tenant: row.GetString(0), Scope: row.GetString(1), Id: row.GetString(2)), cancellationToken,
                    ("before", cut)),
                cancellationToken);
            if (old.Count == 0)
            {
                // Housekeeping too, and of the same rhythm.
                await new SqlFeedSweep(engine).SweepAsync(cancellationToken);
                return forgotten;
            }

            forgotten += await engine.WriteAsync(
                async session =>
                {
                    var deleted = 0;
                    foreach (var (tenant, scope, id) in old)
                    {
                        deleted += await session.ExecuteAsync(
                            Forget, cancellationToken, ("tenant", tenant), ("scope", scope), ("id", id), ("before", cut));
                    }

                    return deleted;
                },
                cancellationToken);
        }
    }

    private static (string, object?)[] Parameters(StreamId stream) =>
        [("tenant", stream.Tenant.Value), ("kind", (int)stream.Kind), ("stream", stream.Key)];

    private static StoredEvent Event(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), SqlRows.Bytes(row, 2), StoredTime.Of(row.GetInt64(3)));
}
