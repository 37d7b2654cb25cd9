using Actors.Domain.Agents;
using Actors.Domain.Tenants;
using static Actors.Domain.Conversations.ConversationStatus;

namespace Actors.Domain.Conversations;

using Decided = Decision<ConversationEvent>;

/// <content>What agents, managers and queues do with a conversation that is in consulting.</content>
public sealed partial class ConversationDecider
{
    private static Decided Give(ConversationState state, Assign assign) =>
        state.HandOff != assign.HandOff ? new HandOffIsOver(assign.HandOff)
        : state.Status == Received && state.Agent == assign.Agent.Id ? Decided.Nothing
        : state.Status is Requested or Waiting
            ? Decided.Of([
                new ConversationAssigned(assign.HandOff, assign.Agent.Id, assign.By, assign.Actor, assign.Now),
                .. Announce(state, assign.Agent, assign.Policy, assign.OthersReceived, assign.Why, assign.Now)])
        : new HandOffIsOver(assign.HandOff);

    private static Decided Give(ConversationState state, AssignByHand assign) =>
        !assign.Actor.IsManager ? new ManagerRequired()
        : !assign.To.Chat ? new AgentMayNotChat(assign.To.Id)
        : state.Status is not (Requested or Waiting or Received) ? new ConversationIsNotWaiting(state.Status)
        : state.Agent == assign.To.Id ? Decided.Nothing
        : Decided.Of([
            new ConversationAssigned(state.HandOff, assign.To.Id, AssignedBy.Manager, assign.Actor.Id, assign.Now),
            .. Announce(state, assign.To, assign.Policy, assign.OthersReceived, null, assign.Now)]);

    private static Decided Take(
        ConversationState state, AgentCard agent, ConversationPolicy policy, int othersReceived, DateTimeOffset now) =>
        !agent.Chat ? new AgentMayNotChat(agent.Id)
        : state.Status == Received && state.Agent == agent.Id ? Decided.Nothing
        : state.Status != Waiting ? new ConversationIsNotWaiting(state.Status)
        : policy.Distribution != Distribution.Manual ? new TakingIsOff()
        : Decided.Of([
            new ConversationAssigned(state.HandOff, agent.Id, AssignedBy.Taking, agent.Id, now),
            .. Announce(state, agent, policy, othersReceived, null, now)]);

    private static Decided Start(ConversationState state, Start start)
    {
        if (state.Status == Waiting)
        {
            var taken = Take(state, start.Agent, start.Policy, start.OthersReceived, start.Now);
            return taken.Rejection is not null ? taken
                : Decided.Of([.. taken.Events, .. Started(state, start.Agent.Id, start.Now)]);
        }

        return Refusal(state, start.Agent) is { } refusal ? refusal
            : state.Status == Received ? Decided.Of([.. Started(state, start.Agent.Id, start.Now)])
            : Decided.Nothing;
    }

    private static Decided Reply(ConversationState state, SendReply reply)
    {
        if (reply.Epoch is { } epoch && epoch != state.Epoch)
        {
            return new ControlHasMoved(state.Epoch);
        }

        if (Refusal(state, reply.Agent) is { } refusal)
        {
            return refusal;
        }

        ConversationEvent[] start = state.Status == Received ? [.. Started(state, reply.Agent.Id, reply.Now)] : [];
        return Decided.Of([.. start, new AgentMessageSent(reply.Agent.Id, reply.Text, reply.Id, reply.Now, reply.Attachments)]);
    }

    private static Decided Hold(ConversationState state, Hold hold) =>
        state.Status == Held && state.Agent == hold.Agent.Id ? Decided.Nothing
        : Refusal(state, hold.Agent) is { } refusal ? refusal
        : new ConversationHeld(hold.Agent.Id, hold.Now);

    private static Decided Resume(ConversationState state, Resume resume)
    {
        var agent = resume.Agent;
        if (state.Agent is { } holder && holder != agent.Id)
        {
            return new NotTheAssignedAgent(holder);
        }

        if (state.Status != Held)
        {
            return state.Status == Active ? Decided.Nothing : new NothingToResume(state.Status);
        }

        var resumed = new ConversationResumed(agent.Id, resume.Now);
        return !agent.Chat ? new AgentMayNotChat(agent.Id)
            : state.Ticket is not null ? resumed
            : Decided.Of([resumed, .. Started(state, agent.Id, resume.Now)]);
    }

    private static Decided Delegate(ConversationState state, DelegateTo @delegate) =>
        Refusal(state, @delegate.Agent) is { } refusal ? refusal
        : @delegate.To.Id == @delegate.Agent.Id ? new CannotDelegate("Choose a colleague to delegate to.")
        : !@delegate.To.Chat ? new AgentMayNotChat(@delegate.To.Id)
        : @delegate.To.Presence != Presence.Online ? new AgentIsNotOnline(@delegate.To.Id)
        : Wrong(@delegate.Reason) is { } wrong ? wrong
        : new ConversationDelegated(@delegate.Agent.Id, @delegate.To.Id, @delegate.Now, @delegate.Reason);

    private static Decided End(ConversationState state, End end) =>
        MayClose(state, end.Agent) is { } refusal ? refusal
        : Decided.Of([
            .. EndWords(state, end.Policy?.Rules, end.Now), new ConversationEnded(EndedBy.Agent, end.Agent.Id, end.Now)]);

    private static Decided Return(ConversationState state, ReturnToBot @return) =>
        !state.Room!.HasBot ? new ChannelHasNoBot()
        : MayClose(state, @return.Agent) is { } refusal ? refusal
        : Decided.Of([
            .. SwitchWords(state, @return.Policy?.Rules, @return.Now), new SwitchedToBot(EndedBy.Agent, @return.Now)]);

    private static Rejection? MayClose(ConversationState state, AgentCard agent) =>
        !state.Status.IsConsulting() ? new ConversationIsNotInConsulting(state.Status)
        : state.Agent == agent.Id || agent.IsManager ? null
        : new NotTheAssignedAgent(state.Agent);

    /// <summary>Why this agent may not work on the conversation now: it is not theirs, or it must be resumed first.</summary>
    private static Rejection? Refusal(ConversationState state, AgentCard agent) =>
        !agent.Chat ? new AgentMayNotChat(agent.Id)
        : !state.Status.IsConsulting() ? new ConversationIsNotInConsulting(state.Status)
        : state.Agent != agent.Id ? new NotTheAssignedAgent(state.Agent)
        : state.Status.TakesPlace() ? null
        : new ConversationIsNotInConsulting(state.Status);

    private static IEnumerable<ConversationEvent> Started(ConversationState state, AgentId agent, DateTimeOffset now)
    {
        yield return new ConsultingStarted(state.HandOff, agent, now);

        // A transferred hand-off has its ticket already.
        if (state.Ticket is null)
        {
            yield return new TicketOpened(TicketOf(state, state.HandOff), state.HandOff, agent, now);
        }
    }
}
