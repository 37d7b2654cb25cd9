using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;
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

    /// <summary>Where some of those who wait here stand, in the order in which they were named; who does not wait here is left out.</summary>
    Task<ImmutableArray<Standing>> Standings(ImmutableArray<ConversationId> conversations);

    /// <summary>
    /// An agent does not answer: looks for another one who takes part and has not had it, and offers it. An answer means that it looked.
    /// </summary>
    Task PassOn([Immutable] Unanswered unanswered);

    /// <summary>The flow of the last hours, and how good what was said of waits is.</summary>
    Task<QueueFlowView> Flow();
}

/// <summary>Where one who waits stands.</summary>
/// <param name="Conversation">Who.</param>
/// <param name="Position">From 1.</param>
/// <param name="Wait">The estimated wait, or null where there is nothing to go by or nobody is consulted at this hour.</param>
public sealed record Standing(ConversationId Conversation, int Position, WaitEstimate? Wait);

/// <summary>A hand-off in <c>received</c> for longer than the tenant allows.</summary>
/// <param name="Conversation">Whose.</param>
/// <param name="HandOff">Its number.</param>
/// <param name="Agent">Who does not answer.</param>
/// <param name="Topic">What it is about, or null.</param>
/// <param name="HadBy">Who had it; none of them gets it.</param>
public sealed record Unanswered(
    ConversationId Conversation, int HandOff, AgentId Agent, Topic? Topic, ImmutableArray<AgentId> HadBy)
{
    /// <summary>Who had it.</summary>
    public ImmutableArray<AgentId> HadBy { get; init; } = HadBy.IsDefault ? [] : HadBy;
}

/// <summary>The flow of a queue.</summary>
/// <param name="Waiting">How many stand in the line.</param>
/// <param name="Departures">How many who waited got an agent in the last hours.</param>
/// <param name="Next">What would be said to the next one who asks, or null.</param>
/// <param name="Quality">How good what was said is.</param>
public sealed record QueueFlowView(int Waiting, int Departures, WaitEstimate? Next, ForecastQuality Quality);

/// <summary>What a conversation tells a queue.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Entry">Whose hand-off, with its place in the order.</param>
public sealed record QueueNews(QueueNoticeKind Kind, WaitingEntry Entry);
