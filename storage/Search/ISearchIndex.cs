using Actors.Domain;

namespace Actors.Storage;

/// <summary>Where documents are kept to be found by their grams, and how far the feed was read for them.</summary>
internal interface ISearchIndex
{
    /// <summary>How far it came, and whether it ever came to the end; null where it never began.</summary>
    Task<(FeedPosition Position, bool IsWhole)?> PositionAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>The last event of a conversation that is kept; 0 where there is none.</summary>
    Task<long> LastAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps documents and how far the feed was read, in one transaction. An event that is kept already stays; a customer is replaced where name or id
    /// changed. False, and nothing is kept, where somebody else went on from <paramref name="from"/>.
    /// </summary>
    Task<bool> AddAsync(
        TenantId tenant, FeedPosition? from, FeedPosition to, bool isWhole, IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken);

    /// <summary>Documents of a kind that have the grams, newest first, each with the cursor after it.</summary>
    /// <exception cref="ArgumentException">The cursor is none.</exception>
    Task<IReadOnlyList<(SearchDocument Document, string Cursor)>> FindAsync(
        TenantId tenant, SearchKind kind, IReadOnlyList<int> grams, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Everything that is kept of a tenant.</summary>
    Task<IReadOnlyList<SearchDocument>> AllAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Forgets a tenant.</summary>
    Task ClearAsync(TenantId tenant, CancellationToken cancellationToken);
}
