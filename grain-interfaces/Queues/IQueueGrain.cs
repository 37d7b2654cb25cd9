using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Orleans;

namespace Actors.GrainInterfaces;

/// <summary>
/// One queue: the order of those who wait, and the offers in flight. Key: <see cref="GrainKey.Of(TenantId, QueueId)"/>. Holds nothing
/// that the rows do not hold; an answer means that it knows, not that anything is decided.
/// </summary>
public interface IQueueGrain : IGrainWithStringKey
{
    /// <summary>Learns something from a conversation.</summary>
    Task Learn([Immutable] QueueNews news);

    /// <summary>Learns that agents, their presence, their places or the settings may be different.</summary>
    Task LookAgain();

    /// <summary>The place in the line, from 1, or null for a conversation that does not wait here.</summary>
    Task<int?> Position(ConversationId conversation);
}

/// <summary>What a conversation tells a queue.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Entry">Whose hand-off, with its place in the order.</param>
public sealed record QueueNews(QueueNoticeKind Kind, WaitingEntry Entry);
