using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;

namespace Actors.Simulation.Offices;

/// <content>What agents and managers do, and where agents are. Each deed answers the refusal, or null.</content>
public sealed partial class SimulatedOffice
{
    private readonly Dictionary<AgentId, AgentState> _agents = [];
    private readonly Dictionary<ConversationId, AgentId> _places = [];
    private List<AgentCard>? _cards;

    /// <summary>상담 접수로 변경.</summary>
    public Rejection? Take(ConversationId id, AgentId agent) =>
        Do(id, new Take(Card(agent), Policy(Room(id)), Now, OthersReceived(agent)));

    /// <summary>상담 시작.</summary>
    public Rejection? Start(ConversationId id, AgentId agent) =>
        Do(id, new Start(Card(agent), Policy(Room(id)), Now, OthersReceived(agent)));

    /// <summary>The agent writes to the customer.</summary>
    public Rejection? Reply(ConversationId id, AgentId agent, MessageText text, string message) =>
        Do(id, new SendReply(Card(agent), text, message, null, Now));

    /// <summary>보류.</summary>
    public Rejection? Hold(ConversationId id, AgentId agent) => Do(id, new Hold(Card(agent), Now));

    /// <summary>상담 재개.</summary>
    public Rejection? Resume(ConversationId id, AgentId agent) => Do(id, new Resume(Card(agent), Now));

    /// <summary>The agent ends consulting.</summary>
    public Rejection? End(ConversationId id, AgentId agent) => Do(id, new End(Card(agent), Now, Policy(Room(id))));

    /// <summary>The agent gives the conversation back to the bot.</summary>
    public Rejection? ReturnToBot(ConversationId id, AgentId agent) => Do(id, new ReturnToBot(Card(agent), Now, Policy(Room(id))));

    /// <summary>담당자 위임.</summary>
    public Rejection? Delegate(ConversationId id, AgentId agent, AgentId to) => Do(id, new DelegateTo(Card(agent), Card(to), Now));

    /// <summary>A manager gives the conversation to somebody.</summary>
    public Rejection? Assign(ConversationId id, AgentId manager, AgentId to) =>
        Do(id, new AssignByHand(Card(manager), Card(to), Now, Policy(Room(id)), OthersReceived(to)));

    /// <summary>The agent who has it, or a manager, sends it to another queue.</summary>
    public Rejection? Transfer(ConversationId id, AgentId agent, QueueId to) => Do(id, new TransferTo(
        Card(agent), to, Definitions.Queues.Any(queue => queue.Id == to), TenantRules.Of(Definitions.Settings).IsEnabled(to), Now));

    /// <summary>A manager gives the hand-off another place in the order.</summary>
    public Rejection? Prioritize(ConversationId id, AgentId manager, int priority) => Do(id, new SetPriority(Card(manager), priority, Now));

    /// <summary>The agent sets the presence.</summary>
    public Rejection? SetPresence(AgentId agent, Presence presence) => Do(agent, new SetPresence(presence, Now));

    /// <summary>The agent's connection is lost.</summary>
    public Rejection? Drop(AgentId agent) =>
        Do(agent, new DropConnection(TimeSpan.FromSeconds(Definitions.Settings.GraceSeconds), Now));

    /// <summary>The agent's connection is back.</summary>
    public Rejection? Return(AgentId agent) => Do(agent, new ReturnConnection(Now));

    /// <summary>Puts an agent into the office as the agent was at the start.</summary>
    public void Seat(AgentId agent, AgentState state)
    {
        (_agents[agent], _cards) = (state, null);
        Wake(agent, state.NextDue);
    }

    private Rejection? Do(AgentId agent, AgentCommand command)
    {
        var refusal = Handle(agent, command);
        Settle();
        return refusal;
    }

    private Rejection? Handle(AgentId agent, AgentCommand command)
    {
        var before = _agents.GetValueOrDefault(agent, AgentDecider.Initial);
        var decision = AgentDecider.Decide(before, command);
        if (decision.Rejection is not null || decision.Events.IsEmpty)
        {
            return decision.Rejection;
        }

        var after = decision.Events.Aggregate(before, AgentDecider.Evolve);
        (_agents[agent], _cards) = (after, null);
        if (after.Notice is { } cause && cause != before.Notice)
        {
            _owed.Enqueue(() => Changed(agent, cause, after.IsLost));
        }

        Wake(agent, after.NextDue);
        return null;
    }

    /// <summary>Queues learn of it first; who is lost then gives up what is unanswered.</summary>
    private void Changed(AgentId agent, long cause, bool isLost)
    {
        foreach (var queue in Definitions.Agent(agent)?.Queues ?? [])
        {
            LookAgain(queue);
        }

        if (isLost)
        {
            foreach (var (room, _) in _places.Where(place => place.Value == agent).OrderBy(place => Room(place.Key).RequestedAt).ToList())
            {
                Handle(room, new TakeFrom(agent, Now));
            }
        }

        Handle(agent, new AcknowledgeAgentNotice(cause, Now));
    }

    private Presence PresenceOf(AgentId agent) =>
        _agents.GetValueOrDefault(agent, AgentDecider.Initial) is { IsLost: false } state ? state.Presence : Presence.Lost;

    /// <summary>An unknown agent gets a card that may do nothing, so that the decider refuses by rule.</summary>
    private AgentCard Card(AgentId id) => Definitions.Agent(id) is { } agent ? AgentCard.Of(agent, PresenceOf(id))
        : new(id, "", AgentRole.Agent, false, false, 0, [], Presence.Offline);

    private List<Candidate> Candidates()
    {
        _cards ??= [.. Definitions.Agents.Select(agent => AgentCard.Of(agent, PresenceOf(agent.Id)))];
        var open = _places.Values.CountBy(agent => agent).ToDictionary();
        return [.. _cards.Select(card => new Candidate(card, open.GetValueOrDefault(card.Id)))];
    }

    private int OthersReceived(AgentId agent) => !Definitions.Settings.Messages.WaitingCount.On ? 0
        : _places.Count(place => place.Value == agent && Room(place.Key).Status == ConversationStatus.Received);

    /// <summary>False where there is no place: the agent has as many as the capacity allows.</summary>
    private bool Move(ConversationId id, PlaceChange change, int? capacity)
    {
        if (change.Taken is not { } taken)
        {
            return _places.Remove(id);
        }

        if (_places.Count(place => place.Value == taken && place.Key != id) >= capacity)
        {
            return false;
        }

        _places[id] = taken;
        return true;
    }
}
