using System.Diagnostics;
using Actors.Domain.Agents;
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
    public static Decided Decide(ConversationState state, ConversationCommand command) => command switch
    {
        OpenRoom open => Open(state, open),
        ReceiveMessage receive => Receive(state, receive),
        RequestHandOff request => Request(state, request),
        _ when state.Status == None => new ConversationIsUnknown(),
        SwitchToBot @switch => Switch(state, @switch),
        RecordBotReply reply => Record(state, reply),
        QueueHandOff queue => Queue(state, queue),
        Assign assign => Give(state, assign),
        AssignByHand assign => Give(state, assign),
        Take take => Take(state, take.Agent, take.Policy, take.Now),
        Start start => Start(state, start),
        SendReply reply => Reply(state, reply),
        Hold hold => Hold(state, hold),
        Resume resume => Resume(state, resume),
        DelegateTo @delegate => Delegate(state, @delegate),
        End end => End(state, end),
        ReturnToBot @return => Return(state, @return),
        AcknowledgeNotice acknowledge => Acknowledge(state, acknowledge),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    private static Decided Open(ConversationState state, OpenRoom open)
    {
        if (state.Status != None)
        {
            return Decided.Nothing;
        }

        // Without a bot the room begins with the request: on web at the opening, elsewhere at the first message.
        var opened = new ConversationOpened(open.Room, open.Now);
        return open.Room.HasBot ? opened
            : open.Room.ChannelType == ChannelType.Web
                ? Decided.Of(opened, Ask(state, open.Policy, RequestedBy.Customer, open.Now))
            : Decided.Nothing;
    }

    private static Decided Receive(ConversationState state, ReceiveMessage receive)
    {
        var received = new CustomerMessageReceived(receive.Text, receive.Id, receive.Now);
        var isOver = state.Status.IsOver();
        if (state.Status == None || isOver)
        {
            var room = state.Room ?? receive.Room;
            var hasBot = room.HasBot;
            if (!hasBot && !room.ChannelType.CanConsult())
            {
                return new ChannelCannotConsult();
            }

            ConversationEvent[] opening = state.Status == None ? [new ConversationOpened(receive.Room, receive.Now)]
                : hasBot ? [new ConversationReopened(receive.Now)] : [];
            ConversationEvent[] request = hasBot ? []
                : [Ask(state, receive.Policy, RequestedBy.Customer, receive.Now)];
            return Decided.Of([.. opening, received, .. request]);
        }

        // The cancel word works until the agent's first answer or start; after that it is ordinary text.
        var cancels = state.Status.IsConsulting() && state.Ticket is null
            && receive.Text.Value.Trim() == receive.Policy.CancelWord;
        return !cancels ? received
            : state.Room!.HasBot ? Decided.Of(received, new SwitchedToBot(EndedBy.Customer, receive.Now))
            : Decided.Of(received, new ConversationEnded(EndedBy.Customer, null, receive.Now));
    }

    private static Decided Request(ConversationState state, RequestHandOff request)
    {
        if (!(state.Room ?? request.Room).ChannelType.CanConsult())
        {
            return new ChannelCannotConsult();
        }

        var requested = Ask(state, request.Policy, RequestedBy.Customer, request.Now);
        return state.Status switch
        {
            None => Decided.Of(new ConversationOpened(request.Room, request.Now), requested),
            _ when state.Status.IsConsulting() => Decided.Nothing,
            _ => requested,
        };
    }

    private static HandOffRequested Ask(
        ConversationState state, ConversationPolicy policy, RequestedBy by, DateTimeOffset now) =>
        new(state.HandOff + 1, policy.Queue, by, now);

    private static Decided Switch(ConversationState state, SwitchToBot @switch) =>
        !state.Room!.HasBot ? new ChannelHasNoBot()
        : !state.Status.IsConsulting() ? Decided.Nothing
        : new SwitchedToBot(EndedBy.Customer, @switch.Now);

    private static Decided Record(ConversationState state, RecordBotReply reply)
    {
        if (reply.Epoch != state.Epoch)
        {
            return new ControlHasMoved(state.Epoch);
        }

        if (state.BotTurns.All(turn => turn.Number != reply.Turn))
        {
            return Decided.Nothing;
        }

        IEnumerable<ConversationEvent> said = reply.Reply.Messages
            .Select(message => new BotMessageSent(reply.Turn, message.Text, message.Choices, reply.Now));
        ConversationEvent[] call = reply.Reply.CallsAgent && state.Room!.ChannelType.BotMayConnect()
            ? [Ask(state, reply.Policy, RequestedBy.Bot, reply.Now)]
            : [];
        return Decided.Of([.. said, new BotTurnEnded(reply.Turn, reply.Now), .. call]);
    }

    private static Decided Queue(ConversationState state, QueueHandOff queue) =>
        state.HandOff != queue.HandOff ? new HandOffIsOver(queue.HandOff)
        : state.Status switch
        {
            Requested => new HandOffQueued(queue.HandOff, queue.Reason, queue.Now),
            Waiting => Decided.Nothing,
            _ => new HandOffIsOver(queue.HandOff),
        };

    /// <summary>A request is answered by its verdict, never by a confirmation that the queue heard of it.</summary>
    private static Decided Acknowledge(ConversationState state, AcknowledgeNotice acknowledge) =>
        state.Notices.Any(notice => notice.Cause == acknowledge.Cause && notice.Kind != QueueNoticeKind.Requested)
            ? new NoticeAcknowledged(acknowledge.Cause, acknowledge.Now)
            : Decided.Nothing;
}
