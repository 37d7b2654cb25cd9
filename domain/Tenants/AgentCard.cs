using System.Collections.Immutable;
using Actors.Domain.Agents;

namespace Actors.Domain.Tenants;

/// <summary>What a decision needs to know of an agent: the definition in force and the presence.</summary>
public sealed record AgentCard(
    AgentId Id, string Name, AgentRole Role, bool Chat, bool Assign, int? Capacity, ImmutableArray<QueueId> Queues,
    Presence Presence, AgentAbsences? Absences = null)
{
    /// <summary>The queues of which the agent is a member.</summary>
    public ImmutableArray<QueueId> Queues { get; init; } = Queues.OrEmpty();

    /// <summary>Joins a definition with a presence.</summary>
    public static AgentCard Of(AgentDefinition agent, Presence presence) =>
        new(agent.Id, agent.Name, agent.Role, agent.Chat, agent.Assign, agent.Capacity, agent.Queues, presence, agent.Absences);

    /// <summary>Whether the agent may do what a manager may.</summary>
    public bool IsManager => Role is AgentRole.Manager or AgentRole.Administrator;
}
