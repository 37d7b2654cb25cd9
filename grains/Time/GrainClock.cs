namespace Actors.Grains;

/// <summary>
/// What grains believe the moment is. A type of its own, because on Orleans the runtime takes whatever <see cref="TimeProvider"/> the host has: a
/// test that moves the time of the grains must not move that of membership, directory and response time-outs with it.
/// </summary>
public sealed class GrainClock(TimeProvider time)
{
    /// <summary>The moment.</summary>
    public DateTimeOffset Now => time.GetUtcNow();
}
