namespace Actors.Domain.Agents;

/// <summary>What somebody wants of an agent.</summary>
/// <param name="Now">The moment of the decision.</param>
public abstract record AgentCommand(DateTimeOffset Now);

/// <summary>The agent sets the presence.</summary>
public sealed record SetPresence(Presence Presence, DateTimeOffset Now) : AgentCommand(Now);

/// <summary>The agent's queues confirm a notice.</summary>
public sealed record AcknowledgeAgentNotice(long Cause, DateTimeOffset Now) : AgentCommand(Now);
