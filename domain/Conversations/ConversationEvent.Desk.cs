using Actors.Domain.Messages;
using Actors.Domain.Tickets;

namespace Actors.Domain.Conversations;

/// <summary>An agent wrote something for colleagues. No customer, bot or channel ever gets it.</summary>
/// <param name="Agent">Who wrote.</param>
/// <param name="Text">What was written.</param>
/// <param name="Id">The id that the agent's client gave it.</param>
/// <param name="At">When.</param>
public sealed record NoteAdded(AgentId Agent, MessageText Text, string Id, DateTimeOffset At) : ConversationEvent(At);

/// <summary>Somebody changed the fields of a ticket.</summary>
/// <param name="Ticket">Which.</param>
/// <param name="HandOff">The hand-off that it is the record of.</param>
/// <param name="By">Who.</param>
/// <param name="Details">All of its fields, as they are now.</param>
/// <param name="At">When.</param>
public sealed record TicketEdited(TicketId Ticket, int HandOff, AgentId By, TicketDetails Details, DateTimeOffset At) : ConversationEvent(At);
