using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Domain.Tickets;

namespace Actors.Storage;

/// <summary>The rows that lists are made of: written in the transaction of the events, rebuilt from them at need.</summary>
public interface IReadStore
{
    /// <summary>One conversation's row, or null.</summary>
    Task<ConversationRow?> ConversationAsync(
        TenantId tenant, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>
    /// One page of a list: conversations with one of the statuses, newest words first (only those who wait: in queue order),
    /// with the cursor of the next page.
    /// </summary>
    /// <exception cref="ArgumentException">No status, a limit out of bounds, or a cursor that is none of this list.</exception>
    Task<ConversationPage> ListAsync(ConversationList list, CancellationToken cancellationToken);

    /// <summary>One page of the customers who are blocked, who was blocked last first, with the cursor of the next page.</summary>
    /// <exception cref="ArgumentException">A limit that is not 1 to 200, or a cursor that is none of this list.</exception>
    Task<BlockedPage> BlockedAsync(TenantId tenant, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>How many conversations stand in each status from <c>requested</c> to <c>held</c>, by agent.</summary>
    Task<IReadOnlyList<StatusCount>> CountsAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>
    /// How many conversations in a status outside consulting (<c>bot</c>, <c>ended</c>, <c>botEnded</c>) had their last words at a moment or later, counted no
    /// further than <paramref name="most"/>: what is read does not grow with the list.
    /// </summary>
    Task<int> CountOthersAsync(
        TenantId tenant, ConversationStatus status, DateTimeOffset since, int most, CancellationToken cancellationToken);

    /// <summary>
    /// The rows that changed after a position, oldest change first, and the position to go on from. Never passes a position that may
    /// still commit, so a reader that goes on from the answer misses nothing. A row that changed twice comes once, as it is now.
    /// </summary>
    Task<FeedPage> ChangesAsync(
        TenantId tenant, FeedPosition after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The position after everything that is settled now: committed, with nothing before it that may still commit. On PostgreSQL any
    /// transaction that writes in the cluster holds it back until it ends.
    /// </summary>
    Task<FeedPosition> HeadAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>The hand-offs in <c>requested</c> and <c>waiting</c> of a queue, in queue order.</summary>
    Task<IReadOnlyList<QueuedRow>> QueuedAsync(TenantId tenant, QueueId queue, CancellationToken cancellationToken);

    /// <summary>Every queue in which somebody is <c>requested</c> or <c>waiting</c>.</summary>
    Task<IReadOnlyList<(TenantId Tenant, QueueId Queue)>> QueuesInUseAsync(CancellationToken cancellationToken);

    /// <summary>The conversations in <c>received</c> and <c>active</c> whose hand-off was asked for after a moment.</summary>
    Task<IReadOnlyList<ConversationId>> OpenSinceAsync(
        TenantId tenant, DateTimeOffset after, CancellationToken cancellationToken);

    /// <summary>Places taken per agent; agents without a place are missing.</summary>
    Task<IReadOnlyDictionary<AgentId, int>> PlacesAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>The presence of every agent who ever set one.</summary>
    Task<IReadOnlyList<PresenceRow>> PresencesAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Since when agents are away, on a break or at a meal, and the reason they gave; the others are missing.</summary>
    Task<IReadOnlyList<AbsenceRow>> AbsencesAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>The tickets of a conversation, newest first.</summary>
    Task<IReadOnlyList<TicketRow>> TicketsAsync(
        TenantId tenant, ConversationId conversation, CancellationToken cancellationToken);
}

/// <summary>Which conversations a list holds.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Statuses">In which status; at least one.</param>
/// <param name="Agent">Of this agent only, or null.</param>
/// <param name="Cursor">Where the page before ended, or null for the first.</param>
/// <param name="Limit">At most this many, 1 to 200.</param>
public sealed record ConversationList(
    TenantId Tenant, ImmutableArray<ConversationStatus> Statuses, AgentId? Agent, string? Cursor, int Limit);

/// <summary>One page of a list.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">The cursor of the next page, or null after the last.</param>
public sealed record ConversationPage(IReadOnlyList<ConversationRow> Rows, string? Next);

/// <summary>How many conversations of an agent (or of nobody) stand in a status.</summary>
public sealed record StatusCount(ConversationStatus Status, AgentId? Agent, int Count);

/// <summary>One page of a tenant's feed.</summary>
/// <param name="Rows">What changed, as it is now.</param>
/// <param name="Position">Where to go on.</param>
/// <param name="More">Whether the page was full and more may follow at once.</param>
public sealed record FeedPage(IReadOnlyList<ConversationRow> Rows, FeedPosition Position, bool More);

/// <summary>A hand-off as its queue finds it after a restart.</summary>
/// <param name="Entry">Its place in the order.</param>
/// <param name="Decided">Whether it has its verdict already (<c>waiting</c>).</param>
public sealed record QueuedRow(WaitingEntry Entry, bool Decided);
