using System.Collections.Immutable;

namespace Actors.Domain.Tenants;

/// <summary>An agent is called otherwise, may do something else, takes part elsewhere or can carry more or less. The password is the same.</summary>
public sealed record AgentChanged(
    AgentId Agent, string Name, AgentRole Role, bool Chat, bool Assign, int? Capacity, ImmutableArray<QueueId> Queues, DateTimeOffset At)
    : TenantEvent(At)
{
    /// <summary>The queues of which the agent is a member.</summary>
    public ImmutableArray<QueueId> Queues { get; init; } = Queues.OrEmpty();
}

/// <summary>An agent is not there at these times, and at no others that were set before.</summary>
public sealed record AgentAbsencesSet(AgentId Agent, AgentAbsences Absences, DateTimeOffset At) : TenantEvent(At);
