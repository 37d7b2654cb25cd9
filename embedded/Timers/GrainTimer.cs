using Actors.Embedded.Activations;
using Actors.Embedded.Calls;
using Orleans.Runtime;

namespace Actors.Embedded.Timers;

/// <summary>
/// A timer of an activation. Each tick is a turn; the next is due one period after the end of the last, so ticks of
/// one timer never pile up. A change made during a tick takes effect at its end.
/// </summary>
internal abstract class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly CallMethod _method;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _ended = new();
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _ticking;
    private bool _changed;

    protected GrainTimer(Activation activation, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _method = options.Interleave ? CallMethod.InterleavingTick : CallMethod.Tick;
        KeepsAlive = options.KeepAlive;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Runtime.Time.CreateTimer(
                static state => ((GrainTimer)state!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public bool KeepsAlive { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (_ended)
        {
            (_dueTime, _period, _changed) = (dueTime, period, true);
            if (!_ticking) Arm(dueTime);
        }
    }

    public void Dispose()
    {
        if (_ended.IsCancellationRequested) return;
        _ended.Cancel();
        _timer.Dispose();
        var timers = _activation.Extras.Timers;
        lock (timers) timers.Remove(this);
    }

    public async Task Tick()
    {
        if (_ended.IsCancellationRequested) return;
        lock (_ended) _changed = false;
        try
        {
            await Call(_ended.Token);
        }
        finally
        {
            lock (_ended)
            {
                _ticking = false;
                Arm(_changed ? _dueTime : _period);
            }
        }
    }

    protected abstract Task Call(CancellationToken cancellationToken);

    private static void Check(TimeSpan time, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((long)time.TotalMilliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)time.TotalMilliseconds, 0xfffffffe, name);
    }

    private void Arm(TimeSpan dueTime)
    {
        if (!_ended.IsCancellationRequested) _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    private void Due()
    {
        lock (_ended)
        {
            if (_ticking || _ended.IsCancellationRequested) return;
            _ticking = true;
        }

        _activation.TryPost(
            new TickCall(this) { Method = _method, SentAt = _activation.Runtime.Now, Deadline = long.MaxValue });
    }
}

/// <inheritdoc/>
internal sealed class GrainTimer<TState>(
    Activation activation,
    Func<TState, CancellationToken, Task> callback,
    TState state,
    GrainTimerCreationOptions options) : GrainTimer(activation, options)
{
    protected override Task Call(CancellationToken cancellationToken) => callback(state, cancellationToken);
}
