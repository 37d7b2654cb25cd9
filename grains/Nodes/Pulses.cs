namespace Actors.Grains.Nodes;

/// <summary>
/// Which nodes are dead, as one observer sees it: a node whose beat has not moved while it was looked at for long enough. Clocks of two machines
/// are never compared, and while the store did not answer nobody could beat: that time does not count.
/// </summary>
public sealed class Pulses
{
    /// <summary>Five beats.</summary>
    public static readonly TimeSpan DeadAfter = TimeSpan.FromSeconds(10);

    /// <summary>Two looks further apart than this saw nothing of what was between them.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(5);

    private Dictionary<string, (long Beat, DateTimeOffset Since)> _seen = [];
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Takes what was read at a moment; answers who is dead.</summary>
    public IReadOnlyList<string> Look(IReadOnlyDictionary<string, long> beats, DateTimeOffset now)
    {
        if (now - _last > LongestGap)
        {
            _seen = [];
        }

        _last = now;
        _seen = beats.ToDictionary(
            beat => beat.Key,
            beat => _seen.TryGetValue(beat.Key, out var before) && before.Beat == beat.Value ? before : (beat.Value, now));
        return [.. _seen.Where(node => now - node.Value.Since >= DeadAfter).Select(node => node.Key)];
    }
}
