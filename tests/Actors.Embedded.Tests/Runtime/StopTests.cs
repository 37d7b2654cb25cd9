using Actors.Embedded.Tests.Support;
using Orleans.Runtime;

namespace Actors.Embedded.Tests.Runtime;

public sealed class StopTests
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Stopping_deactivates_every_grain_and_refuses_later_calls()
    {
        await using var silo = await TestSilo.Start();
        var grains = Enumerable.Range(0, 100).Select(i => silo.Grains.GetGrain<IProbeGrain>($"{_key}{i}")).ToList();
        foreach (var grain in grains) await grain.Activation();

        await silo.Stop();

        Assert.All(
            Enumerable.Range(0, 100), i => Assert.Equal(["ended: ShuttingDown"], ProbeGrain.NotesOf($"{_key}{i}")));
        Assert.Equal(0, silo.Control.Count);
        await Assert.ThrowsAsync<SiloUnavailableException>(grains[0].Activation);
    }

    [Fact]
    public async Task Stopping_waits_for_the_turn_under_way()
    {
        await using var silo = await TestSilo.Start();
        var gate = new TaskCompletionSource();
        var held = silo.Grains.GetGrain<IProbeGrain>(_key).Hold(gate.Task);
        await ProbeGrain.Noted(_key);
        var stopping = silo.Stop();
        Assert.False(stopping.IsCompleted);
        gate.SetResult();

        await stopping;
        await held;

        Assert.Equal(["in", "out", "ended: ShuttingDown"], ProbeGrain.NotesOf(_key));
    }

    [Fact]
    public async Task A_killed_activation_runs_no_further_and_its_callers_learn_nothing()
    {
        await using var silo = await TestSilo.Start();
        var gate = new TaskCompletionSource();
        var grain = silo.Grains.GetGrain<IProbeGrain>(_key);
        var first = await grain.Activation();
        var held = grain.Hold(gate.Task);
        var waiting = grain.Note("never");
        await ProbeGrain.Noted(_key);

        silo.Control.Kill(grain);
        gate.SetResult();

        await Assert.ThrowsAsync<SiloUnavailableException>(() => held);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => waiting);
        Assert.NotEqual(first, await grain.Activation());
        Assert.Equal(["in"], ProbeGrain.NotesOf(_key));
    }
}
