using Actors.Domain;

namespace Actors.Storage.Sql;

/// <summary>Finds an operation that was done; how, differs by engine.</summary>
internal interface IOperationLookup
{
    /// <summary>What it led to, or null.</summary>
    Task<AppendResult.Duplicate?> FindAsync(TenantId tenant, OperationKey operation, CancellationToken cancellationToken);
}
