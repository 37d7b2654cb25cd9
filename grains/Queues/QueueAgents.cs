using Actors.Domain;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;

namespace Actors.Grains.Queues;

/// <summary>The agents whom a queue considers, with the load it knows of. A guess: the store has the last word on places.</summary>
internal sealed class QueueAgents(TenantRules rules, HashSet<ChannelId> kakao, List<Candidate> candidates)
{
    public TenantRules Rules { get; } = rules;

    /// <summary>Whether anybody must hear when the reason to wait changes: on <c>kakao</c> with a bot it is asked at the customer's messages.</summary>
    public bool TellsReasons => kakao.Count > 0;

    public bool TellsReasonsTo(WaitingEntry entry) => entry.Channel is { } channel && kakao.Contains(channel);

    public IReadOnlyList<Candidate> Candidates => candidates;

    public void Add(AgentId agent, int open) => Change(agent, candidate => candidate with { Open = candidate.Open + open });

    /// <summary>The store said that there is no place: believe it until the agents are read again.</summary>
    public void Fill(AgentId agent) => Change(agent, candidate => candidate with { Open = candidate.Card.Capacity ?? int.MaxValue });

    private void Change(AgentId agent, Func<Candidate, Candidate> change)
    {
        var index = candidates.FindIndex(candidate => candidate.Card.Id == agent);
        if (index >= 0)
        {
            candidates[index] = change(candidates[index]);
        }
    }
}
