using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Simulation.Days;

/// <summary>A day of a tenant's traffic, as its journal tells it.</summary>
/// <param name="Definitions">Queues, channels and agents, and the settings under which the day is played.</param>
/// <param name="From">Where the day begins.</param>
/// <param name="To">Where it ends; not part of it.</param>
/// <param name="Conversations">Every conversation that had anything in the day, or stood open in it, each from its first event to the end of the day.</param>
/// <param name="Agents">Every agent who ever set a presence, each from the first event to the end of the day.</param>
public sealed record RecordedDay(
    TenantState Definitions, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<RecordedConversation> Conversations,
    IReadOnlyList<RecordedAgent> Agents);

/// <summary>A conversation's events, from its first.</summary>
public sealed record RecordedConversation(ConversationId Id, IReadOnlyList<ConversationEvent> Events);

/// <summary>An agent's events, from the first.</summary>
public sealed record RecordedAgent(AgentId Id, IReadOnlyList<AgentEvent> Events);
