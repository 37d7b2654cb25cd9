using Actors.Conformance.Tests.Fixture;
using Actors.Conformance.Tests.Grains;
using Orleans;

namespace Actors.Conformance.Tests;

public sealed class ActivationTests(ConformanceCluster cluster) : ClusterTests(cluster)
{
    [Fact]
    public async Task A_key_has_one_activation()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Grain<ILifeGrain>().Activation()));

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Two_keys_have_two_activations() =>
        Assert.NotEqual(await Grain<ILifeGrain>("a").Activation(), await Grain<ILifeGrain>("b").Activation());

    [Fact]
    public async Task After_DeactivateOnIdle_the_next_call_finds_a_new_activation()
    {
        var grain = Grain<ILifeGrain>();
        var first = await grain.Quit("");

        var reason = await Signals.Expect($"{Key}/ending");

        Assert.Equal(nameof(DeactivationReasonCode.ApplicationRequested), reason);
        Assert.NotEqual(first, await grain.Activation());
    }

    [Fact]
    public async Task Waiting_calls_go_to_the_next_activation_after_the_last_has_ended()
    {
        var key = $"{Key}-gated";
        var grain = Cluster.Grains.GetGrain<ILifeGrain>(key);
        var quitting = grain.Quit(key);
        await Signals.Expect($"{key}/in");
        var waiting = grain.Activation();
        Signals.Raise($"{key}/out");
        await Signals.Expect($"{key}/ending");
        var later = grain.Activation();
        Assert.False(waiting.IsCompleted);
        Signals.Raise($"{key}/may-end");

        Assert.NotEqual(await quitting, await waiting);
        Assert.Equal(await waiting, await later);
        Assert.True(Signals.IsRaised($"{key}/ended"));
    }

    [Fact]
    public async Task An_idle_activation_is_collected()
    {
        var grain = Grain<IShortLivedGrain>();
        var first = await grain.Activation();

        var reason = await Signals.Expect($"{Key}/ending");

        Assert.Equal(nameof(DeactivationReasonCode.ActivationIdle), reason);
        Assert.NotEqual(first, await grain.Activation());
    }

    [Fact]
    public async Task A_failed_activation_fails_its_callers_and_the_next_call_tries_anew()
    {
        var grain = Grain<IStubbornGrain>();

        var failure = await Assert.ThrowsAsync<ArgumentException>(grain.Answer);

        Assert.Equal("not yet", failure.Message);
        Assert.Equal("yes", await grain.Answer());
    }

    [Fact]
    public async Task A_grain_knows_its_key_and_hands_out_references_to_itself()
    {
        var grain = Grain<ICallerGrain>();
        var self = await grain.Self();

        Assert.Equal(Key, self.GetPrimaryKeyString());
        Assert.Equal(grain.GetGrainId(), self.GetGrainId());
        Assert.Equal(grain, self);
        Assert.Equal("pong", await self.Ping());
    }
}
