using Actors.Domain;
using Actors.Storage.Sql;

namespace Actors.Storage.Postgres;

/// <summary>Finds operations by their key.</summary>
internal sealed class PostgresOperations(ISqlEngine engine) : IOperationLookup
{
    public async Task<AppendResult.Duplicate?> FindAsync(
        TenantId tenant, OperationKey operation, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT kind, stream, seq FROM operations WHERE tenant = @tenant AND scope = @scope AND id = @id",
                row => new AppendResult.Duplicate(new(tenant, (StreamKind)row.GetInt32(0), row.GetString(1)), row.GetInt64(2)),
                cancellationToken, ("tenant", tenant.Value), ("scope", operation.Scope), ("id", operation.Id)),
            cancellationToken);
        return found.FirstOrDefault();
    }
}
