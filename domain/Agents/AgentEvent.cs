using System.Text.Json.Serialization;

namespace Actors.Domain.Agents;

/// <summary>Something that happened to an agent at work. The names below are stored and never change.</summary>
/// <param name="At">When.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AgentPresenceSet), "agent.presence-set")]
[JsonDerivedType(typeof(AgentNoticeAcknowledged), "agent.notice-acknowledged")]
[JsonDerivedType(typeof(AgentConnectionDropped), "agent.connection-dropped")]
[JsonDerivedType(typeof(AgentConnectionReturned), "agent.connection-returned")]
[JsonDerivedType(typeof(AgentGraceEnded), "agent.grace-ended")]
[JsonDerivedType(typeof(AgentLossReviewed), "agent.loss-reviewed")]
[JsonDerivedType(typeof(AgentConsoleConnected), "agent.console-connected")]
[JsonDerivedType(typeof(AgentConsoleDisconnected), "agent.console-disconnected")]
public abstract record AgentEvent(DateTimeOffset At);

/// <summary>The agent set the presence. The agent's queues must learn of it.</summary>
/// <param name="Presence">Which.</param>
/// <param name="At">When.</param>
/// <param name="Reason">What colleagues read with it, or null.</param>
public sealed record AgentPresenceSet(Presence Presence, DateTimeOffset At, string? Reason = null) : AgentEvent(At);

/// <summary>The agent's queues know what the event with this number told them.</summary>
public sealed record AgentNoticeAcknowledged(long Cause, DateTimeOffset At) : AgentEvent(At);

/// <summary>The agent's last connection was lost; until the grace ends nothing changes.</summary>
public sealed record AgentConnectionDropped(DateTimeOffset GraceEndsAt, DateTimeOffset At) : AgentEvent(At);

/// <summary>The agent is connected again, and considered again where the grace was over.</summary>
public sealed record AgentConnectionReturned(DateTimeOffset At) : AgentEvent(At);

/// <summary>A console of the agent is connected, and none was before: from now on a start of the server is a drop.</summary>
public sealed record AgentConsoleConnected(DateTimeOffset At) : AgentEvent(At);

/// <summary>The last console of an agent who is offline is gone: no grace begins.</summary>
public sealed record AgentConsoleDisconnected(DateTimeOffset At) : AgentEvent(At);

/// <summary>The grace is over: unanswered conversations go back to their queues, and the agent is not considered until back.</summary>
public sealed record AgentGraceEnded(DateTimeOffset At) : AgentEvent(At);

/// <summary>
/// A minute after the grace it is looked once more: what was being given to the agent when the grace ended goes back to its queue as well.
/// </summary>
public sealed record AgentLossReviewed(DateTimeOffset At) : AgentEvent(At);
