using Actors.Embedded.Hosting;

namespace Actors.Embedded.Calls;

/// <summary>
/// Ends the wait of callers whose deadline has passed. Calls are not registered: while any is under way the lists of
/// all activations are looked through a few times per time-out; a deadline between two looks gets a look of its own.
/// With nothing under way there is no timer.
/// </summary>
internal sealed class CallDeadlines(EmbeddedRuntime runtime, TimeProvider clock, TimeSpan responseTimeout)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Lock _arming = new();
    private readonly Lock _looking = new();
    private TimeSpan _shortestTimeout = responseTimeout;
    private ITimer? _timer;
    private bool _armed;

    private TimeSpan Interval => TimeSpan.FromTicks(
        Math.Clamp(_shortestTimeout.Ticks / 8, Shortest.Ticks, Longest.Ticks));

    /// <summary>A call is about to be under way.</summary>
    public void Watch(CallMethod method)
    {
        if (method.ResponseTimeout < _shortestTimeout) _shortestTimeout = method.ResponseTimeout.Value;
        else if (Volatile.Read(ref _armed)) return;
        Arm(Interval);
    }

    /// <summary>Fails a call past its deadline; answers the deadline of one that is still awaited.</summary>
    public static long Expire(Call call, long now)
    {
        if (call.IsAnswered || call.Method.OneWay) return long.MaxValue;
        if (now < call.Deadline) return call.Deadline;
        call.Abandoned = true;
        call.Fail(new TimeoutException($"Response did not arrive on time for {call.Method.Name} on {call.Host}."));
        return long.MaxValue;
    }

    private void Arm(TimeSpan wait)
    {
        lock (_arming)
        {
            if (_timer is null)
            {
                using var _ = ExecutionContext.SuppressFlow();
                _timer = clock.CreateTimer(
                    static state => ((CallDeadlines)state!).Look(),
                    this,
                    Timeout.InfiniteTimeSpan,
                    Timeout.InfiniteTimeSpan);
            }

            Volatile.Write(ref _armed, true);
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Look()
    {
        using var _ = _looking.EnterScope();
        Volatile.Write(ref _armed, false);
        var now = clock.GetTimestamp();
        var next = long.MaxValue;
        foreach (var activation in runtime.Activations) next = Math.Min(next, activation.Expire(now));
        foreach (var observer in runtime.Observers.Hosts) next = Math.Min(next, observer.Expire(now));
        if (next == long.MaxValue) return;
        var wait = TimeSpan.FromSeconds((double)(next - now) / clock.TimestampFrequency) + TimeSpan.FromTicks(1);
        Arm(wait < Interval ? wait : Interval);
    }
}
