using Actors.Conformance.Tests.Fixture;
using Actors.Conformance.Tests.Grains;

namespace Actors.Conformance.Tests;

public sealed class TurnTests(ConformanceCluster cluster) : ClusterTests(cluster)
{
    [Fact]
    public async Task A_turn_ends_before_the_next_begins_even_while_it_awaits()
    {
        var grain = Grain<IGateGrain>();
        var first = grain.Enter($"{Key}1");
        await Signals.Expect($"{Key}1/in");
        var second = grain.Enter($"{Key}2");
        Assert.Equal(1, await grain.Inside());
        Assert.False(Signals.IsRaised($"{Key}2/in"));
        Open(1, 2);

        Assert.All(await Task.WhenAll(first, second), most => Assert.Equal(1, most));
    }

    [Fact]
    public async Task All_calls_arrive_in_whatever_order_and_none_loses_another_s_work()
    {
        var grain = Grain<IGateGrain>();

        var counts = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => grain.IncrementSlowly().AsTask()));

        Assert.Equal(Enumerable.Range(1, 200), counts.Order());
    }

    [Fact]
    public async Task Calls_of_a_reentrant_grain_interleave()
    {
        var grain = Grain<IReentrantGateGrain>();
        var both = new[] { grain.Enter($"{Key}1"), grain.Enter($"{Key}2") };
        await Signals.Expect($"{Key}1/in");
        await Signals.Expect($"{Key}2/in");
        Open(1, 2);

        Assert.All(await Task.WhenAll(both), most => Assert.Equal(2, most));
    }

    [Fact]
    public async Task An_interleaving_method_does_not_wait_for_the_turn()
    {
        var grain = Grain<IGateGrain>();
        var entered = grain.Enter($"{Key}1");
        await Signals.Expect($"{Key}1/in");

        Assert.Equal(1, await grain.Inside());

        Open(1);
        await entered;
    }

    [Fact]
    public async Task Read_only_methods_interleave_with_each_other_but_with_no_other()
    {
        var grain = Grain<IGateGrain>();
        var readers = new[] { grain.Read($"{Key}1"), grain.Read($"{Key}2") };
        await Signals.Expect($"{Key}1/in");
        await Signals.Expect($"{Key}2/in");
        var writer = grain.Enter($"{Key}3");
        Assert.Equal(2, await grain.Inside());
        Assert.False(Signals.IsRaised($"{Key}3/in"));
        Open(1, 2);
        await Task.WhenAll(readers);
        await Signals.Expect($"{Key}3/in");
        Open(3);
        await writer;
    }

    [Fact]
    public async Task The_caller_of_a_one_way_method_neither_waits_nor_hears_of_failure()
    {
        var grain = Grain<IGateGrain>();

        await grain.Tell($"{Key}1");
        await Signals.Expect($"{Key}1/in");
        Open(1);
        await Signals.Expect($"{Key}1/done");

        await grain.Pause();
        Assert.Equal(0, await grain.Inside());
    }

    [Fact]
    public async Task A_grain_has_a_scheduler_of_its_own_to_which_awaits_return() =>
        Assert.True(await Grain<IGateGrain>().RunsOnItsOwnScheduler());

    private void Open(params int[] gates)
    {
        foreach (var gate in gates) Signals.Raise($"{Key}{gate}/out");
    }
}
