using Actors.Conformance.Tests.Fixture;
using Actors.Conformance.Tests.Grains;

namespace Actors.Conformance.Tests;

public sealed class CallTests(ConformanceCluster cluster) : ClusterTests(cluster)
{
    [Fact]
    public async Task A_caller_gives_up_after_the_response_timeout_and_the_call_goes_on()
    {
        var grain = Grain<IGateGrain>();
        var call = grain.EnterBriefly(Key);
        await Signals.Expect($"{Key}/in");

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Equal(1, await grain.Inside());
        Signals.Raise($"{Key}/out");
        await Signals.Expect($"{Key}/done");
        await grain.Pause();

        Assert.Equal(0, await grain.Inside());
    }

    [Fact]
    public async Task A_call_back_to_a_waiting_grain_waits_until_the_response_timeout_ends_the_dead_lock()
    {
        var outcome = Grain<ICallerGrain>().CallBackThrough($"{Key}-echo");

        // The client's patience is the same as the grain's: whoever loses it first ends the dead-lock.
        try
        {
            Assert.Equal("timed out", await outcome);
        }
        catch (TimeoutException)
        {
        }

        Assert.Equal("pong", await Grain<ICallerGrain>().Ping());
    }

    [Fact]
    public async Task An_exception_reaches_the_caller_as_itself()
    {
        var failure = await Assert.ThrowsAsync<GateException>(() => Grain<IGateGrain>().Fail("no"));

        Assert.Equal("no", failure.Message);
        Assert.Equal(42, failure.Number);
        Assert.Contains("GateGrain", failure.StackTrace);
    }

    [Fact]
    public async Task Cancellation_reaches_the_grain_and_releases_the_caller()
    {
        using var source = new CancellationTokenSource();
        var grain = Grain<IGateGrain>();
        var call = grain.EnterUntilCancelled(Key, source.Token);
        await Signals.Expect($"{Key}/in");

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Signals.Expect($"{Key}/cancelled");
        await grain.Pause();
    }

    [Fact]
    public async Task A_cancelled_token_calls_nobody()
    {
        var cancelled = new CancellationToken(canceled: true);
        var grain = Grain<IGateGrain>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grain.EnterUntilCancelled(Key, cancelled));

        await grain.Pause();
        Assert.False(Signals.IsRaised($"{Key}/in"));
    }

    [Fact]
    public async Task Methods_may_return_value_tasks()
    {
        var grain = Grain<IGateGrain>();

        await grain.Pause();

        Assert.Equal(1, await grain.IncrementSlowly());
    }
}
