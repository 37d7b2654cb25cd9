using System.Collections.Immutable;

namespace Actors.Domain.Queues;

/// <summary>
/// Who got the last conversations of a queue, the last one first, each agent once. By category the turns go round among the designated, so the
/// last one of all is not enough: the last one among them is asked for.
/// </summary>
public sealed class TurnOrder
{
    /// <summary>How many agents are remembered.</summary>
    public const int Longest = 1_000;

    private TurnOrder(ImmutableArray<AgentId> agents) => Agents = agents;

    /// <summary>Nobody got any.</summary>
    public static TurnOrder Empty { get; } = new([]);

    /// <summary>All of them, the last one first.</summary>
    public ImmutableArray<AgentId> Agents { get; }

    /// <summary>Who got the last one, or null.</summary>
    public AgentId? Last => Agents.IsEmpty ? null : Agents[0];

    /// <summary>What was stored.</summary>
    public static TurnOrder Of(IEnumerable<AgentId> agents) => new([.. agents.Distinct().Take(Longest)]);

    /// <summary>The order after an agent got one.</summary>
    public TurnOrder After(AgentId agent)
    {
        var place = Agents.IndexOf(agent);
        var kept = place >= 0 ? place : Math.Min(Agents.Length, Longest - 1);
        return new([agent, .. Agents.AsSpan(0, kept), .. place >= 0 ? Agents.AsSpan(place + 1, Agents.Length - place - 1) : []]);
    }
}
