using System.Collections.Immutable;
using System.Diagnostics;
using Actors.Domain.Admission;
using Actors.Domain.AutoMessages;
using Actors.Domain.Delivery;
using Actors.Domain.Media;
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
        var moved = state.Status != after.Status || state.Agent != after.Agent || state.Queue != after.Queue;
        var isAttended = after.Status is Active or Held;
        var unsent = Deliveries.After(after, seq, happened);
        var owed = !after.BotTurns.IsEmpty || !notices.IsEmpty ? happened.At + TryAgainAfter : (DateTimeOffset?)null;
        var delivery = unsent.IsEmpty ? (DateTimeOffset?)null : Deliveries.LookAgainAt(unsent[0], happened.At);
        owed = owed is null || delivery < owed ? delivery ?? owed : owed;
        var uncopied = Copies.After(after.Uncopied, seq, happened);
        var copy = Copies.LookAgainAt(uncopied, happened.At);
        owed = owed is null || copy < owed ? copy ?? owed : owed;
        return after with
        {
            Since = moved ? happened.At : state.Since,
            AttendedSince = !isAttended ? null : state.Status is Active or Held ? state.AttendedSince : happened.At,
            Notices = notices,
            Unsent = unsent,
            Undelivered = Deliveries.UndeliveredAfter(after, happened),
            Uncopied = uncopied,
            LastLine = line is null ? state.LastLine : seq,
            LastCustomerLine = line is { IsForCustomer: true } ? seq : state.LastCustomerLine,
            NextDue = owed is null || after.WakeAt < owed ? after.WakeAt ?? owed : owed,
        };
    }

    private static ConversationState Apply(ConversationState state, ConversationEvent happened) => happened switch
    {
        ConversationOpened opened => Opened(state, opened),
        ConversationReopened => state with { Status = Bot, Epoch = state.Epoch + 1 },
        CustomerMessageReceived received => Heard(state, received),
        BotMessageSent sent => Said(state, Speaker.Bot, sent.Text.Preview(LastWords.MaxLength), sent.At),
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
            RequestWasMessage = !state.Room!.HasBot && state.LastHeard > 0 && state.LastHeard == state.Seq - 1,
            BeforeRequest = state.Status,
            CaseAtRequest = null,
            CaseSaidAt = null,
            TitleSent = false,
            BusyAt = null,
            BotTurns = [],
            Priority = requested.Priority,
            HadBy = [],
            Path = [requested.Queue],
            WakeAt = null,
        },
        HandOffQueued queued => state with
        {
            Status = Waiting,
            WaitsFor = queued.Reason,
            CaseAtRequest = CaseOf(queued.Reason),
        },
        WaitReasonChanged changed => state with { WaitsFor = changed.Reason },
        HandOffRefused refused => Refused(state, refused),
        ConversationAssigned assigned => state with
        {
            Status = Received,
            Epoch = state.Epoch + 1,
            Agent = assigned.Agent,
            WaitsFor = null,
            CaseAtRequest = null,
            AnnouncedHandOff = assigned.HandOff,
            HadBy = state.HadBy.Contains(assigned.Agent) ? state.HadBy : state.HadBy.Add(assigned.Agent),
            WakeAt = null,
        },
        ConversationRequeued => WaitsAgain(state),
        ConversationTransferred transferred => WaitsAgain(state) with
        {
            Queue = transferred.To,
            Path = state.Path.Add(transferred.To),
        },
        PrioritySet set => state with { Priority = set.Priority },
        DelegationReturned returned => state with { Agent = returned.To, DelegatedBy = null, Epoch = state.Epoch + 1, WakeAt = null },
        WakeSet set => state with { WakeAt = set.Due },
        ConsultingStarted => state with { Status = Active },
        TicketOpened opened => state with
        {
            Ticket = opened.Ticket,
            Tickets = Keep(state.Tickets, new(opened.HandOff, new(Topic: state.Topic, Assignee: opened.Agent))),
        },
        TicketEdited edited => state with { Tickets = Keep(state.Tickets, new(edited.HandOff, edited.Details)) },
        AgentMessageSent sent => Said(state, Speaker.Agent, Words(sent.Text, sent.Attachments, null), sent.At) with { Unread = 0 },
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
        ConversationEnded => Released(state, Ended) with { ChatBegun = false },
        NoticeAcknowledged or DecisionRecorded or ConnectBubbleShown or NoteAdded or DeliveryAttempted or DeliveryDeferred or DeliveryFailed or DeliveryBecameUnknown or DeliveryResent
            or MediaCopied or MediaCopyDeferred or MediaNotCopied => state,
        MessageDelivered delivered => state with { Withdrawn = state.Withdrawn.Remove(delivered.Message) },
        MessagesWithdrawn withdrawn => state with { Withdrawn = withdrawn.Messages },
        DeliveryReachSet set => state with { Delivers = set.Reach },
        SessionOpened opened => state with { Session = opened.Session, Address = opened.Address ?? state.Address },
        CustomerArrived arrived => state with { Room = arrived.Room },
        CustomerTurnedAway away => TurnedAway(state, away),
        CustomerServedAgain => state with { TurnedAway = null },
        CustomerBlocked => state with { Blocked = true },
        CustomerUnblocked => state with { Blocked = false, TurnedAway = null },
        ConversationClassified classified => state with { Topic = classified.Topic, Title = classified.Title },
        AutoMessageSent sent => Announced(state, sent),
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    private static ConversationState Opened(ConversationState state, ConversationOpened opened) => state with
    {
        Room = opened.Room,
        Status = opened.Room.HasBot ? Bot : None,
        Epoch = state.Epoch + 1,
        TurnedAway = null,
        BotTurns = opened.Room.HasBot ? [new BotTurn(state.Seq, null)] : [],
    };

    private static ConversationState Heard(ConversationState state, CustomerMessageReceived received)
    {
        state = Said(state, Speaker.Customer, Words(received.Text, received.Attachments, received.Media), received.At) with
        {
            LastHeard = state.Seq,
            LastHeardAt = received.At,
            TurnedAway = null,
        };
        // Somebody else answers there: what the bot still owed would come in between.
        return state.Status == Bot && received.Elsewhere is true ? state with { BotTurns = [] }
            : state.Status == Bot && state.Room!.HasBot
            ? state with { BotTurns = state.BotTurns.Add(new(state.Seq, received.Text.Value)) }
            : state with { Unread = state.Unread + 1 };
    }

    private static string Words(MessageText text, ImmutableArray<Attachment>? attachments, ImmutableArray<CustomerMedia>? media) =>
        Attachment.Preview(text, attachments?.Select(one => one.Name) ?? media?.Select(one => one.Name), LastWords.MaxLength);

    private static ConversationState Said(
        ConversationState state, Speaker speaker, string text, DateTimeOffset at) => state with
        {
            Last = new(speaker, text, at),
        };

    private static ConversationState Announced(ConversationState state, AutoMessageSent sent)
    {
        var isBusy = sent.Reason.Case is null && sent.Kind is (AutoMessageKind.Busy or AutoMessageKind.KakaoUnavailable);
        var text = MessageText.From(sent.AgentText ?? sent.Text).Preview(LastWords.MaxLength);
        return Said(state, sent.CustomerSees.AsSpeaker(), text, sent.At) with
        {
            ChatBegun = state.ChatBegun || sent.Kind == AutoMessageKind.KakaoStart,
            TitleSent = state.TitleSent || sent.Kind == AutoMessageKind.Title,
            BusyAt = isBusy ? sent.At : state.BusyAt,
            CaseSaidAt = sent.Reason.Case is null ? state.CaseSaidAt : sent.At,
        };
    }

    private static ConversationState TurnedAway(ConversationState state, CustomerTurnedAway away)
    {
        var unserved = away.Case is AdmissionCase.Blocked or AdmissionCase.Stopped;
        state = away.Text is { } text ? Said(state, Speaker.Customer, Words(text, away.Attachments, away.Media), away.At) : state;
        return state with { TurnedAway = unserved ? away.Case : null, ChatBegun = away.Text is null && state.ChatBegun };
    }

    private static ConversationState Refused(ConversationState state, HandOffRefused refused) =>
        Released(state, state.Room!.HasBot ? BotEnded : state.Status == Requested ? state.BeforeRequest : state.Status) with
        {
            HandOff = refused.HandOff,
            ChatBegun = false,
        };

    private static ConversationState WaitsAgain(ConversationState state) => state with
    {
        Status = Waiting,
        Epoch = state.Epoch + 1,
        Agent = null,
        WaitsFor = WaitReason.NobodyFree,
        WakeAt = null,
    };

    private static ConversationState Released(ConversationState state, ConversationStatus status) => state with
    {
        Status = status,
        Epoch = state.Epoch + 1,
        Queue = null,
        Agent = null,
        DelegatedBy = null,
        RequestedAt = null,
        WaitsFor = null,
        CaseAtRequest = null,
        CaseSaidAt = null,
        BusyAt = null,
        WakeAt = null,
        Unread = 0,
        BotTurns = [],
    };
}
