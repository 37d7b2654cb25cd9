using Actors.Domain;

namespace Actors.Storage;

/// <summary>Compares the rows with what the journal says they should be, and rebuilds them from it.</summary>
public sealed class RowsRebuild
{
    private readonly IEventJournal _journal;
    private readonly IRowsTable _rows;
    private readonly SearchStore _search;

    internal RowsRebuild(IEventJournal journal, IRowsTable rows, SearchStore search) => (_journal, _rows, _search) = (journal, rows, search);

    /// <summary>
    /// What differs, by key (<c>conversation …</c>, <c>ticket …</c>, <c>place of …</c>, <c>presence of …</c>,
    /// <c>search of …</c>), empty when nothing does; what the search has not read yet is read first. Positions in the feed and the exact time of
    /// the next attempt are not compared. Exact only while nobody appends.
    /// </summary>
    public async Task<IReadOnlyList<string>> CompareAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var stored = await _rows.ReadAsync(tenant, cancellationToken);
        var folded = await TenantRows.FoldAsync(_journal, tenant, cancellationToken);
        return [.. stored.DifferencesFrom(folded), .. (await _search.CompareAsync(tenant, folded, cancellationToken)).Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Rebuilds a tenant's rows, in one transaction, and then what is found by the search. Appends wait for the rows and may be told to come again. Every
    /// conversation gets a new position in the feed.
    /// </summary>
    public async Task RebuildAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        TenantRows? folded = null;
        await _rows.ReplaceAsync(
            tenant, async () => folded = await TenantRows.FoldAsync(_journal, tenant, cancellationToken), cancellationToken);
        await _search.RebuildAsync(tenant, folded!, cancellationToken);
    }

    /// <summary>Rebuilds the rows of every tenant, one after the other.</summary>
    public async Task RebuildAllAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in (await _journal.TenantsAsync(cancellationToken)).Keys)
        {
            await RebuildAsync(tenant, cancellationToken);
        }
    }
}
