using Actors.Domain;

namespace Actors.Storage;

/// <summary>All rows of a tenant at once, for rebuilding them.</summary>
internal interface IRowsTable
{
    /// <summary>The rows as they are stored.</summary>
    Task<TenantRows> ReadAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Replaces a tenant's rows, in one transaction into which no append comes; the fold runs inside it.</summary>
    Task ReplaceAsync(TenantId tenant, Func<Task<TenantRows>> fold, CancellationToken cancellationToken);
}
