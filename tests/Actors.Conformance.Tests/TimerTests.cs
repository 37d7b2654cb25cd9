using Actors.Conformance.Tests.Fixture;
using Actors.Conformance.Tests.Grains;

namespace Actors.Conformance.Tests;

public sealed class TimerTests(ConformanceCluster cluster) : ClusterTests(cluster)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_timer_ticks_again_and_again()
    {
        await Grain<IClockGrain>().Start(Short, Short, interleave: false);

        await Signals.Expect($"{Key}/tick3");

        await Grain<IClockGrain>().Stop();
    }

    [Fact]
    public async Task A_tick_waits_for_the_turn_under_way()
    {
        var grain = Grain<IClockGrain>();
        await grain.Start(Long, Short, interleave: false);
        var held = grain.Hold(Key, untilTick: 0);
        await Signals.Expect($"{Key}/in");
        var changed = grain.Change(TimeSpan.Zero, Short);
        Signals.Raise($"{Key}/out");

        Assert.Equal(0, await held);
        await changed;
        await Signals.Expect($"{Key}/tick1");
        await grain.Stop();
    }

    [Fact]
    public async Task An_interleaving_tick_does_not_wait()
    {
        var grain = Grain<IClockGrain>();
        await grain.Start(TimeSpan.FromMilliseconds(200), Short, interleave: true);
        var held = grain.Hold(Key, untilTick: 2);
        Signals.Raise($"{Key}/out");

        Assert.True(await held >= 1);
        await grain.Stop();
    }

    [Fact]
    public async Task A_period_of_infinity_is_a_single_tick()
    {
        var grain = Grain<IClockGrain>();
        await grain.Start(Short, Timeout.InfiniteTimeSpan, interleave: false);
        await Signals.Expect($"{Key}/tick1");

        await grain.Change(Short, Timeout.InfiniteTimeSpan);

        await Signals.Expect($"{Key}/tick2");
        Assert.Equal(2, await grain.Ticks());
    }

    [Fact]
    public async Task A_disposed_timer_ticks_no_more()
    {
        var grain = Grain<IClockGrain>();
        await grain.Start(Short, Short, interleave: false);
        await Signals.Expect($"{Key}/tick1");
        await grain.Stop();
        var ticks = await grain.Ticks();

        // Another grain's timer of the same period shows that there was time to tick.
        await Grain<IClockGrain>("other").Start(Short, Short, interleave: false);
        await Signals.Expect($"{Key}other/tick3");

        Assert.Equal(ticks, await grain.Ticks());
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        var grain = Grain<IClockGrain>();
        await grain.Start(Short, Short, interleave: false);
        await Signals.Expect($"{Key}/tick1");
        await grain.Quit();
        await Signals.Expect($"{Key}/ended");

        await Grain<IClockGrain>("other").Start(Short, Short, interleave: false);
        await Signals.Expect($"{Key}other/tick3");

        Assert.Equal(0, await grain.Ticks());
    }
}
