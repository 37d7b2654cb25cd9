namespace Actors.Api.Customers;

/// <summary>20 frames in a burst, 5 a second after that; after 100 refusals the socket is closed.</summary>
internal sealed class FrameLimit(TimeProvider time)
{
    private const double Burst = 20, PerSecond = 5;
    private const int RefusalsBeforeClosing = 100;

    private double _left = Burst;
    private long _last = time.GetTimestamp();
    private int _refused;

    /// <summary>Whether the next frame is read; and whether there were too many that were not.</summary>
    public bool Allows(out bool isFlood)
    {
        var now = time.GetTimestamp();
        _left = Math.Min(Burst, _left + (time.GetElapsedTime(_last, now).TotalSeconds * PerSecond));
        _last = now;
        var allowed = _left >= 1;
        _left -= allowed ? 1 : 0;
        _refused += allowed ? 0 : 1;
        isFlood = _refused >= RefusalsBeforeClosing;
        return allowed;
    }

    /// <summary>What a refused frame is told.</summary>
    public static Problems.Problem Problem => Problems.Problem.Of(
        "too-many-frames", "Too many requests", 429, "More frames than a person writes; slow down and send again with the same id.");
}
