using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Domain.Queues;

/// <summary>Whom the router chose, or why nobody, and who was passed over.</summary>
/// <param name="Agent">Who gets the conversation, or null.</param>
/// <param name="Wait">Why it waits, where nobody gets it.</param>
/// <param name="PassedOver">Everybody who does not take part now.</param>
public sealed record Routing(AgentId? Agent, WaitReason? Wait, PassedOverSummary PassedOver);

/// <summary>Chooses the agent of the next conversation in a queue; a pure function.</summary>
public static class QueueRouter
{
    /// <summary>The choice for one conversation.</summary>
    /// <param name="distribution">How the queue distributes.</param>
    /// <param name="agents">Who takes part, for this conversation.</param>
    /// <param name="turns">Who got the last ones in this queue.</param>
    public static Routing Choose(Distribution distribution, AgentsAtWork agents, TurnOrder turns)
    {
        if (distribution == Distribution.Manual)
        {
            return new(null, WaitReason.ManualDistribution, agents.PassedOver);
        }

        WaitReason? wait = agents.Free > 0 ? null : agents.Available > 0 ? WaitReason.NobodyFree : WaitReason.NobodyAvailable;
        return new(Choice(distribution, agents, turns), wait, agents.PassedOver);
    }

    private static AgentId? Choice(Distribution distribution, AgentsAtWork agents, TurnOrder turns)
    {
        var all = agents.Agents;
        Candidate? best = null;
        var start = distribution == Distribution.LeastBusy ? 0 : After(agents, turns);
        for (var i = 0; i < all.Count; i++)
        {
            var place = (start + i) % all.Count;
            if (agents[place] is not null)
            {
                continue;
            }

            if (distribution != Distribution.LeastBusy)
            {
                return all[place].Card.Id;
            }

            best = best is null || all[place].Open < best.Open ? all[place] : best;
        }

        return best?.Card.Id;
    }

    /// <summary>The place after the last one who got one, among those whom the distribution would consider for this conversation.</summary>
    private static int After(AgentsAtWork agents, TurnOrder turns)
    {
        foreach (var last in turns.Agents)
        {
            for (var i = 0; i < agents.Agents.Count; i++)
            {
                if (agents.Agents[i].Card.Id == last && agents[i] != PassReason.NotDesignated)
                {
                    return i + 1;
                }
            }
        }

        return 0;
    }
}
