using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Domain.Queues;

/// <summary>An agent whom a queue considers, with the load that the queue knows of.</summary>
/// <param name="Card">The agent.</param>
/// <param name="Open">Conversations in <c>received</c> and <c>active</c>.</param>
public sealed record Candidate(AgentCard Card, int Open);

/// <summary>Whom the router chose, or why nobody, and why each other agent was passed over.</summary>
/// <param name="Agent">Who gets the conversation, or null.</param>
/// <param name="Wait">Why it waits, where nobody gets it.</param>
/// <param name="PassedOver">Everybody who does not take part now.</param>
public sealed record Routing(AgentId? Agent, WaitReason? Wait, ImmutableArray<PassedOver> PassedOver)
{
    /// <summary>Everybody who does not take part now.</summary>
    public ImmutableArray<PassedOver> PassedOver { get; init; } = PassedOver.OrEmpty();
}

/// <summary>One agent who does not take part, and why.</summary>
public sealed record PassedOver(AgentId Agent, PassReason Reason);

/// <summary>Why an agent gets nothing now.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PassReason>))]
public enum PassReason
{
    /// <summary>No chat permission.</summary>
    MayNotChat = 0,

    /// <summary>Assignment is switched off.</summary>
    AssignmentOff = 1,

    /// <summary>Not a member of the queue.</summary>
    NotAMember = 2,

    /// <summary>The presence does not accept.</summary>
    Presence = 3,

    /// <summary>As many conversations as the capacity allows.</summary>
    AtCapacity = 4,
}

/// <summary>Chooses the agent of the next conversation in a queue; a pure function.</summary>
public static class QueueRouter
{
    /// <summary>The choice for one conversation.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="settings">The tenant's settings.</param>
    /// <param name="agents">All agents of the tenant, in the order of their list.</param>
    /// <param name="last">Who got the last one in this queue, or null.</param>
    public static Routing Choose(
        QueueId queue, TenantSettings settings, IReadOnlyList<Candidate> agents, AgentId? last)
    {
        if (settings.Distribution == Distribution.Manual)
        {
            return new(null, WaitReason.ManualDistribution, []);
        }

        var passedOver = ImmutableArray.CreateBuilder<PassedOver>();
        Candidate? best = null;
        var atCapacity = false;
        var start = settings.Distribution == Distribution.RoundRobin ? After(agents, last) : 0;
        for (var i = 0; i < agents.Count; i++)
        {
            var agent = agents[(start + i) % agents.Count];
            if (Reason(queue, settings.Scope, agent) is { } reason)
            {
                atCapacity |= reason == PassReason.AtCapacity;
                passedOver.Add(new(agent.Card.Id, reason));
            }
            else if (best is null || (settings.Distribution == Distribution.LeastBusy && agent.Open < best.Open))
            {
                best = agent;
            }
        }

        WaitReason? wait = best is not null ? null : atCapacity ? WaitReason.NobodyFree : WaitReason.NobodyAvailable;
        return new(best?.Card.Id, wait, passedOver.ToImmutable());
    }

    private static PassReason? Reason(QueueId queue, DistributionScope scope, Candidate agent) => agent.Card switch
    {
        { Chat: false } => PassReason.MayNotChat,
        { Assign: false } => PassReason.AssignmentOff,
        var card when !card.Queues.Contains(queue) => PassReason.NotAMember,
        { Presence: Presence.Break or Presence.Meal } => PassReason.Presence,
        { Presence: not Presence.Online } when scope == DistributionScope.SignedIn => PassReason.Presence,
        { Capacity: { } capacity } when agent.Open >= capacity => PassReason.AtCapacity,
        _ => null,
    };

    private static int After(IReadOnlyList<Candidate> agents, AgentId? last)
    {
        for (var i = 0; i < agents.Count; i++)
        {
            if (agents[i].Card.Id == last)
            {
                return i + 1;
            }
        }

        return 0;
    }
}
