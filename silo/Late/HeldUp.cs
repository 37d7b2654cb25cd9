namespace Actors.Silo.Late;

/// <summary>
/// How often this process was held up for longer than any caller waits: stopped by a signal, frozen with its machine. What was sent to it meanwhile was
/// said again elsewhere or given up, and must not be done when the process goes on: it would come after what was said later.
/// </summary>
internal sealed class HeldUp(TimeProvider time)
{
    /// <summary>Whoever calls a grain waits this long and no longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>What lay before the door is taken in within this time.</summary>
    private static readonly TimeSpan Recovers = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();

    // Before the first beat nothing is late: a start may take long.
    private long _beat = long.MaxValue;
    private long _wentOn;
    private int _times;

    /// <summary>How often, by now: who reads something asks before it does anything with it, maybe before the next beat.</summary>
    public int Times
    {
        get
        {
            if (time.GetElapsedTime(Volatile.Read(ref _beat)) > Longest)
            {
                Beat();
            }

            return Volatile.Read(ref _times);
        }
    }

    /// <summary>Whether it has gone on only now.</summary>
    public bool IsRecovering => Times > 0 && time.GetElapsedTime(Volatile.Read(ref _wentOn)) < Recovers;

    /// <summary>What a connection that is accepted now remembers: a number that <see cref="Times"/> is no more when it may have waited meanwhile.</summary>
    public int Accepted() => IsRecovering ? -1 : Times;

    /// <summary>The process runs. Said several times a second by a thread that does nothing else.</summary>
    public void Beat()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (time.GetElapsedTime(_beat, now) > Longest)
            {
                Volatile.Write(ref _wentOn, now);
                Volatile.Write(ref _times, _times + 1);
            }

            Volatile.Write(ref _beat, now);
        }
    }
}
