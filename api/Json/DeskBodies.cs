using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;

namespace Actors.Api.Json;

/// <summary>A category, and a division of it (null: its first).</summary>
public sealed record TopicBody(string? Category, string? Division = null, string? Id = null);

/// <summary>What is to change on a ticket; what is absent stays.</summary>
public sealed record TicketChangeBody(TicketChange? Change, string? Id = null);

/// <summary>Who writes in a room, for the agent who answers.</summary>
/// <param name="Customer">The id on the channel.</param>
/// <param name="Name">The name, where the channel told one.</param>
/// <param name="Channel">The channel account.</param>
/// <param name="ChannelType">What kind of channel.</param>
/// <param name="Blocked">Whether a manager blocked the customer.</param>
/// <param name="Topic">What the last request was about.</param>
/// <param name="Notes">What agents wrote for colleagues in this room, newest first, up to 50.</param>
public sealed record CustomerBody(
    CustomerId Customer, string? Name, ChannelId Channel, ChannelType ChannelType, bool Blocked, Topic? Topic, IReadOnlyList<NoteBody> Notes);

/// <summary>A note for colleagues.</summary>
public sealed record NoteBody(long Seq, AgentId Agent, string? AgentName, string Text, DateTimeOffset At);

/// <summary>What a console must know of its tenant to be of use; read again at each connect.</summary>
/// <param name="WaitWarningSeconds">After so long without an answer a conversation is marked.</param>
/// <param name="WaitAlarmSeconds">After so long it is marked as late.</param>
/// <param name="Queues">Where a conversation can be transferred.</param>
/// <param name="Channels">What the channel accounts are called.</param>
/// <param name="Categories">What a conversation can be about.</param>
/// <param name="TicketFields">The tenant's own fields of tickets.</param>
public sealed record DeskBody(
    int WaitWarningSeconds, int WaitAlarmSeconds, IReadOnlyList<DeskQueueBody> Queues, IReadOnlyList<DeskChannelBody> Channels,
    IReadOnlyList<DeskCategoryBody> Categories, IReadOnlyList<TicketFieldSetting> TicketFields);

/// <summary>A queue as consoles see it.</summary>
public sealed record DeskQueueBody(QueueId Id, string Name, bool Enabled);

/// <summary>A channel account as consoles see it.</summary>
public sealed record DeskChannelBody(ChannelId Id, string Name, ChannelType Type, bool HasBot);

/// <summary>A category with its divisions.</summary>
public sealed record DeskCategoryBody(string Name, IReadOnlyList<string> Divisions);

/// <summary>The canned answers that an agent may use.</summary>
public sealed record CannedAnswersBody(IReadOnlyList<CannedAnswer> Answers);

/// <summary>A canned answer to keep; its id stands in the path, and one's own is one's own.</summary>
public sealed record NewCannedAnswerBody(string? Name, string? Text, CannedScope Scope = CannedScope.Agent, string? Queue = null);
