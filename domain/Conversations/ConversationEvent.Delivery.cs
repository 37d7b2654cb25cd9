using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.Delivery;

namespace Actors.Domain.Conversations;

/// <summary>From here on this much of what is said is delivered to the messenger by us.</summary>
public sealed record DeliveryReachSet(DeliveryReach Reach, DateTimeOffset At) : ConversationEvent(At);

/// <summary>An attempt begins, on a messenger that does not recognise repeats. Without an outcome it is unknown whether it arrived.</summary>
/// <param name="Message">The sequence number of the event that is delivered.</param>
/// <param name="Part">Which of its parts, from 0; those before it have arrived.</param>
/// <param name="Attempt">The number of the attempt, from 1.</param>
/// <param name="At">When.</param>
public sealed record DeliveryAttempted(long Message, int Part, int Attempt, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The messenger has all of it.</summary>
/// <param name="Message">The sequence number of the event that was delivered.</param>
/// <param name="ExternalId">The messenger's own id of it, or null.</param>
/// <param name="At">When.</param>
/// <param name="Losses">What the messenger's limits did to it.</param>
public sealed record MessageDelivered(long Message, string? ExternalId, DateTimeOffset At, ImmutableArray<Loss> Losses = default)
    : ConversationEvent(At)
{
    /// <summary>What the messenger's limits did to it.</summary>
    public ImmutableArray<Loss> Losses { get; init; } = Losses.OrEmpty();
}

/// <summary>It did not arrive, and is tried again.</summary>
/// <param name="Message">The sequence number of the event that is delivered.</param>
/// <param name="Part">The first part that has not arrived.</param>
/// <param name="Attempt">The number of the attempt that failed, from 1.</param>
/// <param name="Code">What the messenger said, or how the call ended.</param>
/// <param name="Until">When it is tried again.</param>
/// <param name="At">When.</param>
public sealed record DeliveryDeferred(long Message, int Part, int Attempt, string Code, DateTimeOffset Until, DateTimeOffset At)
    : ConversationEvent(At);

/// <summary>It did not arrive and never will by itself.</summary>
/// <param name="Message">The sequence number of the event that was to be delivered.</param>
/// <param name="Why">Why.</param>
/// <param name="Code">What the messenger said, or how the last call ended.</param>
/// <param name="At">When.</param>
/// <param name="Part">Which of its parts, from 0; those before it have arrived.</param>
public sealed record DeliveryFailed(long Message, DeliveryEnd Why, string Code, DateTimeOffset At, int Part = 0) : ConversationEvent(At);

/// <summary>Nobody knows whether it arrived; it is not sent again by itself.</summary>
/// <param name="Message">The sequence number of the event that was to be delivered.</param>
/// <param name="Code">How the call ended.</param>
/// <param name="At">When.</param>
/// <param name="Part">Which of its parts, from 0; those before it have arrived.</param>
public sealed record DeliveryBecameUnknown(long Message, string Code, DateTimeOffset At, int Part = 0) : ConversationEvent(At);

/// <summary>An agent has something sent again that did not arrive, or of which nobody knows; from its first part that is not known to have arrived.</summary>
/// <param name="Message">The sequence number of the event that is to be delivered.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record DeliveryResent(long Message, AgentId By, DateTimeOffset At) : ConversationEvent(At);

/// <summary>What the bot had said and had not arrived when an agent took over is not sent any more.</summary>
public sealed record MessagesWithdrawn(ImmutableArray<long> Messages, DateTimeOffset At) : ConversationEvent(At)
{
    /// <summary>The sequence numbers of the events.</summary>
    public ImmutableArray<long> Messages { get; init; } = Messages.OrEmpty();
}

/// <summary>The customer is in another session of the messenger than before.</summary>
/// <param name="Session">The messenger's own id of it; empty where it says none.</param>
/// <param name="At">When.</param>
/// <param name="Address">The messenger's own id of the customer, where it is another than the room's; or null.</param>
public sealed record SessionOpened(string Session, DateTimeOffset At, string? Address = null) : ConversationEvent(At);

/// <summary>
/// Kakao showed its own bubble with the 상담원 연결 button, because the room was opened for the first time or had been left in bot mode (hand-off, "The
/// bot is paused by state, durably"). It cannot be edited.
/// </summary>
public sealed record ConnectBubbleShown(DateTimeOffset At) : ConversationEvent(At);

/// <summary>How much of what is said in a room is delivered by us.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DeliveryReach>))]
public enum DeliveryReach
{
    /// <summary>Nothing: the reader has a cursor of its own, or a gateway fetches.</summary>
    Nothing = 0,

    /// <summary>Everything that the customer is to see.</summary>
    Everything = 1,

    /// <summary>Everything but the bot's own words, which go out with the answer to the messenger's own question.</summary>
    AllButTheBot = 2,
}

/// <summary>Why something was never delivered.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DeliveryEnd>))]
public enum DeliveryEnd
{
    /// <summary>The messenger refuses it.</summary>
    Refused = 0,

    /// <summary>It was tried for as long as is sensible.</summary>
    GivenUp = 1,

    /// <summary>The customer has left the chat.</summary>
    SessionIsGone = 2,
}
