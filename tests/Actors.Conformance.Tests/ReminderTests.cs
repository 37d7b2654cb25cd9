using Actors.Conformance.Tests.Fixture;
using Actors.Conformance.Tests.Grains;

namespace Actors.Conformance.Tests;

public sealed class ReminderTests(ConformanceCluster cluster) : ClusterTests(cluster)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Never = TimeSpan.FromDays(100);

    [Fact]
    public async Task A_reminder_reaches_its_grain()
    {
        await Grain<IRemindedGrain>().Register("soon", Soon, Minute);

        Assert.Equal(Minute.ToString(), await Signals.Expect($"{Key}/soon"));
    }

    [Fact]
    public async Task Reminders_are_found_by_name_until_unregistered()
    {
        var grain = Grain<IRemindedGrain>();
        await grain.Register("one", Never, Minute);
        await grain.Register("two", Never, Minute);
        Assert.Equal(["one", "two"], (await grain.Names()).Order());

        await grain.Unregister("one");

        Assert.Equal(["two"], await grain.Names());
        Assert.False(await grain.Has("one"));
        Assert.True(await grain.Has("two"));
    }

    [Fact]
    public async Task A_reminder_registered_again_is_moved()
    {
        var grain = Grain<IRemindedGrain>();
        await grain.Register("moved", Never, Minute);

        await grain.Register("moved", Soon, Minute * 2);

        Assert.Equal((Minute * 2).ToString(), await Signals.Expect($"{Key}/moved"));
        Assert.Equal(["moved"], await grain.Names());
    }

    [Fact]
    public async Task A_period_below_a_minute_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => Grain<IRemindedGrain>().Register("often", Soon, TimeSpan.FromSeconds(59)));

    [Fact]
    public async Task Only_a_remindable_grain_can_be_reminded() =>
        await Assert.ThrowsAsync<InvalidOperationException>(Grain<IForgetfulGrain>().Register);
}
