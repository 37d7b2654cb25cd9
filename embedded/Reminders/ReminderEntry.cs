using Orleans.Runtime;

namespace Orleans;

/// <summary>A reminder as it is kept.</summary>
public sealed class ReminderEntry
{
    /// <summary>The grain to remind.</summary>
    public GrainId GrainId { get; set; }

    /// <summary>The name, unique within the grain.</summary>
    public string ReminderName { get; set; } = null!;

    /// <summary>When the first tick is due, UTC.</summary>
    public DateTime StartAt { get; set; }

    /// <summary>The time between ticks.</summary>
    public TimeSpan Period { get; set; }

    /// <summary>The tag the table gave it.</summary>
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"<GrainId={GrainId} ReminderName={ReminderName} Period={Period}>";
}
