namespace Actors.Api.Tests.Hosting;

/// <summary>The clock of this machine, moved on when a test says so; it runs as fast as ever.</summary>
internal sealed class MovableTime : TimeProvider
{
    private long _ahead;

    /// <summary>Moves it on.</summary>
    public void Advance(TimeSpan span) => Interlocked.Add(ref _ahead, span.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
}
