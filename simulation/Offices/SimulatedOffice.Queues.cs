using Actors.Domain;
using Actors.Domain.Admission;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;

namespace Actors.Simulation.Offices;

/// <content>Queues: the same books and rounds that the queues' grains use.</content>
public sealed partial class SimulatedOffice
{
    private readonly Dictionary<QueueId, SimulatedQueue> _queues = [];

    /// <summary>Who got the last ones of a queue, the last one first, where something is known of it.</summary>
    public void Point(QueueId queue, IEnumerable<AgentId> last) => QueueOf(queue).Turns = TurnOrder.Of(last);

    private SimulatedQueue QueueOf(QueueId id)
    {
        if (!_queues.TryGetValue(id, out var queue))
        {
            _queues[id] = queue = new();
        }

        return queue;
    }

    /// <summary>Something changed: agents, settings, the clock. With it, reasons to wait may be others.</summary>
    private void LookAgain(QueueId id)
    {
        QueueOf(id).ReasonsAreOld = true;
        WorkAgain(id);
    }

    private void WorkAgain(QueueId id)
    {
        var queue = QueueOf(id);
        if (!queue.IsToWork)
        {
            queue.IsToWork = true;
            _owed.Enqueue(() => Work(id, queue));
        }
    }

    /// <summary>One round; again, for as long as rounds lead to anything.</summary>
    private void Work(QueueId id, SimulatedQueue queue)
    {
        queue.IsToWork = false;
        if (queue.Book.IsEmpty)
        {
            return;
        }

        var rules = TenantRules.Of(Definitions.Settings);
        var kakao = Definitions.Channels.Where(channel => channel is { Type: ChannelType.Kakao, Bot: not null })
            .Select(channel => channel.Id).ToHashSet();
        var tells = queue.ReasonsAreOld && kakao.Count > 0;
        queue.ReasonsAreOld = false;
        var round = new QueueRound(rules, id, Candidates(), queue.Turns, Now, queue.Book.NotUnderWay);
        foreach (var entry in queue.Book.ToPlan(() => round.Count, () => tells || !round.NothingToGive(queue.Book.SomeAreAdmitted)))
        {
            round.Add(entry, new(
                queue.Book.IsUndecided(entry), queue.Book.IsAdmitted(entry), entry.Channel is { } channel && kakao.Contains(channel),
                queue.Book.ReasonTold(entry)));
        }

        if (rules.Settings.Limit is { } limit && round.AsksLimit)
        {
            var open = _places.Keys.Count(room => Room(room).RequestedAt > AdmissionRules.CountsAfter(Now));
            round.Apply(open, Math.Clamp(limit - open, 0, round.Limited.Count()));
        }

        queue.ReasonsAreOld |= tells && round.TellsWhoWaits;
        queue.Turns = round.Turns;
        foreach (var (entry, verdict) in round.Verdicts)
        {
            if (queue.Book.Send(entry))
            {
                Settle(queue.Book, entry, verdict);
                WorkAgain(id);
            }
        }
    }

    private void Settle(QueueBook book, WaitingEntry entry, QueueVerdict verdict)
    {
        var refusal = Handle(entry.Conversation, Command(entry.Conversation, verdict));
        book.Returned(entry);
        if (refusal is null && verdict is LetWait wait)
        {
            book.Told(entry, wait.Reason);
        }
        else
        {
            book.Forget(entry);
        }
    }

    /// <summary>Another agent for one whose agent does not answer, if there is one.</summary>
    private void PassOn(ConversationId id)
    {
        var state = Room(id);
        var rules = TenantRules.Of(Definitions.Settings);
        if (!TimePromises.NeedsAnotherAgent(state, rules, Now))
        {
            return;
        }

        var (queue, agent) = (state.Queue!.Value, state.Agent!.Value);
        var pool = AgentsAtWork.Of(rules, queue, state.Topic, Candidates(), Now, state.HadBy.Add(agent));
        var turns = QueueOf(queue).Turns;
        if (QueueRouter.Choose(rules.DistributionOf(queue), pool, turns).Agent is { } other)
        {
            QueueOf(queue).Turns = turns.After(other);
            Handle(id, new PassOn(state.HandOff, agent, Card(other), Now, Policy(state)));
        }
    }

    private ConversationCommand Command(ConversationId id, QueueVerdict verdict)
    {
        var policy = Policy(Room(id));
        return verdict switch
        {
            LetWait wait => new QueueHandOff(wait.HandOff, wait.Reason, Now, wait.Why, policy),
            RefuseIt refuse => new RefuseHandOff(refuse.HandOff, refuse.Why, policy, Now),
            GiveTo give => new Assign(
                give.HandOff, Card(give.Agent), AssignedBy.Distribution, null, Now, policy, OthersReceived(give.Agent), give.Why),
            _ => throw new System.Diagnostics.UnreachableException(verdict.GetType().Name),
        };
    }

    private sealed class SimulatedQueue
    {
        public QueueBook Book { get; } = new();

        public TurnOrder Turns { get; set; } = TurnOrder.Empty;

        public bool ReasonsAreOld { get; set; }

        public bool IsToWork { get; set; }
    }
}
