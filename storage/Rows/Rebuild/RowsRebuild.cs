using Actors.Domain;

namespace Actors.Storage;

/// <summary>Compares the rows with what the journal says they should be, and rebuilds them from it.</summary>
public sealed class RowsRebuild
{
    private readonly IEventJournal _journal;
    private readonly IRowsTable _rows;

    internal RowsRebuild(IEventJournal journal, IRowsTable rows) => (_journal, _rows) = (journal, rows);

    /// <summary>
    /// What differs, by key (<c>conversation …</c>, <c>ticket …</c>, <c>place of …</c>, <c>presence of …</c>), empty when nothing does. Positions in
    /// the feed and the exact time of the next attempt are not compared. Exact only while nobody appends.
    /// </summary>
    public async Task<IReadOnlyList<string>> CompareAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var stored = await _rows.ReadAsync(tenant, cancellationToken);
        var folded = await TenantRows.FoldAsync(_journal, tenant, cancellationToken);
        return [.. stored.DifferencesFrom(folded)];
    }

    /// <summary>
    /// Rebuilds a tenant's rows, in one transaction. Appends wait meanwhile and may be told to come again. Every conversation gets a new
    /// position in the feed.
    /// </summary>
    public Task RebuildAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _rows.ReplaceAsync(tenant, () => TenantRows.FoldAsync(_journal, tenant, cancellationToken), cancellationToken);

    /// <summary>Rebuilds the rows of every tenant, one after the other.</summary>
    public async Task RebuildAllAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in (await _journal.TenantsAsync(cancellationToken)).Keys)
        {
            await RebuildAsync(tenant, cancellationToken);
        }
    }
}
