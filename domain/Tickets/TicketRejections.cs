namespace Actors.Domain.Tickets;

/// <summary>The conversation has no such ticket, or it is older than its last <see cref="Conversations.ConversationDecider.TicketsKept"/> hand-offs.</summary>
public sealed record TicketIsUnknown(TicketId Ticket) : Missing("This conversation has no such ticket that can be changed.");
