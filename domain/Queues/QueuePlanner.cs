using Actors.Domain.Admission;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Domain.Queues;

/// <summary>What a queue does with one hand-off now.</summary>
/// <param name="Agent">Who gets it, or null: it waits.</param>
/// <param name="Wait">Why it waits.</param>
/// <param name="Why">What admission says of it, as far as the queue knows.</param>
public sealed record QueuePlan(AgentId? Agent, WaitReason? Wait, AdmissionVerdict Why)
{
    /// <summary>Whether nothing but room keeps it waiting, so that the limit is asked for it.</summary>
    public bool IsAdmitted => Why.Case == AdmissionCase.Admitted;
}

/// <summary>
/// One round of a queue: goes through who waits, in order, and says for each what happens. A hand-off whose own case still holds does not
/// block those behind it. The load of agents grows with what was planned.
/// </summary>
/// <param name="rules">The settings in force.</param>
/// <param name="queue">The queue.</param>
/// <param name="agents">All agents, in the order of their list.</param>
/// <param name="turns">Who got the last ones.</param>
/// <param name="now">The moment.</param>
/// <param name="waiting">Who waits and is given nothing yet; for the fair share in the morning. Null: nobody asks for it.</param>
public sealed class QueuePlanner(
    TenantRules rules, QueueId queue, IEnumerable<Candidate> agents, TurnOrder turns, DateTimeOffset now,
    IEnumerable<WaitingEntry>? waiting = null)
{
    private static readonly Topic Anything = new("", "");

    private static readonly AdmissionVerdict AdmittedBefore = new(AdmissionCase.Admitted, []);

    private readonly List<Candidate> _agents = [.. agents];
    private readonly Dictionary<ChannelId, AdmissionVerdict> _clocks = [];
    private readonly Dictionary<Topic, (AgentsAtWork Agents, AdmissionVerdict Verdict)> _pools = [];
    private readonly Dictionary<Topic, int?> _shares = [];
    private readonly Distribution _distribution = rules.DistributionOf(queue);

    /// <summary>Who got the last ones, by what was planned.</summary>
    public TurnOrder Turns { get; private set; } = turns;

    /// <summary>Whether a fair share bound what was planned.</summary>
    public bool IsShared => _shares.Values.Any(share => share is not null);

    /// <summary>Whether nobody who waits already can get anything in this round.</summary>
    /// <param name="someAreAdmitted">Whether anybody waits for whom admission is not asked again.</param>
    public bool NothingToGive(bool someAreAdmitted) =>
        _distribution == Distribution.Manual || rules.Settings.Release == ReleasePolicy.Manual
        || (_distribution != Distribution.Category && Pool(null).Agents.Free == 0)
        || (!someAreAdmitted && rules.Settings.ChannelHours.Count == 0 && Clock(default).Case != AdmissionCase.Admitted);

    /// <summary>What happens with a hand-off.</summary>
    /// <param name="entry">The hand-off.</param>
    /// <param name="decided">Whether it waits already: then the policy of release is asked too.</param>
    /// <param name="admitted">Whether it was admitted already: then nothing but an agent is missing.</param>
    public QueuePlan For(WaitingEntry entry, bool decided, bool admitted = false)
    {
        if (admitted)
        {
            return Route(Pool(entry.Topic).Agents, AdmittedBefore, decided);
        }

        var clock = Clock(entry.Channel ?? default);
        if (clock.Case != AdmissionCase.Admitted)
        {
            return new(null, clock.Case == AdmissionCase.OffHours ? WaitReason.OffHours : WaitReason.Meal, clock);
        }

        var (pool, verdict) = Pool(entry.Topic);
        if (verdict.Case != AdmissionCase.Admitted)
        {
            return new(null, verdict.Case == AdmissionCase.Meal ? WaitReason.EverybodyAtMeal : WaitReason.NobodyAvailable, verdict);
        }

        return Route(pool, verdict, decided);
    }

    /// <summary>The plan is carried out: the agent has one more.</summary>
    public void Take(AgentId agent)
    {
        Turns = Turns.After(agent);
        Load(agent, 1);
    }

    private QueuePlan Route(AgentsAtWork pool, AdmissionVerdict verdict, bool decided)
    {
        var routing = QueueRouter.Choose(_distribution, pool, Turns);
        return decided && rules.Settings.Release == ReleasePolicy.Manual
            ? new(null, routing.Wait ?? WaitReason.NobodyFree, verdict)
            : new(routing.Agent, routing.Wait, verdict);
    }

    private void Load(AgentId agent, int open)
    {
        var index = _agents.FindIndex(candidate => candidate.Card.Id == agent);
        _agents[index] = _agents[index] with { Open = _agents[index].Open + open };
        if (_agents[index].Card.Capacity is not null || _distribution == Distribution.LeastBusy || IsShared)
        {
            _pools.Clear();
        }
    }

    private AdmissionVerdict Clock(ChannelId channel)
    {
        if (!_clocks.TryGetValue(channel, out var verdict))
        {
            _clocks[channel] = verdict = AdmissionRules.OfClock(rules, channel, now);
        }

        return verdict;
    }

    /// <summary>The topic counts only where distribution is by category.</summary>
    private (AgentsAtWork Agents, AdmissionVerdict Verdict) Pool(Topic? topic)
    {
        var key = _distribution == Distribution.Category ? topic ?? rules.DefaultTopic : Anything;
        if (!_pools.TryGetValue(key, out var pool))
        {
            var found = AgentsAtWork.Of(rules, queue, key, _agents, now);
            if (ShareOf(key, found) is { } share)
            {
                var shared = AgentsAtWork.Of(rules, queue, key, _agents, now, share: share);
                found = shared.Free > 0 || FairShare.SomebodyIsMissing(found) ? shared : found;
            }

            _pools[key] = pool = (found, AdmissionRules.OfAgents(rules, found));
        }

        return pool;
    }

    /// <summary>Asked once in a round, before anything of it is planned: what is planned would count twice.</summary>
    private int? ShareOf(Topic key, AgentsAtWork agents)
    {
        if (waiting is null || _distribution == Distribution.Manual || rules.Settings.Release == ReleasePolicy.Manual)
        {
            return null;
        }

        if (!_shares.TryGetValue(key, out var share))
        {
            var same = _distribution == Distribution.Category ? waiting.Where(entry => (entry.Topic ?? rules.DefaultTopic) == key) : waiting;
            _shares[key] = share = FairShare.Of(rules, agents, same, now);
        }

        return share;
    }
}
