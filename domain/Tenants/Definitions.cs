using System.Collections.Immutable;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Hours;

namespace Actors.Domain.Tenants;

/// <summary>One channel account of a tenant.</summary>
/// <param name="Id">Its id within the tenant.</param>
/// <param name="Type">What kind of channel.</param>
/// <param name="Name">What people call it; 1 to 60 characters.</param>
/// <param name="Queue">Where its hand-offs go.</param>
/// <param name="Bot">The bot that answers, or null where none does.</param>
/// <param name="Origins">Web origins that may open its customer socket besides the server's own.</param>
/// <param name="Connection">How it is joined to its messenger, or null: a gateway reads and writes for it.</param>
public sealed record ChannelDefinition(
    ChannelId Id, ChannelType Type, string Name, QueueId Queue, BotDefinition? Bot, ImmutableArray<string> Origins,
    ChannelConnection? Connection = null)
{
    /// <summary>Web origins that may open its customer socket besides the server's own.</summary>
    public ImmutableArray<string> Origins { get; init; } = Origins.OrEmpty();
}

/// <summary>A queue of a tenant.</summary>
public sealed record QueueDefinition(QueueId Id, string Name);

/// <summary>An agent of a tenant.</summary>
/// <param name="Id">The id within the tenant.</param>
/// <param name="Name">What colleagues and customers read; 1 to 60 characters.</param>
/// <param name="Role">What the agent may do.</param>
/// <param name="PasswordHash">The hash of the password; the password itself is stored nowhere.</param>
/// <param name="Chat">Chat permission.</param>
/// <param name="Assign">Whether the distribution may give conversations.</param>
/// <param name="Capacity">Most conversations in <c>received</c> and <c>active</c> at once; null: no bound.</param>
/// <param name="Queues">The queues of which the agent is a member.</param>
/// <param name="Absences">When the agent is not there, or null: no such time.</param>
public sealed record AgentDefinition(
    AgentId Id, string Name, AgentRole Role, string PasswordHash, bool Chat, bool Assign, int? Capacity,
    ImmutableArray<QueueId> Queues, AgentAbsences? Absences = null)
{
    /// <summary>The queues of which the agent is a member.</summary>
    public ImmutableArray<QueueId> Queues { get; init; } = Queues.OrEmpty();
}

/// <summary>When an agent is not there, by the clock of the tenant's zone.</summary>
/// <param name="DayOff">Dates on which the agent is unavailable.</param>
/// <param name="Breaks">Scheduled breaks.</param>
/// <param name="Meal">The agent's own meal time of every day, or null.</param>
public sealed record AgentAbsences(
    ImmutableArray<DateOnly> DayOff = default, ImmutableArray<DatedSpan> Breaks = default, ClockSpan? Meal = null)
{
    /// <summary>Dates on which the agent is unavailable.</summary>
    public ImmutableArray<DateOnly> DayOff { get; init; } = DayOff.OrEmpty();

    /// <summary>Scheduled breaks.</summary>
    public ImmutableArray<DatedSpan> Breaks { get; init; } = Breaks.OrEmpty();
}

/// <summary>A key with which a program signs in.</summary>
/// <param name="Id">The public part.</param>
/// <param name="Name">What it is for; 1 to 60 characters.</param>
/// <param name="SecretHash">SHA-256 of the secret part, base64url; the secret itself is stored nowhere.</param>
public sealed record ApiKeyDefinition(ApiKeyId Id, string Name, string SecretHash);
