namespace Actors.Domain.Agents;

/// <summary>What somebody wants of an agent.</summary>
/// <param name="Now">The moment of the decision.</param>
public abstract record AgentCommand(DateTimeOffset Now);

/// <summary>The agent sets the presence.</summary>
/// <param name="Presence">Which; <see cref="Presence.Lost"/> is refused with <see cref="FieldIsInvalid"/>.</param>
/// <param name="Now">The moment of the decision.</param>
/// <param name="Reason">
/// What colleagues are to read with <c>away</c>, <c>break</c> or <c>meal</c>: one line of 1 to <see cref="AgentDecider.LongestReason"/> characters, or null.
/// Another one is refused with <see cref="FieldIsInvalid"/>. Nothing is decided by it.
/// </param>
public sealed record SetPresence(Presence Presence, DateTimeOffset Now, string? Reason = null) : AgentCommand(Now);

/// <summary>The agent's last connection was lost.</summary>
public sealed record DropConnection(TimeSpan Grace, DateTimeOffset Now) : AgentCommand(Now);

/// <summary>
/// The server was started again. Whatever console was connected to it is no longer: this is as if it dropped now; nothing where there was none.
/// </summary>
public sealed record LoseConsole(TimeSpan Grace, DateTimeOffset Now) : AgentCommand(Now);

/// <summary>A console of the agent is connected.</summary>
public sealed record ReturnConnection(DateTimeOffset Now) : AgentCommand(Now);

/// <summary>A deadline may have passed.</summary>
public sealed record CheckGrace(DateTimeOffset Now) : AgentCommand(Now);

/// <summary>The agent's queues confirm a notice.</summary>
public sealed record AcknowledgeAgentNotice(long Cause, DateTimeOffset Now) : AgentCommand(Now);
