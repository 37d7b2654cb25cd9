using System.Collections.Immutable;
using Actors.Domain.Agents;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;

namespace Actors.Domain.Conversations;

using Decided = Decision<ConversationEvent>;

/// <content>What people write beside a conversation: notes, its category, its tickets.</content>
public sealed partial class ConversationDecider
{
    /// <summary>The tickets of so many last hand-offs can be changed; older ones are the journal's.</summary>
    public const int TicketsKept = 100;

    /// <summary>Longest reason of a delegation, in characters.</summary>
    public const int LongestReason = 200;

    private static Decided Note(ConversationState state, AddNote note) =>
        MayNotWriteBeside(note.Agent) is { } refusal ? refusal
        : new NoteAdded(note.Agent.Id, note.Text, note.Id, note.Now);

    /// <summary>The queue does not change with the category: who has it goes on with it.</summary>
    private static Decided Reclassify(ConversationState state, ChangeTopic change)
    {
        if (MayClose(state, change.Agent) is { } refusal)
        {
            return refusal;
        }

        return TenantRules.Of(change.Settings).Find(change.Category, change.Division) is not { } topic ? new TopicIsUnknown(change.Category, change.Division)
            : topic == state.Topic && topic == state.Title ? Decided.Nothing
            : new ConversationClassified(topic, topic, change.Now, change.Agent.Id);
    }

    private static Decided Edit(ConversationState state, EditTicket edit)
    {
        if (MayNotWriteBeside(edit.Agent) is { } refusal)
        {
            return refusal;
        }

        var ticket = state.Tickets.FirstOrDefault(each => TicketOf(state, each.HandOff) == edit.Ticket);
        if (ticket is null)
        {
            return new TicketIsUnknown(edit.Ticket);
        }

        return TicketRules.Change(ticket.Details, edit.Change, edit.Settings, edit.Assignee, out var after) is { } wrong ? wrong
            : after == ticket.Details ? Decided.Nothing
            : new TicketEdited(edit.Ticket, ticket.HandOff, edit.Agent.Id, after, edit.Now);
    }

    /// <summary>Who may write to customers may write beside them, whoever has the conversation; so may managers.</summary>
    private static AgentMayNotChat? MayNotWriteBeside(AgentCard agent) => agent.Chat || agent.IsManager ? null : new(agent.Id);

    private static FieldIsInvalid? Wrong(string? reason) =>
        reason is null || (reason.Trim().Length > 0 && reason.Length <= LongestReason && PlainText.IsWellFormed(reason)) ? null
        : new("reason", $"1 to {LongestReason} characters, or none.");

    private static TicketId TicketOf(ConversationState state, int handOff) => new($"{state.Id}-{handOff}");

    private static ImmutableArray<RoomTicket> Keep(ImmutableArray<RoomTicket> tickets, RoomTicket ticket)
    {
        var rest = tickets.RemoveAll(each => each.HandOff == ticket.HandOff).Add(ticket).Sort((one, other) => one.HandOff.CompareTo(other.HandOff));
        return rest.Length > TicketsKept ? rest.RemoveAt(0) : rest;
    }
}
