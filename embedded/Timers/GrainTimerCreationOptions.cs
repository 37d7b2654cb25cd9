using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When and how a grain timer ticks.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>A timer that keeps turns apart and does not keep the grain active.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time until the first tick.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time from the end of one tick to the next; infinite for a single one.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether ticks may interleave with calls; by default they do not.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether ticks keep the grain from being collected; by default they do not.</summary>
    public bool KeepAlive { get; init; }
}
