namespace Actors.Domain.Agents;

/// <summary>What an agent is at a moment: the fold of the agent's events.</summary>
public sealed record AgentState
{
    /// <summary>Number of events folded.</summary>
    public long Seq { get; init; }

    /// <summary>The presence.</summary>
    public Presence Presence { get; init; }

    /// <summary>What colleagues read with it, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether a console is connected, as far as is stored: who works by REST only never has one.</summary>
    public bool HasConsole { get; init; }

    /// <summary>When the grace of a dropped connection ends; null while connected, and once it is over.</summary>
    public DateTimeOffset? GraceEndsAt { get; init; }

    /// <summary>When it is looked once more whether a lost agent was given anything meanwhile; null otherwise.</summary>
    public DateTimeOffset? ReviewAt { get; init; }

    /// <summary>Whether the connection is lost beyond the grace.</summary>
    public bool IsLost { get; init; }

    /// <summary>The event of which the queues must still learn, or null; a later one replaces an earlier one.</summary>
    public long? Notice { get; init; }

    /// <summary>When the notice must be tried again; null when nothing is owed.</summary>
    public DateTimeOffset? NextDue { get; init; }
}
