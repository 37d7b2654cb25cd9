namespace Actors.Api.Security;

/// <summary>What one connection may send: so many at once, so many a second after that, and the refusals after which it is a flood.</summary>
internal sealed class RateLimit(double burst, double perSecond, int refusalsOfAFlood, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _used;
    private long _last = time.GetTimestamp();
    private int _refused;

    /// <summary>A customer's socket: more than a person writes.</summary>
    public static RateLimit OfFrames(TimeProvider time) => new(20, 5, 100, time);

    /// <summary>A console: more than an agent clicks.</summary>
    public static RateLimit OfCalls(TimeProvider time) => new(200, 50, 1000, time);

    /// <summary>Whether the next one is read; and whether there were too many that were not.</summary>
    public bool Allows(out bool isFlood)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _used = Math.Max(0, _used - (time.GetElapsedTime(_last, now).TotalSeconds * perSecond));
            _last = now;
            var allowed = _used + 1 <= burst;
            _used += allowed ? 1 : 0;
            _refused += allowed ? 0 : 1;
            isFlood = _refused >= refusalsOfAFlood;
            return allowed;
        }
    }
}
