namespace Actors.MovedClock;

/// <summary>The clock of this machine, moved; it runs as fast as ever.</summary>
internal sealed class MovedTime(TimeSpan offset) : TimeProvider
{
    /// <summary>The environment variable that says at what moment the process begins.</summary>
    public const string Variable = "MOVED_CLOCK_START";

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
}
