using Actors.Domain.Conversations;

namespace Actors.Domain.Tickets;

/// <summary>A ticket in the lists: opened when consulting starts, open until somebody closes it.</summary>
public sealed record TicketRow(
    TenantId Tenant, TicketId Id, ConversationId Conversation, int HandOff, AgentId Agent, DateTimeOffset OpenedAt)
{
    /// <summary>The ticket that an event opens, or null.</summary>
    public static TicketRow? Of(TenantId tenant, ConversationId conversation, ConversationEvent happened) =>
        happened is TicketOpened opened
            ? new(tenant, opened.Ticket, conversation, opened.HandOff, opened.Agent, opened.At)
            : null;
}
