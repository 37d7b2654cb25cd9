using System.Text.Json.Serialization;

namespace Actors.Domain.Conversations;

/// <summary>The hand-off has another place in the order.</summary>
/// <param name="HandOff">The hand-off.</param>
/// <param name="Priority">Higher goes first.</param>
/// <param name="By">The manager who said so.</param>
/// <param name="At">When.</param>
public sealed record PrioritySet(int HandOff, int Priority, AgentId By, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The hand-off waits in another queue, with its age.</summary>
/// <param name="HandOff">The hand-off.</param>
/// <param name="From">The queue that it left.</param>
/// <param name="To">The queue in which it waits.</param>
/// <param name="By">The agent or manager who did it.</param>
/// <param name="At">When.</param>
public sealed record ConversationTransferred(int HandOff, QueueId From, QueueId To, AgentId By, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The colleague did not resume it in time: it is held by who delegated it.</summary>
public sealed record DelegationReturned(int HandOff, AgentId From, AgentId To, DateTimeOffset At) : ConversationEvent(At);

/// <summary>When the conversation must look again at what it promised; null: nothing is promised any more.</summary>
public sealed record WakeSet(DateTimeOffset? Due, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The rule by which a conversation ended that nobody attended (hand-off, "Unattended ends").</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<UnattendedEnd>))]
public enum UnattendedEnd
{
    /// <summary>The customer wrote nothing for as long as the tenant set.</summary>
    CustomerIsSilent = 1,

    /// <summary>It waited as long as the tenant set.</summary>
    WaitedTooLong = 2,

    /// <summary>30 days on Kakao: the session is gone.</summary>
    KakaoSessionIsGone = 3,

    /// <summary>The messenger says that the customer's session is over.</summary>
    SessionIsGone = 4,
}
