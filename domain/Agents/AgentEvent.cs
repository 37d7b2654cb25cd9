using System.Text.Json.Serialization;

namespace Actors.Domain.Agents;

/// <summary>Something that happened to an agent at work. The names below are stored and never change.</summary>
/// <param name="At">When.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AgentPresenceSet), "agent.presence-set")]
[JsonDerivedType(typeof(AgentNoticeAcknowledged), "agent.notice-acknowledged")]
public abstract record AgentEvent(DateTimeOffset At);

/// <summary>The agent set the presence. The agent's queues must learn of it.</summary>
public sealed record AgentPresenceSet(Presence Presence, DateTimeOffset At) : AgentEvent(At);

/// <summary>The agent's queues know what the event with this number told them.</summary>
public sealed record AgentNoticeAcknowledged(long Cause, DateTimeOffset At) : AgentEvent(At);
