using System.Diagnostics;
using Actors.Domain.Messages;
using static Actors.Domain.Conversations.ConversationStatus;

namespace Actors.Domain.Conversations;

/// <content>What a conversation is after an event.</content>
public sealed partial class ConversationDecider
{
    /// <summary>How long something owed may stay undone before a sweep tries it again.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public static ConversationState Evolve(ConversationState state, ConversationEvent happened)
    {
        var seq = state.Seq + 1;
        var after = Apply(state with { Seq = seq }, happened);
        var line = MessageView.Of(seq, happened);
        var notices = Notices(state, after, happened);
        return after with
        {
            Notices = notices,
            LastLine = line is null ? state.LastLine : seq,
            LastCustomerLine = line is { IsForCustomer: true } ? seq : state.LastCustomerLine,
            NextDue = !after.BotTurns.IsEmpty || !notices.IsEmpty ? happened.At + TryAgainAfter : null,
        };
    }

    private static ConversationState Apply(ConversationState state, ConversationEvent happened) => happened switch
    {
        ConversationOpened opened => Opened(state, opened),
        ConversationReopened => state with { Status = Bot, Epoch = state.Epoch + 1 },
        CustomerMessageReceived received => Heard(state, received),
        BotMessageSent sent => Said(state, Speaker.Bot, sent.Text, sent.At),
        BotTurnEnded ended => state with { BotTurns = state.BotTurns.RemoveAll(turn => turn.Number == ended.Turn) },
        HandOffRequested requested => state with
        {
            Status = Requested,
            Epoch = state.Epoch + 1,
            HandOff = requested.HandOff,
            Queue = requested.Queue,
            Agent = null,
            Ticket = null,
            RequestedAt = requested.At,
            BotTurns = [],
        },
        HandOffQueued => state with { Status = Waiting },
        ConversationAssigned assigned => state with
        {
            Status = Received,
            Epoch = state.Epoch + 1,
            Agent = assigned.Agent,
        },
        ConversationRequeued => state with { Status = Waiting, Epoch = state.Epoch + 1, Agent = null },
        ConsultingStarted => state with { Status = Active },
        TicketOpened opened => state with { Ticket = opened.Ticket },
        AgentMessageSent sent => Said(state, Speaker.Agent, sent.Text, sent.At) with { Unread = 0 },
        ConversationHeld => state with { Status = Held },
        ConversationDelegated delegated => state with
        {
            Status = Held,
            Epoch = state.Epoch + 1,
            Agent = delegated.To,
            DelegatedBy = delegated.From,
        },
        ConversationResumed => state with { Status = Active, DelegatedBy = null },
        SwitchedToBot => Released(state, Bot),
        ConversationEnded => Released(state, Ended),
        NoticeAcknowledged => state,
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    private static ConversationState Opened(ConversationState state, ConversationOpened opened) => state with
    {
        Room = opened.Room,
        Status = opened.Room.HasBot ? Bot : Ended,
        Epoch = 1,
        BotTurns = opened.Room.HasBot ? [new BotTurn(state.Seq, null)] : [],
    };

    private static ConversationState Heard(ConversationState state, CustomerMessageReceived received)
    {
        state = Said(state, Speaker.Customer, received.Text, received.At);
        return state.Status == Bot && state.Room!.HasBot
            ? state with { BotTurns = state.BotTurns.Add(new(state.Seq, received.Text.Value)) }
            : state with { Unread = state.Unread + 1 };
    }

    private static ConversationState Said(
        ConversationState state, Speaker speaker, MessageText text, DateTimeOffset at) => state with
        {
            Last = new(speaker, text.Preview(LastWords.MaxLength), at),
        };

    private static ConversationState Released(ConversationState state, ConversationStatus status) => state with
    {
        Status = status,
        Epoch = state.Epoch + 1,
        Queue = null,
        Agent = null,
        DelegatedBy = null,
        RequestedAt = null,
        Unread = 0,
        BotTurns = [],
    };
}
