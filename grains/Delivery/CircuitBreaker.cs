namespace Actors.Grains.Delivery;

/// <summary>
/// Keeps calls from a provider that does not answer. Opens after so many failures in a row; then one call at a time tries whether it is back, after a
/// pause that doubles. Safe for any number of callers.
/// </summary>
internal sealed class CircuitBreaker(GrainClock clock)
{
    /// <summary>So many in a row, that a provider which fails one call in five does not open it.</summary>
    public const int Failures = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private int _inARow;
    private TimeSpan _pause;
    private DateTimeOffset? _openUntil;
    private bool _isTried;

    /// <summary>How long to stay away; null: go, and say how it went.</summary>
    public TimeSpan? StayAway()
    {
        lock (_lock)
        {
            var now = clock.Now;
            if (_openUntil is not { } until)
            {
                return null;
            }

            if (until > now)
            {
                return until - now;
            }

            // One goes and tries; the others wait for what it finds, or, where it says nothing, for the next.
            (_isTried, _openUntil) = (true, now + _pause);
            return null;
        }
    }

    /// <summary>Says how a call went.</summary>
    public void Went(bool well)
    {
        lock (_lock)
        {
            if (well)
            {
                (_inARow, _pause, _openUntil, _isTried) = (0, TimeSpan.Zero, null, false);
            }
            else if (++_inARow >= Failures && (_openUntil is null || _isTried))
            {
                // Whoever had gone before it opened, and fails later, says nothing new.
                _pause = _pause == TimeSpan.Zero ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
                (_openUntil, _isTried) = (clock.Now + _pause, false);
            }
        }
    }
}
