using Actors.Embedded.Tests.Runtime;
using Actors.Embedded.Tests.Support;
using Orleans.Hosting;

namespace Actors.Embedded.Tests.Adversary;

public sealed class CallGraphTests
{
    private readonly string _key = Guid.NewGuid().ToString("N");
    private readonly CallGraph _graph = new();

    [Fact]
    public async Task An_awaited_call_is_an_edge()
    {
        await using var silo = await Start();

        await silo.Grains.GetGrain<IProbeGrain>(_key).Call("other", "x");

        Assert.Equal([(typeof(ProbeGrain), typeof(OtherGrain))], _graph.Edges);
        Assert.Empty(_graph.FindCycle());
    }

    [Fact]
    public async Task A_call_that_the_turn_does_not_await_is_none()
    {
        await using var silo = await Start();

        for (var i = 0; i < 100; i++) await silo.Grains.GetGrain<IProbeGrain>(_key).Send("other", "x");

        Assert.Empty(_graph.Edges);
    }

    [Fact]
    public async Task A_cycle_is_found_though_no_dead_lock_happened()
    {
        await using var silo = await Start();

        await silo.Grains.GetGrain<IProbeGrain>(_key).Call("other", "x");
        await silo.Grains.GetGrain<IOtherGrain>("other").CallProbe($"{_key}2");

        var cycle = _graph.FindCycle();
        Assert.Equal(3, cycle.Count);
        Assert.Equal(cycle[0], cycle[^1]);
    }

    private Task<TestSilo> Start() => TestSilo.Start(
        silo => silo.Configure<EmbeddedOptions>(options => options.CallGraph = _graph));
}
