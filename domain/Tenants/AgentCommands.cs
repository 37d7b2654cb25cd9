using System.Collections.Immutable;

namespace Actors.Domain.Tenants;

/// <summary>
/// Change what an agent is called, may do, takes part in and can carry. In force for what is decided from now on; what the agent has stays.
/// </summary>
/// <param name="Agent">The agent.</param>
/// <param name="Name">What colleagues and customers read; 1 to 60 characters.</param>
/// <param name="Role">What the agent may do; the last administrator stays one.</param>
/// <param name="Chat">Chat permission.</param>
/// <param name="Assign">Whether the distribution may give conversations.</param>
/// <param name="Capacity">Most conversations in <c>received</c> and <c>active</c> at once, 1 to 1,000; null: no bound.</param>
/// <param name="Queues">The queues of which the agent is a member; each exists.</param>
/// <param name="Now">The moment of the decision.</param>
public sealed record ChangeAgent(
    AgentId Agent, string Name, AgentRole Role, bool Chat, bool Assign, int? Capacity, ImmutableArray<QueueId> Queues, DateTimeOffset Now)
    : TenantCommand(Now)
{
    /// <summary>The queues of which the agent is a member.</summary>
    public ImmutableArray<QueueId> Queues { get; init; } = Queues.OrEmpty();
}

/// <summary>Set when an agent is not there, in place of everything that was set before.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Absences">Days off, breaks and the own meal time.</param>
/// <param name="Now">The moment of the decision.</param>
public sealed record SetAgentAbsences(AgentId Agent, AgentAbsences Absences, DateTimeOffset Now) : TenantCommand(Now)
{
    /// <summary>Most days off, and most breaks.</summary>
    public const int Most = 366;
}
