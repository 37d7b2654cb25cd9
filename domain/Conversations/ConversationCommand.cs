using System.Collections.Immutable;
using Actors.Domain.Admission;
using Actors.Domain.Bots;
using Actors.Domain.Media;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;

namespace Actors.Domain.Conversations;

/// <summary>What somebody wants of a conversation. Carries the clock and every fact that the decision needs.</summary>
/// <param name="Now">The moment of the decision.</param>
public abstract record ConversationCommand(DateTimeOffset Now)
{
    /// <summary>The settings that promises about time come from; null where none is made.</summary>
    public TenantRules? Times { get; init; }

    /// <summary>How much of what is said is delivered by us now; null where it is not known.</summary>
    public DeliveryReach? Reach { get; init; }

    /// <summary>The room that a customer comes to, where a customer comes.</summary>
    public Room? ComesTo => this switch
    {
        OpenRoom open => open.Room,
        ReceiveMessage receive => receive.Room,
        RequestHandOff request => request.Room,
        BlockCustomer block => block.Room,
        _ => null,
    };
}

/// <summary>What was promised may be due: see <see cref="TimePromises"/>.</summary>
public sealed record KeepPromises(DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>A manager gives the hand-off another place in the order.</summary>
public sealed record SetPriority(AgentCard By, int Priority, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>The agent who has it, or a manager, sends it to another queue.</summary>
/// <param name="Agent">Who.</param>
/// <param name="To">The queue.</param>
/// <param name="Exists">Whether there is such a queue.</param>
/// <param name="Enabled">Whether it takes transfers.</param>
/// <param name="Now">The moment.</param>
public sealed record TransferTo(AgentCard Agent, QueueId To, bool Exists, bool Enabled, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>The queue found somebody else for a hand-off that its agent does not answer.</summary>
public sealed record PassOn(
    int HandOff, AgentId From, AgentCard To, DateTimeOffset Now, ConversationPolicy? Policy = null) : ConversationCommand(Now);

/// <summary>The customer opens the chat room: the panel, not the page.</summary>
public sealed record OpenRoom(Room Room, ConversationPolicy Policy, DateTimeOffset Now, Visit? Visit = null) : ConversationCommand(Now);

/// <summary>The customer writes.</summary>
public sealed record ReceiveMessage(
    Room Room, MessageText Text, string Id, ConversationPolicy Policy, DateTimeOffset Now, Visit? Visit = null,
    ImmutableArray<Attachment>? Attachments = null, ImmutableArray<CustomerMedia>? Media = null) : ConversationCommand(Now);

/// <summary>The customer presses 상담원 연결. Asking again between the request and its end changes nothing.</summary>
public sealed record RequestHandOff(Room Room, ConversationPolicy Policy, DateTimeOffset Now, Visit? Visit = null)
    : ConversationCommand(Now);

/// <summary>The customer's web chat is open while settings or blocks changed.</summary>
public sealed record ReviewRoom(Room Room, ConversationPolicy Policy, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>A manager blocks a customer, or lets one in again. Blocking ends what goes on.</summary>
public sealed record BlockCustomer(Room Room, AgentCard By, bool Blocked, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>The customer presses 챗봇 전환.</summary>
public sealed record SwitchToBot(DateTimeOffset Now, ConversationPolicy? Policy = null) : ConversationCommand(Now);

/// <summary>The bot answers a turn that was asked under <paramref name="Epoch"/>.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Epoch">The epoch.</param>
/// <param name="Reply">The answer.</param>
/// <param name="Policy">The settings in force.</param>
/// <param name="Now">The moment.</param>
/// <param name="IsOverQuota">Whether the tenant is known to be over its free quota of the month.</param>
public sealed record RecordBotReply(
    long Turn, int Epoch, BotReply Reply, ConversationPolicy Policy, DateTimeOffset Now, bool IsOverQuota = false) : ConversationCommand(Now);

/// <summary>The queue's verdict: accepted, and nobody can take it yet.</summary>
public sealed record QueueHandOff(
    int HandOff, WaitReason Reason, DateTimeOffset Now, AdmissionVerdict? Why = null, ConversationPolicy? Policy = null)
    : ConversationCommand(Now);

/// <summary>The queue's verdict: refused.</summary>
public sealed record RefuseHandOff(int HandOff, AdmissionVerdict Why, ConversationPolicy Policy, DateTimeOffset Now)
    : ConversationCommand(Now);

/// <summary>The connection of its agent dropped and the grace is over: an unanswered conversation waits again.</summary>
public sealed record TakeFrom(AgentId Agent, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>The queue, a manager or the agent gives the conversation to an agent.</summary>
/// <param name="HandOff">The hand-off that is meant; an older one is refused.</param>
/// <param name="Agent">Who gets it.</param>
/// <param name="By">How.</param>
/// <param name="Actor">The person who does it, where a person does.</param>
/// <param name="Now">The moment.</param>
/// <param name="Policy">The settings in force.</param>
/// <param name="OthersReceived">Other conversations of the agent in <c>received</c>.</param>
/// <param name="Why">What the queue found.</param>
public sealed record Assign(
    int HandOff, AgentCard Agent, AssignedBy By, AgentId? Actor, DateTimeOffset Now, ConversationPolicy? Policy = null,
    int OthersReceived = 0, AdmissionVerdict? Why = null) : ConversationCommand(Now);

/// <summary>A manager gives a waiting or received conversation to an agent.</summary>
public sealed record AssignByHand(
    AgentCard Actor, AgentCard To, DateTimeOffset Now, ConversationPolicy? Policy = null, int OthersReceived = 0)
    : ConversationCommand(Now);

/// <summary>상담 접수로 변경: the agent takes a waiting conversation; refused unless distribution is manual.</summary>
public sealed record Take(AgentCard Agent, ConversationPolicy Policy, DateTimeOffset Now, int OthersReceived = 0)
    : ConversationCommand(Now);

/// <summary>상담 시작: makes it active and opens a ticket.</summary>
public sealed record Start(AgentCard Agent, ConversationPolicy Policy, DateTimeOffset Now, int OthersReceived = 0)
    : ConversationCommand(Now);

/// <summary>The agent writes to the customer. A first answer starts consulting.</summary>
/// <param name="Agent">Who writes.</param>
/// <param name="Text">What.</param>
/// <param name="Id">The id that the agent's client gave it.</param>
/// <param name="Epoch">The control epoch that the agent's screen showed, or null where the caller does not know it.</param>
/// <param name="Now">The moment.</param>
/// <param name="Attachments">Images and files with it, or null.</param>
public sealed record SendReply(
    AgentCard Agent, MessageText Text, string Id, int? Epoch, DateTimeOffset Now, ImmutableArray<Attachment>? Attachments = null)
    : ConversationCommand(Now);

/// <summary>보류: the agent puts the conversation on hold.</summary>
public sealed record Hold(AgentCard Agent, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>상담 재개: the agent resumes a held conversation; needs a free place.</summary>
public sealed record Resume(AgentCard Agent, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>담당자 위임: to another agent with chat permission who is online.</summary>
public sealed record DelegateTo(AgentCard Agent, AgentCard To, DateTimeOffset Now, string? Reason = null) : ConversationCommand(Now);

/// <summary>An agent writes something for colleagues.</summary>
/// <param name="Agent">Who writes.</param>
/// <param name="Text">What.</param>
/// <param name="Id">The id that the agent's client gave it.</param>
/// <param name="Now">The moment.</param>
public sealed record AddNote(AgentCard Agent, MessageText Text, string Id, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>The agent who has it, or a manager, says what it is about; it stays where it is.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Category">대분류.</param>
/// <param name="Division">중분류; null: the category's first.</param>
/// <param name="Settings">The settings in force.</param>
/// <param name="Now">The moment.</param>
public sealed record ChangeTopic(
    AgentCard Agent, string Category, string? Division, TenantSettings Settings, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>Somebody changes the fields of a ticket.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Ticket">Which.</param>
/// <param name="Change">What is to change.</param>
/// <param name="Assignee">The agent whom the change names, or null where it names none.</param>
/// <param name="Settings">The settings in force.</param>
/// <param name="Now">The moment.</param>
public sealed record EditTicket(
    AgentCard Agent, TicketId Ticket, TicketChange Change, AgentCard? Assignee, TenantSettings Settings, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>The agent ends consulting.</summary>
public sealed record End(AgentCard Agent, DateTimeOffset Now, ConversationPolicy? Policy = null) : ConversationCommand(Now);

/// <summary>The agent gives the conversation back to the bot.</summary>
public sealed record ReturnToBot(AgentCard Agent, DateTimeOffset Now, ConversationPolicy? Policy = null) : ConversationCommand(Now);

/// <summary>A queue confirms a notice.</summary>
public sealed record AcknowledgeNotice(long Cause, DateTimeOffset Now) : ConversationCommand(Now);
