using Actors.Domain;

namespace Actors.Storage;

/// <summary>What happened, for ever. Streams of events numbered from 1 without gaps.</summary>
public interface IEventJournal
{
    /// <summary>
    /// Stores one item and answers after the commit. Items of many callers are committed together; each gets its own answer.
    /// Checked in this order: the operation, the expected number, the place. Cancelling stops the waiting, not the append.
    /// </summary>
    /// <exception cref="ArgumentException">The request contradicts itself, or holds text that cannot be stored (NUL, half a surrogate pair).</exception>
    /// <exception cref="StoreIsBusyException">Too many wait already, or the store cannot be reached; nothing was stored.</exception>
    /// <exception cref="OutcomeUnknownException">The commit was not confirmed.</exception>
    Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken);

    /// <summary>The newest snapshot and the events after it; empty for a stream that does not exist.</summary>
    Task<StreamTail> LoadAsync(StreamId stream, CancellationToken cancellationToken);

    /// <summary>Events after <paramref name="after"/>, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadAsync(
        StreamId stream, long after, int limit, CancellationToken cancellationToken);

    /// <summary>The last events before <paramref name="before"/>, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadBackAsync(
        StreamId stream, long before, int limit, CancellationToken cancellationToken);

    /// <summary>What an operation led to, or null when it was never done (or longer ago than operations are kept).</summary>
    Task<AppendResult.Duplicate?> FindOperationAsync(
        TenantId tenant, OperationKey operation, CancellationToken cancellationToken);

    /// <summary>
    /// Every stream of a kind in a tenant, by key; for rebuilding. Pages by <paramref name="afterKey"/>, empty for the first page; the tenant's
    /// own stream, whose key is empty, is not listed.
    /// </summary>
    Task<IReadOnlyList<StreamId>> StreamsAsync(
        TenantId tenant, StreamKind kind, string afterKey, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The streams of a kind in a tenant with an event from <paramref name="from"/> on and before <paramref name="to"/>, by key, at most
    /// <paramref name="limit"/>. Looks through the tenant's whole journal of that kind: for questions that a person waits for.
    /// </summary>
    Task<IReadOnlyList<StreamId>> StreamsBetweenAsync(
        TenantId tenant, StreamKind kind, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken);

    /// <summary>The tenants that exist, with the number of the last event of each tenant's own stream.</summary>
    Task<IReadOnlyDictionary<TenantId, long>> TenantsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Forgets operations older than <paramref name="before"/>; returns how many. Also sweeps out of the feed what later changes have overtaken:
    /// call it every hour or so.
    /// </summary>
    Task<int> ForgetOperationsAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
