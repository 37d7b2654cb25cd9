using Actors.Conformance.Tests.Fixture;
using Orleans;
using Orleans.Runtime;

namespace Actors.Conformance.Tests.Grains;

/// <summary>A grain with a timer, whose ticks raise "key/tick1", "key/tick2"…</summary>
public interface IClockGrain : IGrainWithStringKey
{
    Task Start(TimeSpan dueTime, TimeSpan period, bool interleave);

    Task Change(TimeSpan dueTime, TimeSpan period);

    Task Stop();

    Task<int> Ticks();

    /// <summary>Holds the turn at a gate; answers how often the timer ticked meanwhile.</summary>
    Task<int> Hold(string gate, int untilTick);

    Task Quit();
}

internal sealed class ClockGrain : Grain, IClockGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    public Task Start(TimeSpan dueTime, TimeSpan period, bool interleave)
    {
        _timer = this.RegisterGrainTimer(
            static async (grain, cancellationToken) => await grain.Tick(cancellationToken),
            this,
            new GrainTimerCreationOptions { DueTime = dueTime, Period = period, Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan dueTime, TimeSpan period)
    {
        _timer!.Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public async Task<int> Hold(string gate, int untilTick)
    {
        var before = _ticks;
        Signals.Raise($"{gate}/in");
        await Signals.Raised($"{gate}/out");
        if (untilTick > 0) await Signals.Raised($"{this.GetPrimaryKeyString()}/tick{untilTick}");
        return _ticks - before;
    }

    public Task Quit()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Raise($"{this.GetPrimaryKeyString()}/ended", _ticks.ToString(null, null));
        return Task.CompletedTask;
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
        Signals.Raise($"{this.GetPrimaryKeyString()}/tick{++_ticks}");
    }
}
