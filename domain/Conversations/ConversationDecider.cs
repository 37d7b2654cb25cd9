using System.Diagnostics;
using Actors.Domain.AutoMessages;
using Actors.Domain.Agents;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using static Actors.Domain.Conversations.ConversationStatus;

namespace Actors.Domain.Conversations;

using Decided = Decision<ConversationEvent>;

/// <summary>
/// Decides what happens to a conversation, by the rules of hand-off: who may speak when, who has it, when the bot is silent.
/// Whether the agent has a free place is not decided here: the store knows, when it appends.
/// </summary>
public sealed partial class ConversationDecider
    : IDecider<ConversationState, ConversationCommand, ConversationEvent>
{
    /// <inheritdoc/>
    public static ConversationState Initial { get; } = new();

    /// <inheritdoc/>
    public static Decided Decide(ConversationState state, ConversationCommand command) =>
        Armed(state, command, Delivering(state, command, Choose(state, command)));

    private static Decided Choose(ConversationState state, ConversationCommand command) => command switch
    {
        OpenRoom open => Open(state, open),
        ReceiveMessage receive => Carrying(Receive(state, receive), receive.Attachments, receive.Media),
        RequestHandOff request => Request(state, request),
        ReviewRoom review => Review(state, review),
        BlockCustomer block => Block(state, block),
        ReportDelivery report => Report(state, report),
        ReportCopy report => Copy(state, report),
        LoseSession lose => Lose(state, lose),
        _ when state.Status == None => new ConversationIsUnknown(),
        ResendMessage resend => Resend(state, resend),
        SwitchToBot @switch => Switch(state, @switch),
        RecordBotReply reply => Record(state, reply),
        QueueHandOff queue => Queue(state, queue),
        RefuseHandOff refuse => Queue(state, refuse),
        TakeFrom take => TakeFrom(state, take),
        KeepPromises keep => Keep(state, keep),
        SetPriority set => Prioritize(state, set),
        TransferTo transfer => Transfer(state, transfer),
        PassOn pass => Give(state, pass),
        Assign assign => Give(state, assign),
        AssignByHand assign => Give(state, assign),
        Take take => Take(state, take.Agent, take.Policy, take.OthersReceived, take.Now),
        Start start => Start(state, start),
        SendReply reply => Reply(state, reply),
        Hold hold => Hold(state, hold),
        Resume resume => Resume(state, resume),
        DelegateTo @delegate => Delegate(state, @delegate),
        End end => End(state, end),
        AddNote note => Note(state, note),
        ChangeTopic change => Reclassify(state, change),
        EditTicket edit => Edit(state, edit),
        ReturnToBot @return => Return(state, @return),
        AcknowledgeNotice acknowledge => Acknowledge(state, acknowledge),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    private static Decided Open(ConversationState state, OpenRoom open)
    {
        var room = state.Status == None ? open.Room : state.Room!;
        var (rules, visit, now) = (open.Policy.Rules, open.Visit ?? Visit.Plain, open.Now);
        if (Unserved(state, rules) is { } unserved)
        {
            return TurnAway(state, room, rules!, unserved, null, null, true, now);
        }

        var begin = Beginning(state, room, rules, visit, true, now);
        // Which mode the room was left in is its status; in consulting nothing need be offered.
        ConversationEvent[] bubble = room is { ChannelType: ChannelType.Kakao, HasBot: true } && open.Policy.ConnectBubble && !state.Status.IsConsulting()
            ? [new ConnectBubbleShown(now)] : [];
        if (state.Status != None)
        {
            return Decided.Of([.. ServedAgain(state, now), .. begin, .. bubble]);
        }

        var (unknown, classified) = Classify(state, room, rules, visit, false, now);
        if (unknown is not null)
        {
            return unknown;
        }

        // Without a bot the room begins with the request: on web at the opening, elsewhere at the first message.
        var opened = new ConversationOpened(room, now);
        return room.HasBot ? Decided.Of([opened, .. classified, .. begin, .. bubble])
            : room.ChannelType != ChannelType.Web
                ? begin.IsEmpty ? Decided.Nothing : Decided.Of([.. Arrived(state, room, now), .. classified, .. begin])
            : ClockRefusal(room, rules, now) is { } refusal
                ? Decided.Of([.. Arrived(state, room, now), .. classified, .. Refuse(state, room, rules!, refusal, null, null, now)])
            : Decided.Of([opened, .. classified, .. Ask(state, room, open.Policy, RequestedBy.Customer, TopicOf(state, classified), 0, now)]);
    }

    private static Decided Receive(ConversationState state, ReceiveMessage receive)
    {
        var room = state.Status == None ? receive.Room : state.Room!;
        var (rules, text, now) = (receive.Policy.Rules, receive.Text.Value.Trim(), receive.Now);
        if (Unserved(state, rules) is { } unserved)
        {
            return room.ChannelType == ChannelType.Web ? new InputIsBlocked(unserved)
                : TurnAway(state, room, rules!, unserved, receive.Text, receive.Id, false, now);
        }

        if (rules is not null && room.ChannelType == ChannelType.Kakao && text == KakaoTexts.EndWord)
        {
            return EndByWord(state, room, rules, receive);
        }

        var received = new CustomerMessageReceived(receive.Text, receive.Id, now, Elsewhere: receive.Visit?.Elsewhere is true ? true : null);
        if (state.Status == None || state.Status.IsOver())
        {
            return ReceiveAnew(state, room, received, receive);
        }

        // The cancel word works until the agent's first answer or start; after that it is ordinary text.
        var cancels = state.Status.IsConsulting() && state.Ticket is null && text == receive.Policy.CancelWord;
        return !cancels ? Decided.Of([received, .. AtMessage(state, rules, now)])
            : room.HasBot ? Decided.Of([received, .. SwitchWords(state, rules, now), new SwitchedToBot(EndedBy.Customer, now)])
            : Decided.Of(received, new ConversationEnded(EndedBy.Customer, null, now));
    }

    /// <summary>A message opens the room, or reopens it with the bot, or is itself the request.</summary>
    private static Decided ReceiveAnew(
        ConversationState state, Room room, CustomerMessageReceived received, ReceiveMessage receive)
    {
        var (rules, visit, now) = (receive.Policy.Rules, receive.Visit ?? Visit.Plain, receive.Now);
        if (!room.HasBot && !room.ChannelType.CanConsult())
        {
            return new ChannelCannotConsult();
        }

        var (unknown, classified) = Classify(state, room, rules, visit, false, now);
        if (unknown is not null)
        {
            return unknown;
        }

        var begin = Beginning(state, room, rules, visit, false, now);
        if (!room.HasBot && ClockRefusal(room, rules, now) is { } refusal)
        {
            return Decided.Of([
                .. Arrived(state, room, now), .. classified, .. begin,
                .. Refuse(state, room, rules!, refusal, receive.Text, receive.Id, now)]);
        }

        ConversationEvent[] opening = state.Status == None ? [new ConversationOpened(room, now)]
            : room.HasBot ? [new ConversationReopened(now)] : [];
        ConversationEvent[] request = room.HasBot ? []
            : Ask(state, room, receive.Policy, RequestedBy.Customer, TopicOf(state, classified), visit.Priority, now);
        return Decided.Of([.. opening, .. classified, .. begin, received, .. request]);
    }

    private static Decided Request(ConversationState state, RequestHandOff request)
    {
        var room = state.Status == None ? request.Room : state.Room!;
        var (rules, visit, now) = (request.Policy.Rules, request.Visit ?? Visit.Plain, request.Now);
        if (!room.ChannelType.CanConsult())
        {
            return new ChannelCannotConsult();
        }

        if (state.Status.IsConsulting())
        {
            return Decided.Nothing;
        }

        if (Unserved(state, rules) is { } unserved)
        {
            return room.ChannelType == ChannelType.Web ? new InputIsBlocked(unserved)
                : TurnAway(state, room, rules!, unserved, null, null, false, now);
        }

        var (unknown, classified) = Classify(state, room, rules, visit, true, now);
        if (unknown is not null)
        {
            return unknown;
        }

        ConversationEvent[] begin = state.Status == Bot ? [] : [.. Beginning(state, room, rules, visit, false, now)];
        if (!room.HasBot && ClockRefusal(room, rules, now) is { } refusal)
        {
            return Decided.Of([
                .. Arrived(state, room, now), .. classified, .. begin, .. Refuse(state, room, rules!, refusal, null, null, now)]);
        }

        ConversationEvent[] opening = state.Status == None ? [new ConversationOpened(room, now)] : [];
        return Decided.Of([
            .. opening, .. classified, .. begin,
            .. Ask(state, room, request.Policy, RequestedBy.Customer, TopicOf(state, classified), visit.Priority, now)]);
    }

    private static Decided Switch(ConversationState state, SwitchToBot @switch) =>
        !state.Room!.HasBot ? new ChannelHasNoBot()
        : !state.Status.IsConsulting() ? Decided.Nothing
        : Decided.Of([.. SwitchWords(state, @switch.Policy?.Rules, @switch.Now), new SwitchedToBot(EndedBy.Customer, @switch.Now)]);

    /// <summary>A request is answered by its verdict, never by a confirmation that the queue heard of it.</summary>
    private static Decided Acknowledge(ConversationState state, AcknowledgeNotice acknowledge) =>
        state.Notices.Any(notice => notice.Cause == acknowledge.Cause && notice.Kind != QueueNoticeKind.Requested)
            ? new NoticeAcknowledged(acknowledge.Cause, acknowledge.Now)
            : Decided.Nothing;
}
