namespace Actors.Domain.Agents;

/// <summary>There is no such agent in this tenant.</summary>
public sealed record AgentIsUnknown(AgentId Agent) : Missing($"Agent {Agent} does not exist.");

/// <summary>The agent has no chat permission.</summary>
public sealed record AgentMayNotChat(AgentId Agent) : NotAllowed($"Agent {Agent} has no chat permission.");

/// <summary>Only a manager may do this.</summary>
public sealed record ManagerRequired() : NotAllowed("Only a manager may do this.");

/// <summary>The agent must be online for this.</summary>
public sealed record AgentIsNotOnline(AgentId Agent) : StandsInTheWay($"Agent {Agent} is not online; choose another.");
