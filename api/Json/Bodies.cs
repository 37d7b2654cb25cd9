using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain;
using Actors.Domain.Admission;
using Actors.Domain.AutoMessages;
using Actors.Domain.Agents;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;

namespace Actors.Api.Json;

/// <summary>What was done. See docs/protocol.md.</summary>
public sealed record OutcomeBody(long Seq, bool Repeated);

/// <summary>An operation without words.</summary>
public sealed record OperationBody(string? Id = null);

/// <summary>An operation that names a colleague or a queue; a delegation may say why.</summary>
public sealed record ToBody(string? To, string? Id = null, string? Reason = null);

/// <summary>A hand-off's priority, 0 to 9.</summary>
public sealed record PriorityBody(int? Priority, string? Id = null);

/// <summary>Words and uploaded files, with the operation id that makes a retry safe.</summary>
public sealed record TextBody(string? Text, string? Id = null, ImmutableArray<string>? Files = null);

/// <summary>An agent's words, with the control epoch that the agent's screen showed.</summary>
public sealed record ReplyBody(string? Text, string? Id = null, int? Epoch = null, ImmutableArray<string>? Files = null);

/// <summary>
/// A line of a transcript; what a customer reads names link buttons and image by itself, what an agent reads in <paramref name="Auto"/>. A line of the
/// kind <c>delivery</c>, for agents, says in <paramref name="Delivery"/> what became of earlier lines on their way to the messenger; one of the kind
/// <c>media</c> in <paramref name="Media"/> what became of the copies of what an earlier line of the customer's carries.
/// </summary>
public sealed record MessageBody(
    long Seq, string Kind, Speaker Speaker, string? Text, ImmutableArray<string> Choices, AgentId? Agent,
    string? AgentName, string? Id, DateTimeOffset At, AutoView? Auto = null, ImmutableArray<LinkButton>? Links = null, string? Connect = null,
    string? Image = null, DeliveryView? Delivery = null, ImmutableArray<MessageCard>? Cards = null,
    ImmutableArray<AttachmentBody>? Attachments = null, ImmutableArray<MediaBody>? Media = null);

/// <summary>A decision with its reasons: what a request met, what was sent and what was not, who got it, and why. Decisions of one moment belong together.</summary>
/// <param name="Seq">Its place in the conversation's journal; of an automatic message and of an assignment also the line's in the transcript.</param>
/// <param name="Kind">
/// <c>decision</c>, <c>message</c>, <c>waiting</c>, <c>assigned</c>, <c>requeued</c>, <c>transferred</c>, <c>priority</c>,
/// <c>delegation-returned</c>, <c>ended-unattended</c>, <c>refused</c>, <c>turned-away</c>, <c>input-blocked</c>, <c>input-opened</c>,
/// <c>customer-blocked</c> or <c>customer-unblocked</c>.
/// </param>
/// <param name="HandOff">The hand-off it belongs to; 0 where it belongs to none.</param>
/// <param name="At">When.</param>
/// <param name="Moment">At what it was decided.</param>
/// <param name="Admission">What the request met: the case that held, the cases that were skipped and why, until when, counts, who was passed over.</param>
/// <param name="Silent">The automatic messages that were not sent, each with the rule that kept it back.</param>
/// <param name="Message">The automatic message that was sent.</param>
/// <param name="Reason">Why it was sent.</param>
/// <param name="Wait">Why it waits.</param>
/// <param name="Case">The case because of which it was refused, or the customer not served.</param>
/// <param name="Agent">Who got it, from whom it was taken, who transferred it or set its priority, or who blocked the customer.</param>
/// <param name="By">How it came to its agent.</param>
/// <param name="Actor">The person who assigned or took it, where a person did; who did not resume it, where it went back.</param>
/// <param name="Queue">The queue to which it was transferred.</param>
/// <param name="Priority">The priority that it was given.</param>
/// <param name="Unattended">The rule by which it ended unattended.</param>
public sealed record DecisionBody(
    long Seq, string Kind, int HandOff, DateTimeOffset At, DecisionMoment? Moment = null, AdmissionVerdict? Admission = null,
    IReadOnlyList<Silence>? Silent = null, AutoMessageKind? Message = null, MessageReason? Reason = null, WaitReason? Wait = null,
    AdmissionCase? Case = null, AgentId? Agent = null, AssignedBy? By = null, AgentId? Actor = null, QueueId? Queue = null, int? Priority = null,
    UnattendedEnd? Unattended = null);

/// <summary>Decisions of a conversation.</summary>
/// <param name="Decisions">Newest first.</param>
/// <param name="Before">The cursor of the page before these, or null where there is none.</param>
public sealed record DecisionsBody(IReadOnlyList<DecisionBody> Decisions, long? Before);

/// <summary>A page of a transcript.</summary>
/// <param name="Messages">Its lines, oldest first.</param>
/// <param name="Head">The number of the room's last line.</param>
/// <param name="More">Whether more follow.</param>
/// <param name="State">Where the conversation stands, for a customer.</param>
/// <param name="Epoch">The epoch of the lines' numbers; see docs/protocol.md, "After a restore".</param>
public sealed record MessagesBody(
    IReadOnlyList<MessageBody> Messages, long Head, bool More, CustomerStateBody? State = null, string? Epoch = null);

/// <summary>What a customer may know of where the conversation stands.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="HasBot">Whether a bot answers on this channel.</param>
/// <param name="AgentName">Who has it.</param>
/// <param name="Position">The place in the queue, while waiting.</param>
/// <param name="CanWrite">Whether the customer may write: not while consulting is stopped, except in consulting.</param>
/// <param name="Open">Whether consulting is open: not stopped, and within working hours.</param>
/// <param name="OpensAt">When working hours begin again, where that is known and consulting is not stopped.</param>
/// <param name="Wait">The estimated wait, while waiting and where there is flow to go by.</param>
public sealed record CustomerStateBody(
    ConversationStatus Status, bool HasBot, string? AgentName, int? Position, bool CanWrite, bool Open, DateTimeOffset? OpensAt,
    WaitEstimate? Wait = null)
{
    /// <summary>The queue in which it waits; not the customer's to know.</summary>
    [JsonIgnore]
    public QueueId? Queue { get; init; }

    /// <summary>What only clock and settings decide.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public (bool Open, DateTimeOffset? OpensAt) Opening => (Open, OpensAt);
}

/// <summary>Asks for a customer's session.</summary>
/// <param name="Channel">TENANT/CHANNEL.</param>
/// <param name="Token">A session to renew; an invalid one names nobody.</param>
/// <param name="Name">What the visitor is called.</param>
/// <param name="User">Who the visitor is, signed by the site; see docs/protocol.md. A wrong one names nobody.</param>
public sealed record SessionRequestBody(string? Channel, string? Token = null, string? Name = null, string? User = null);

/// <summary>A customer's session.</summary>
public sealed record SessionBody(
    string Token, DateTimeOffset ExpiresAt, ConversationId Conversation, string TenantName, string ChannelName, bool HasBot, bool Verified = false);

/// <summary>A message that a gateway brings.</summary>
public sealed record InboundBody(string? Customer, string? Id, string? Text, string? Name = null);

/// <summary>A request for a person that a gateway brings.</summary>
public sealed record InboundConnectBody(string? Customer, string? Id, string? Name = null, int Priority = 0);

/// <summary>What became of what a gateway brought.</summary>
public sealed record InboundOutcomeBody(ConversationId Conversation, long Seq, bool Repeated);

/// <summary>A sign-in name and password.</summary>
public sealed record SignInBody(string? Login, string? Password);

/// <summary>A bearer token for a program of an agent.</summary>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="AccessToken">The token.</param>
/// <param name="ExpiresIn">For how many seconds it is good.</param>
public sealed record TokenBody(string TokenType, string AccessToken, long ExpiresIn);

/// <summary>Who is signed in.</summary>
public sealed record MeBody(
    AgentId Agent, string Name, AgentRole Role, TenantId Tenant, string TenantName, Presence Presence, string? PresenceReason = null);

/// <summary>A presence to set.</summary>
/// <param name="Presence">Which.</param>
/// <param name="Reason">With <c>away</c>, <c>break</c> or <c>meal</c>: what colleagues read with it, one line of 1 to 50 characters; or nothing.</param>
public sealed record PresenceBody(Presence? Presence, string? Reason = null);

/// <summary>A colleague.</summary>
public sealed record AgentBody(
    AgentId Id, string Name, AgentRole Role, bool Chat, bool Assign, ImmutableArray<QueueId> Queues, Presence Presence, int? Capacity,
    int Open, AbsencesBody? Absences = null, string? PresenceReason = null, DateTimeOffset? PresenceSince = null);

/// <summary>A conversation in a list.</summary>
public sealed record RowBody(
    ConversationId Id, long Seq, ChannelId Channel, ChannelType ChannelType, CustomerId Customer, string? CustomerName,
    ConversationStatus Status, int Epoch, int HandOff, QueueId? Queue, AgentId? Agent, AgentId? DelegatedBy,
    TicketId? Ticket, DateTimeOffset? RequestedAt, Speaker? LastSpeaker, string? LastText, DateTimeOffset? LastAt, int Unread,
    string? Title = null, int Priority = 0)
{
    /// <summary>What a console sees of a row.</summary>
    public static RowBody Of(ConversationRow row) => new(
        row.Id, row.Seq, row.Channel, row.ChannelType, row.Customer, row.CustomerName, row.Status, row.Epoch,
        row.HandOff, row.Queue, row.Agent, row.DelegatedBy, row.Ticket, row.RequestedAt, row.LastSpeaker, row.LastText,
        row.LastAt, row.Unread, row.Title, row.Priority);
}

/// <summary>How many conversations an agent sees per tab.</summary>
/// <param name="Waiting">In <c>waiting</c>.</param>
/// <param name="Received">In <c>received</c>.</param>
/// <param name="Active">In <c>active</c>.</param>
/// <param name="Held">In <c>held</c>.</param>
/// <param name="Ended">Over, with last words of today in the tenant's zone; 100 stands for 100 or more.</param>
/// <param name="Bot">With the bot; 100 stands for 100 or more.</param>
public sealed record CountsBody(int Waiting, int Received, int Active, int Held, int Ended = 0, int Bot = 0);

/// <summary>A page of a list.</summary>
public sealed record ListBody(IReadOnlyList<RowBody> Rows, string? Next, CountsBody Counts, string Feed);

/// <summary>What changed since a feed position.</summary>
public sealed record ChangesBody(
    IReadOnlyList<RowBody> Rows, IReadOnlyList<ConversationId> Gone, CountsBody Counts, string Feed, bool More);

/// <summary>A pushed change of the lists.</summary>
public sealed record RowsPush(
    string From, string Feed, IReadOnlyList<RowBody> Rows, IReadOnlyList<ConversationId> Gone, CountsBody Counts);

/// <summary>Pushed lines of a conversation.</summary>
public sealed record MessagesPush(ConversationId Conversation, long Prev, IReadOnlyList<MessageBody> Messages);

/// <summary>Pushed: somebody is writing, for the next <see cref="Seconds"/> if nothing else is heard.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Speaker"><c>customer</c>, or <c>agent</c>: a colleague.</param>
/// <param name="Agent">The colleague, or null.</param>
public sealed record TypingPush(ConversationId Conversation, Speaker Speaker, AgentId? Agent)
{
    /// <summary>How long it is believed.</summary>
    public const int Seconds = 6;
}

/// <summary>Where the feed stands.</summary>
public sealed record HeadPush(string Feed);

/// <summary>This server stops: what was called is still answered; begin nothing new here, and connect again.</summary>
public sealed record LeavingPush;

/// <summary>A ticket.</summary>
/// <param name="Id">Its id.</param>
/// <param name="HandOff">The hand-off that it is the record of.</param>
/// <param name="Agent">Who opened it.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Details">Its fields; null for one that is older than the last 100 hand-offs and can no longer be changed.</param>
public sealed record TicketBody(TicketId Id, int HandOff, AgentId Agent, DateTimeOffset OpenedAt, TicketDetails? Details = null);

/// <summary>A conversation with its tickets.</summary>
public sealed record ConversationBody(RowBody Row, IReadOnlyList<TicketBody> Tickets);

/// <summary>A conversation that a console opened.</summary>
public sealed record OpenedBody(
    RowBody Row, IReadOnlyList<TicketBody> Tickets, IReadOnlyList<MessageBody> Messages, long Head, bool More);

/// <summary>Lines further back.</summary>
public sealed record OlderBody(IReadOnlyList<MessageBody> Messages, bool More);

/// <summary>The answer of a hub call that changes something: an outcome or a problem.</summary>
public sealed record HubAnswer(long? Seq = null, bool? Repeated = null, Problems.Problem? Problem = null);

/// <summary>A tenant to create.</summary>
public sealed record NewTenantBody(string? Id, string? Name);

/// <summary>A tenant in the operator's list.</summary>
public sealed record TenantBody(TenantId Id, string Name);

/// <summary>A new person's sign-in name and generated password; shown once.</summary>
public sealed record CredentialsBody(string Login, string Password);

/// <summary>A queue to add.</summary>
public sealed record NewQueueBody(string? Id, string? Name);

/// <summary>A channel account to add.</summary>
public sealed record NewChannelBody(
    string? Id, ChannelType? Type, string? Name, string? Queue, BotDefinition? Bot = null, ImmutableArray<string>? Origins = null);

/// <summary>An agent to add.</summary>
public sealed record NewAgentBody(
    string? Id, string? Name, AgentRole Role = AgentRole.Agent, bool Chat = true, bool Assign = true, int? Capacity = null,
    ImmutableArray<string>? Queues = null);

/// <summary>A key to add.</summary>
public sealed record NewKeyBody(string? Id, string? Name);

/// <summary>A new key; shown once.</summary>
public sealed record KeyBody(string Key);

/// <summary>A tenant's definitions, without secrets.</summary>
public sealed record DefinitionsBody(
    TenantId Id, string Name, long Version, TenantSettings Settings, ImmutableArray<QueueDefinition> Queues,
    IReadOnlyList<ChannelBody> Channels, IReadOnlyList<AgentBody> Agents, IReadOnlyList<NewKeyBody> Keys);
