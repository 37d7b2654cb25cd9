using Actors.Domain;
using Actors.Storage.Values;
using SQLitePCL;

namespace Actors.Storage.Sqlite;

/// <summary>
/// The operations that were done. An item's operation is written first, for the attempt tells whether it was there; an item that is refused
/// later takes it back.
/// </summary>
internal sealed class SqliteOperations(sqlite3 database) : IDisposable
{
    private readonly SqliteStatement _consume = new(
        database,
        "INSERT INTO operations (tenant, scope, id, kind, stream, seq, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING");

    private readonly SqliteStatement _find = new(
        database, "SELECT kind, stream, seq FROM operations WHERE tenant = ?1 AND scope = ?2 AND id = ?3");

    private readonly SqliteStatement _giveBack = new(
        database, "DELETE FROM operations WHERE tenant = ?1 AND scope = ?2 AND id = ?3");

    /// <summary>Writes the operation; returns what it led to before, or null when it is new.</summary>
    public AppendResult.Duplicate? Consume(AppendRequest request)
    {
        if (request.Operation is not { } operation)
        {
            return null;
        }

        Bind(_consume, request.Stream.Tenant, operation);
        _consume.Bind(4, (long)request.Stream.Kind);
        _consume.Bind(5, request.Stream.Key);
        _consume.Bind(6, request.ExpectedSeq + request.Events.Length);
        _consume.Bind(7, StoredTime.Micros(request.Events[^1].At));
        _consume.Run();
        return raw.sqlite3_changes(database) == 1 ? null : Find(request.Stream.Tenant, operation);
    }

    public void GiveBack(AppendRequest request)
    {
        if (request.Operation is { } operation)
        {
            Bind(_giveBack, request.Stream.Tenant, operation);
            _giveBack.Run();
        }
    }

    public void Dispose()
    {
        _consume.Dispose();
        _find.Dispose();
        _giveBack.Dispose();
    }

    private static void Bind(SqliteStatement statement, TenantId tenant, OperationKey operation)
    {
        statement.Bind(1, tenant.Value);
        statement.Bind(2, operation.Scope);
        statement.Bind(3, operation.Id);
    }

    private AppendResult.Duplicate Find(TenantId tenant, OperationKey operation)
    {
        Bind(_find, tenant, operation);
        _find.Step();
        var found = new AppendResult.Duplicate(new(tenant, (StreamKind)_find.Int64(0), _find.Text(1)), _find.Int64(2));
        _find.Reset();
        return found;
    }
}
