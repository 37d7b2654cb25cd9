using Actors.Embedded.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded.Reminders;

/// <summary>
/// Waits for the next tick of one reminder and sends it. A tick missed while the process was down is skipped.
/// </summary>
internal sealed class ReminderAlarm : IDisposable
{
    private readonly ReminderEntry _row;
    private readonly EmbeddedRuntime _runtime;
    private readonly ITimer _timer;
    private DateTime _next;

    public ReminderAlarm(ReminderEntry row, EmbeddedRuntime runtime)
    {
        (_row, _runtime) = (row, runtime);
        _next = Now <= row.StartAt ? row.StartAt : TickAfter(Now);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = runtime.Time.CreateTimer(
                static state => ((ReminderAlarm)state!).Ring(),
                this,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Timers wait at most 49 days; a longer wait is made of several.</summary>
    private static TimeSpan LongestWait { get; } = TimeSpan.FromDays(40);

    private DateTime Now => _runtime.Time.GetUtcNow().UtcDateTime;

    public void Arm()
    {
        var wait = _next - Now;
        _timer.Change(
            wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private DateTime TickAfter(DateTime time)
    {
        if (time < _row.StartAt) return _row.StartAt;
        var periods = (time - _row.StartAt).Ticks / _row.Period.Ticks;
        return _row.StartAt + TimeSpan.FromTicks((periods + 1) * _row.Period.Ticks);
    }

    private async void Ring()
    {
        var now = Now;
        var isDue = now >= _next;
        if (isDue) _next = TickAfter(now);
        Arm();
        if (!isDue) return;
        try
        {
            var grain = _runtime.GetGrain<IRemindable>(_row.GrainId);
            await grain.ReceiveReminder(_row.ReminderName, new TickStatus(_row.StartAt, _row.Period, now));
        }
        catch (Exception exception)
        {
            _runtime.Log.ReminderFailed(_row.ReminderName, _row.GrainId, exception);
        }
    }
}
