using Actors.Domain;
using Actors.Storage.Values;
using SQLitePCL;

namespace Actors.Storage.Sqlite;

/// <summary>
/// The operations that were done: a table in the order of doing, and an index of it in memory, read when the file is opened. That makes an operation
/// cost next to nothing; the price is about 30 bytes of memory for each operation that is kept (30 days), and a second at the opening
/// for every million of them.
/// </summary>
internal sealed class SqliteOperations : IDisposable
{
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _find;
    private readonly OperationIndex _index = new();
    private long _last;

    public SqliteOperations(sqlite3 database)
    {
        _insert = new(
            database,
            "INSERT INTO operations (no, tenant, scope, id, kind, stream, seq, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        _find = new(
            database, "SELECT kind, stream, seq FROM operations WHERE no = ?1 AND tenant = ?2 AND scope = ?3 AND id = ?4");
        using var all = new SqliteStatement(database, "SELECT no, tenant, scope, id FROM operations ORDER BY no");
        while (all.Step())
        {
            _last = all.Int64(0);
            _index.Add(Hash(all.Text(1), all.Text(2), all.Text(3)), _last);
        }
    }

    /// <summary>What the operation led to before, or null.</summary>
    public AppendResult.Duplicate? Find(TenantId tenant, OperationKey operation)
    {
        var (hash, at) = (Hash(tenant.Value, operation.Scope, operation.Id), 0);
        while (_index.Next(hash, ref at) is { } no)
        {
            _find.Bind(1, no);
            _find.Bind(2, tenant.Value);
            _find.Bind(3, operation.Scope);
            _find.Bind(4, operation.Id);
            var found = _find.Step()
                ? new AppendResult.Duplicate(new(tenant, (StreamKind)_find.Int64(0), _find.Text(1)), _find.Int64(2))
                : null;
            _find.Reset();
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Writes an operation that was not found.</summary>
    public void Write(StreamId stream, OperationKey operation, long seq, DateTimeOffset at)
    {
        // The number is not taken back by a rollback: it leaves a gap, and the index a proposal that leads nowhere.
        _insert.Bind(1, ++_last);
        _insert.Bind(2, stream.Tenant.Value);
        _insert.Bind(3, operation.Scope);
        _insert.Bind(4, operation.Id);
        _insert.Bind(5, (long)stream.Kind);
        _insert.Bind(6, stream.Key);
        _insert.Bind(7, seq);
        _insert.Bind(8, StoredTime.Micros(at));
        _insert.Run();
        _index.Add(Hash(stream.Tenant.Value, operation.Scope, operation.Id), _last);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _find.Dispose();
    }

    /// <summary>Another in each process, so that nobody outside can make many fall together.</summary>
    private static long Hash(string tenant, string scope, string id) =>
        ((long)HashCode.Combine(tenant.GetHashCode(StringComparison.Ordinal), scope.GetHashCode(StringComparison.Ordinal)) << 32)
        | (uint)id.GetHashCode(StringComparison.Ordinal);
}
