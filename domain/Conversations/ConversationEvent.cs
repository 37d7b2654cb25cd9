using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.Media;
using Actors.Domain.Messages;

namespace Actors.Domain.Conversations;

/// <summary>Something that happened to a conversation. The names below are stored and never change.</summary>
/// <param name="At">When, by the clock of the node that decided it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ConversationOpened), "conversation.opened")]
[JsonDerivedType(typeof(ConversationReopened), "conversation.reopened")]
[JsonDerivedType(typeof(CustomerMessageReceived), "conversation.customer-message-received")]
[JsonDerivedType(typeof(BotMessageSent), "conversation.bot-message-sent")]
[JsonDerivedType(typeof(BotTurnEnded), "conversation.bot-turn-ended")]
[JsonDerivedType(typeof(HandOffRequested), "conversation.hand-off-requested")]
[JsonDerivedType(typeof(HandOffQueued), "conversation.hand-off-queued")]
[JsonDerivedType(typeof(ConversationAssigned), "conversation.assigned")]
[JsonDerivedType(typeof(ConversationRequeued), "conversation.requeued")]
[JsonDerivedType(typeof(ConsultingStarted), "conversation.consulting-started")]
[JsonDerivedType(typeof(TicketOpened), "conversation.ticket-opened")]
[JsonDerivedType(typeof(AgentMessageSent), "conversation.agent-message-sent")]
[JsonDerivedType(typeof(ConversationHeld), "conversation.held")]
[JsonDerivedType(typeof(ConversationDelegated), "conversation.delegated")]
[JsonDerivedType(typeof(ConversationResumed), "conversation.resumed")]
[JsonDerivedType(typeof(SwitchedToBot), "conversation.switched-to-bot")]
[JsonDerivedType(typeof(ConversationEnded), "conversation.ended")]
[JsonDerivedType(typeof(NoticeAcknowledged), "conversation.notice-acknowledged")]
[JsonDerivedType(typeof(CustomerArrived), "conversation.customer-arrived")]
[JsonDerivedType(typeof(CustomerTurnedAway), "conversation.customer-turned-away")]
[JsonDerivedType(typeof(CustomerServedAgain), "conversation.customer-served-again")]
[JsonDerivedType(typeof(CustomerBlocked), "conversation.customer-blocked")]
[JsonDerivedType(typeof(CustomerUnblocked), "conversation.customer-unblocked")]
[JsonDerivedType(typeof(ConversationClassified), "conversation.classified")]
[JsonDerivedType(typeof(HandOffRefused), "conversation.hand-off-refused")]
[JsonDerivedType(typeof(WaitReasonChanged), "conversation.wait-reason-changed")]
[JsonDerivedType(typeof(AutoMessageSent), "conversation.auto-message-sent")]
[JsonDerivedType(typeof(DecisionRecorded), "conversation.decision-recorded")]
[JsonDerivedType(typeof(PrioritySet), "conversation.priority-set")]
[JsonDerivedType(typeof(ConversationTransferred), "conversation.transferred")]
[JsonDerivedType(typeof(DelegationReturned), "conversation.delegation-returned")]
[JsonDerivedType(typeof(WakeSet), "conversation.wake-set")]
[JsonDerivedType(typeof(NoteAdded), "conversation.note-added")]
[JsonDerivedType(typeof(TicketEdited), "conversation.ticket-edited")]
[JsonDerivedType(typeof(DeliveryReachSet), "conversation.delivery-reach-set")]
[JsonDerivedType(typeof(DeliveryAttempted), "conversation.delivery-attempted")]
[JsonDerivedType(typeof(MessageDelivered), "conversation.message-delivered")]
[JsonDerivedType(typeof(DeliveryDeferred), "conversation.delivery-deferred")]
[JsonDerivedType(typeof(DeliveryFailed), "conversation.delivery-failed")]
[JsonDerivedType(typeof(DeliveryBecameUnknown), "conversation.delivery-became-unknown")]
[JsonDerivedType(typeof(DeliveryResent), "conversation.delivery-resent")]
[JsonDerivedType(typeof(MessagesWithdrawn), "conversation.messages-withdrawn")]
[JsonDerivedType(typeof(SessionOpened), "conversation.session-opened")]
[JsonDerivedType(typeof(ConnectBubbleShown), "conversation.connect-bubble-shown")]
[JsonDerivedType(typeof(MediaCopied), "conversation.media-copied")]
[JsonDerivedType(typeof(MediaCopyDeferred), "conversation.media-copy-deferred")]
[JsonDerivedType(typeof(MediaNotCopied), "conversation.media-not-copied")]
public abstract record ConversationEvent(DateTimeOffset At);

/// <summary>The room was created. Where a bot answers, it owes its welcome.</summary>
public sealed record ConversationOpened(Room Room, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The customer wrote again in a room that was over, and its channel has a bot: the bot has it again.</summary>
public sealed record ConversationReopened(DateTimeOffset At) : ConversationEvent(At);

/// <summary>The customer wrote. In <see cref="ConversationStatus.Bot"/> the bot owes an answer.</summary>
/// <param name="Text">What was written; empty where only something was attached.</param>
/// <param name="Id">The id that the customer's client or the messenger gave it.</param>
/// <param name="At">When it was accepted.</param>
/// <param name="Attachments">Images and files with it, or null.</param>
/// <param name="Elsewhere">True where it was said to a person of the messenger's own, so that the bot owes nothing; else null.</param>
/// <param name="Media">What the messenger keeps of it and is copied from there, or null.</param>
public sealed record CustomerMessageReceived(
    MessageText Text, string Id, DateTimeOffset At, ImmutableArray<Attachment>? Attachments = null, bool? Elsewhere = null,
    ImmutableArray<CustomerMedia>? Media = null)
    : ConversationEvent(At);

/// <summary>The bot said something.</summary>
/// <param name="Turn">The turn it answers: the sequence number of the event that the bot was asked about.</param>
/// <param name="Text">What it said.</param>
/// <param name="Choices">Answers offered as buttons, in order.</param>
/// <param name="At">When.</param>
/// <param name="Connect">Which of the choices asks for a person when it is pressed, or null.</param>
/// <param name="Cards">Cards below the words, in order.</param>
public sealed record BotMessageSent(
    long Turn, MessageText Text, ImmutableArray<string> Choices, DateTimeOffset At, string? Connect = null,
    ImmutableArray<MessageCard> Cards = default)
    : ConversationEvent(At)
{
    /// <summary>Cards below the words.</summary>
    public ImmutableArray<MessageCard> Cards { get; init; } = Cards.OrEmpty();

    /// <summary>Answers offered as buttons, in order.</summary>
    public ImmutableArray<string> Choices { get; init; } = Choices.OrEmpty();
}

/// <summary>The bot owes nothing more for this turn.</summary>
public sealed record BotTurnEnded(long Turn, DateTimeOffset At) : ConversationEvent(At);

/// <summary>A person was asked for; from here the bot is silent.</summary>
/// <param name="HandOff">The number of the hand-off in this room, from 1.</param>
/// <param name="Queue">The queue that is asked.</param>
/// <param name="By">Who asked.</param>
/// <param name="At">When; the age in the queue counts from here.</param>
/// <param name="Priority">Higher goes first in the queue; 0 is usual.</param>
public sealed record HandOffRequested(int HandOff, QueueId Queue, RequestedBy By, DateTimeOffset At, int Priority = 0)
    : ConversationEvent(At);

/// <summary>The queue accepted the hand-off and nobody can take it yet.</summary>
/// <param name="HandOff">The hand-off.</param>
/// <param name="Reason">Why nobody got it at once.</param>
/// <param name="At">When.</param>
public sealed record HandOffQueued(int HandOff, WaitReason Reason, DateTimeOffset At) : ConversationEvent(At);

/// <summary>An agent got the conversation and has not answered yet.</summary>
/// <param name="HandOff">The hand-off.</param>
/// <param name="Agent">Who got it.</param>
/// <param name="By">How.</param>
/// <param name="Actor">The person who did it, where a person did.</param>
/// <param name="At">When.</param>
public sealed record ConversationAssigned(
    int HandOff, AgentId Agent, AssignedBy By, AgentId? Actor, DateTimeOffset At) : ConversationEvent(At);

/// <summary>An unanswered conversation was taken from its agent and waits again, with its age.</summary>
public sealed record ConversationRequeued(int HandOff, AgentId From, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The agent pressed 상담 시작, or answered for the first time.</summary>
public sealed record ConsultingStarted(int HandOff, AgentId Agent, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The record of the work of this hand-off was opened. It stays open until somebody closes it.</summary>
public sealed record TicketOpened(TicketId Ticket, int HandOff, AgentId Agent, DateTimeOffset At)
    : ConversationEvent(At);

/// <summary>The agent wrote to the customer.</summary>
/// <param name="Agent">Who wrote.</param>
/// <param name="Text">What was written; empty where only something was attached.</param>
/// <param name="Id">The id that the agent's client gave it.</param>
/// <param name="At">When.</param>
/// <param name="Attachments">Images and files with it, or null.</param>
public sealed record AgentMessageSent(
    AgentId Agent, MessageText Text, string Id, DateTimeOffset At, ImmutableArray<Attachment>? Attachments = null) : ConversationEvent(At);

/// <summary>The agent put the conversation on hold; its place is free.</summary>
public sealed record ConversationHeld(AgentId Agent, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The agent delegated to a colleague, who has not resumed it yet.</summary>
/// <param name="From">Who delegated.</param>
/// <param name="To">To whom.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in the agent's words, for colleagues only; or null.</param>
public sealed record ConversationDelegated(AgentId From, AgentId To, DateTimeOffset At, string? Reason = null) : ConversationEvent(At);

/// <summary>The agent who holds the conversation resumed it.</summary>
public sealed record ConversationResumed(AgentId Agent, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The conversation went back to the bot, out of any queue and from any agent.</summary>
/// <param name="By">The customer (cancel word or 챗봇 전환) or the agent.</param>
/// <param name="At">When.</param>
public sealed record SwitchedToBot(EndedBy By, DateTimeOffset At) : ConversationEvent(At);

/// <summary>Consulting is over. The bot resumes when the customer writes again.</summary>
/// <param name="By">Who ended it.</param>
/// <param name="Agent">The agent who did, where one did.</param>
/// <param name="At">When.</param>
/// <param name="Why">The rule, where nobody attended.</param>
public sealed record ConversationEnded(EndedBy By, AgentId? Agent, DateTimeOffset At, UnattendedEnd? Why = null) : ConversationEvent(At);

/// <summary>A queue confirmed that it knows what the event with this number told it.</summary>
/// <param name="Cause">The sequence number of the event that owed the notice.</param>
/// <param name="At">When.</param>
public sealed record NoticeAcknowledged(long Cause, DateTimeOffset At) : ConversationEvent(At);

/// <summary>Who asked for a person.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RequestedBy>))]
public enum RequestedBy
{
    /// <summary>The customer, by the button or, on a channel without a bot, by coming.</summary>
    Customer = 0,

    /// <summary>An agent-call node of the bot.</summary>
    Bot = 1,
}

/// <summary>How a conversation came to its agent.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AssignedBy>))]
public enum AssignedBy
{
    /// <summary>The queue gave it.</summary>
    Distribution = 0,

    /// <summary>The agent took it.</summary>
    Taking = 1,

    /// <summary>A manager assigned it.</summary>
    Manager = 2,

    /// <summary>The agent before did not answer in time.</summary>
    NoAnswer = 3,
}

/// <summary>Who ended consulting.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<EndedBy>))]
public enum EndedBy
{
    /// <summary>The customer.</summary>
    Customer = 0,

    /// <summary>The assigned agent.</summary>
    Agent = 1,

    /// <summary>The system, by a rule.</summary>
    System = 2,
}

/// <summary>Why a hand-off waits instead of being assigned at once.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<WaitReason>))]
public enum WaitReason
{
    /// <summary>The queue's distribution is manual.</summary>
    ManualDistribution = 0,

    /// <summary>Others came first, or everybody who takes part is at capacity.</summary>
    NobodyFree = 1,

    /// <summary>No agent takes part in the distribution at present.</summary>
    NobodyAvailable = 2,

    /// <summary>It is off hours.</summary>
    OffHours = 3,

    /// <summary>It is the common meal time.</summary>
    Meal = 4,

    /// <summary>The tenant has as many open conversations as its limit allows.</summary>
    OverLimit = 5,

    /// <summary>Every agent whom the distribution would consider is at an own meal.</summary>
    EverybodyAtMeal = 6,
}
