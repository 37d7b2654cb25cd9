using Actors.Domain.Admission;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Domain.Conversations;

/// <summary>A conversation in the lists: a function of its state, written with every event.</summary>
public sealed record ConversationRow(
    TenantId Tenant,
    ConversationId Id,
    long Seq,
    ChannelId Channel,
    ChannelType ChannelType,
    CustomerId Customer,
    string? CustomerName,
    ConversationStatus Status,
    int Epoch,
    int HandOff,
    QueueId? Queue,
    AgentId? Agent,
    AgentId? DelegatedBy,
    TicketId? Ticket,
    int Priority,
    DateTimeOffset? RequestedAt,
    Speaker? LastSpeaker,
    string? LastText,
    DateTimeOffset? LastAt,
    int Unread,
    DateTimeOffset? NextDue,
    string? Title = null,
    Topic? Topic = null,
    AdmissionCase? WaitsFor = null)
{
    /// <summary>The row of a conversation that has a room.</summary>
    public static ConversationRow Of(ConversationId id, ConversationState state)
    {
        var room = state.Room ?? throw new ArgumentException("A conversation without a room has no row.", nameof(state));
        return new(
            room.Tenant, id, state.Seq, room.Channel, room.ChannelType, room.Customer, room.CustomerName, state.Status,
            state.Epoch, state.HandOff, state.Queue, state.Agent, state.DelegatedBy, state.Ticket, state.Priority,
            state.RequestedAt, state.Last?.Speaker, state.Last?.Text, state.Last?.At, state.Unread, state.NextDue,
            state.Title?.ToString(), state.Topic, state.Status == ConversationStatus.Waiting ? state.CaseAtRequest : null);
    }

    /// <summary>Whether the rows of two states differ in nothing but their number, the last words and how many are unread.</summary>
    public static bool OnlyWordsDiffer(ConversationState before, ConversationState after) =>
        before.Status != ConversationStatus.None && before.Status == after.Status && ReferenceEquals(before.Room, after.Room)
        && before.Epoch == after.Epoch && before.HandOff == after.HandOff && before.Queue == after.Queue && before.Agent == after.Agent
        && before.DelegatedBy == after.DelegatedBy && before.Ticket == after.Ticket && before.Priority == after.Priority
        && before.RequestedAt == after.RequestedAt && before.NextDue == after.NextDue
        && before.Title == after.Title && before.Topic == after.Topic
        && before.CaseAtRequest == after.CaseAtRequest;
}
