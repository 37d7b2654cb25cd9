using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.Admission;
using Actors.Domain.Delivery;
using Actors.Domain.Media;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;

namespace Actors.Domain.Conversations;

/// <summary>What a conversation is at a moment: the fold of its events. Small, so that a snapshot of it is, too.</summary>
public sealed record ConversationState
{
    /// <summary>Number of events folded; also the sequence number of the last one.</summary>
    public long Seq { get; init; }

    /// <summary>Whose room it is; null before the first event.</summary>
    public Room? Room { get; init; }

    /// <summary>Where it stands.</summary>
    public ConversationStatus Status { get; init; }

    /// <summary>Raised by each change of hands (bot, queue, agent); a send made under an older one is refused.</summary>
    public int Epoch { get; init; }

    /// <summary>The number of the last hand-off; 0 before the first.</summary>
    public int HandOff { get; init; }

    /// <summary>The queue of the current hand-off, or null.</summary>
    public QueueId? Queue { get; init; }

    /// <summary>The agent who has it; null in <c>bot</c>, <c>requested</c>, <c>waiting</c> and when it is over.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>Who delegated it, while it is held for that reason.</summary>
    public AgentId? DelegatedBy { get; init; }

    /// <summary>The ticket of the current hand-off, or null.</summary>
    public TicketId? Ticket { get; init; }

    /// <summary>The tickets of the last hand-offs with their fields, oldest first; see <see cref="ConversationDecider.TicketsKept"/>.</summary>
    public ImmutableArray<RoomTicket> Tickets { get; init; } = [];

    /// <summary>When the current hand-off was asked for; its age in the queue.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>Higher goes first in the queue.</summary>
    public int Priority { get; init; }

    /// <summary>Since when it stands where it stands, with whom it stands; null before the first hand-off.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Since when it is <c>active</c> or <c>held</c> without a break; null while it is not.</summary>
    public DateTimeOffset? AttendedSince { get; init; }

    /// <summary>When the customer last wrote.</summary>
    public DateTimeOffset? LastHeardAt { get; init; }

    /// <summary>When promises about time must be looked at, or null.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>Who had the current hand-off, in order, each once.</summary>
    public ImmutableArray<AgentId> HadBy { get; init; } = [];

    /// <summary>The queues of the current hand-off, in order, one that it came back to more than once.</summary>
    public ImmutableArray<QueueId> Path { get; init; } = [];

    /// <summary>The last thing that anybody said, for the lists.</summary>
    public LastWords? Last { get; init; }

    /// <summary>Sequence number of the last line of the transcript; 0 when there is none. A reader finds a gap with it.</summary>
    public long LastLine { get; init; }

    /// <summary>The same for what the customer sees.</summary>
    public long LastCustomerLine { get; init; }

    /// <summary>Messages of the customer since the agent last wrote.</summary>
    public int Unread { get; init; }

    /// <summary>What lists show the room as, or null before it was classified.</summary>
    public Topic? Title { get; init; }

    /// <summary>What the last request is about; what the conversation shows.</summary>
    public Topic? Topic { get; init; }

    /// <summary>Whether the customer is blocked.</summary>
    public bool Blocked { get; init; }

    /// <summary>Why an open web chat may not be written in, as far as it was told; null while it may.</summary>
    public AdmissionCase? TurnedAway { get; init; }

    /// <summary>Whether Kakao's start message was shown since the last end.</summary>
    public bool ChatBegun { get; init; }

    /// <summary>Number of the event of the customer's last message.</summary>
    public long LastHeard { get; init; }

    /// <summary>Whether the current hand-off was asked for by a customer's message.</summary>
    public bool RequestWasMessage { get; init; }

    /// <summary>Where a room without a bot stood before the request; a refusal leads back there.</summary>
    public ConversationStatus BeforeRequest { get; init; }

    /// <summary>Why the hand-off waits; null unless it does.</summary>
    public WaitReason? WaitsFor { get; init; }

    /// <summary>The case of admission because of which it began to wait, or null: it was admitted, and is not asked again.</summary>
    public AdmissionCase? CaseAtRequest { get; init; }

    /// <summary>When the case because of which it waits was last answered.</summary>
    public DateTimeOffset? CaseSaidAt { get; init; }

    /// <summary>The last hand-off whose messages of <c>received</c> went out, or were decided to be silent.</summary>
    public int AnnouncedHandOff { get; init; }

    /// <summary>Whether the title was sent in the current hand-off.</summary>
    public bool TitleSent { get; init; }

    /// <summary>When busy was last sent in the current hand-off.</summary>
    public DateTimeOffset? BusyAt { get; init; }

    /// <summary>What the bot still has to answer, oldest first. Empty unless the status is <c>bot</c>.</summary>
    public ImmutableArray<BotTurn> BotTurns { get; init; } = [];

    /// <summary>What a queue must still be told, oldest first; repeated until acknowledged.</summary>
    public ImmutableArray<QueueNotice> Notices { get; init; } = [];

    /// <summary>How much of what is said is delivered by us.</summary>
    public DeliveryReach Delivers { get; init; }

    /// <summary>What the messenger does not have yet, oldest first; the next one goes out only after the one before it is settled.</summary>
    public ImmutableArray<PendingDelivery> Unsent { get; init; } = [];

    /// <summary>What agents said that did not arrive, or of which nobody knows; they may send it again.</summary>
    public ImmutableArray<UndeliveredMessage> Undelivered { get; init; } = [];

    /// <summary>What customers sent and is not copied yet, oldest first.</summary>
    public ImmutableArray<PendingCopy> Uncopied { get; init; } = [];

    /// <summary>What was last withdrawn and not heard of since: it may have been on its way.</summary>
    public ImmutableArray<long> Withdrawn { get; init; } = [];

    /// <summary>The messenger's own id of the customer's session, where it has one.</summary>
    public string? Session { get; init; }

    /// <summary>The messenger's own id of the customer, where it is another than the room's.</summary>
    public string? Address { get; init; }

    /// <summary>When something is owed and must be tried again even after a crash; null when nothing is owed.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>The room's id; only for a state that has a room.</summary>
    [JsonIgnore]
    public ConversationId Id => ConversationKey.Of(Room!.Tenant, Room.Channel, Room.Customer);
}

/// <summary>The last thing said in a room.</summary>
/// <param name="Speaker">Who said it.</param>
/// <param name="Text">Its beginning, on one line, at most <see cref="MaxLength"/> UTF-16 units.</param>
/// <param name="At">When.</param>
public sealed record LastWords(Messages.Speaker Speaker, string Text, DateTimeOffset At)
{
    /// <summary>Longest beginning that is kept.</summary>
    public const int MaxLength = 120;
}

/// <summary>Something that the bot must answer.</summary>
/// <param name="Number">The sequence number of the event that it answers.</param>
/// <param name="Text">What the customer wrote, or null for the welcome.</param>
public sealed record BotTurn(long Number, string? Text);

/// <summary>Something that a queue must learn from this conversation.</summary>
/// <param name="Cause">The sequence number of the event that owes it.</param>
/// <param name="Queue">Which queue.</param>
/// <param name="Kind">What it must learn.</param>
/// <param name="HandOff">The hand-off it speaks of.</param>
/// <param name="Agent">The agent whose place became free, for <see cref="QueueNoticeKind.PlaceFreed"/>.</param>
public sealed record QueueNotice(long Cause, QueueId Queue, QueueNoticeKind Kind, int HandOff, AgentId? Agent);

/// <summary>What a queue can learn from a conversation.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QueueNoticeKind>))]
public enum QueueNoticeKind
{
    /// <summary>A hand-off asks for a verdict. Only the verdict acknowledges it.</summary>
    Requested = 0,

    /// <summary>The hand-off waits again, with its age.</summary>
    Requeued = 1,

    /// <summary>The hand-off no longer waits.</summary>
    Left = 2,

    /// <summary>An agent has one place more.</summary>
    PlaceFreed = 3,

    /// <summary>The hand-off has another priority, and with it another place in the line.</summary>
    Moved = 4,
}
