using Actors.Domain;

namespace Actors.Storage;

/// <summary>
/// Finds customers, words and tickets of a tenant. Its index is no part of an append: it follows the feed in small batches, keeps how far it came
/// with what it found there, and so lags behind by a moment, survives being killed anywhere, and can be made again from the journal.
/// </summary>
public interface ISearchStore
{
    /// <summary>
    /// Reads the next few changes of a tenant into the index; false when there was nothing left. May be called by several at once, on several
    /// nodes: what one of them did, the others leave.
    /// </summary>
    Task<bool> FollowAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>One page of what was found, newest first.</summary>
    /// <exception cref="ArgumentException">The cursor is none of this search, or the limit is not 1 to 100.</exception>
    Task<SearchPage> FindAsync(SearchQuery query, CancellationToken cancellationToken);
}

/// <summary>What is looked for.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Words">The words; each has to be in it.</param>
/// <param name="Cursor">Where the page before ended, or null for the first.</param>
/// <param name="Limit">At most this many, 1 to 100.</param>
public sealed record SearchQuery(TenantId Tenant, SearchKind Kind, SearchWords Words, string? Cursor, int Limit);

/// <summary>One page of what was found.</summary>
/// <param name="Found">What, newest first.</param>
/// <param name="Next">The cursor of the next page, or null after the last.</param>
/// <param name="IsWhole">False while the index is made for the first time, or again, and older things are still missing.</param>
public sealed record SearchPage(IReadOnlyList<SearchDocument> Found, string? Next, bool IsWhole);
