using System.Diagnostics;
using Actors.Embedded.Tests.Support;

namespace Actors.Embedded.Tests.Runtime;

/// <summary>What an idle grain and a call cost, with slack for slow machines; the figures are printed.</summary>
[Collection(nameof(Alone))]
public sealed class CostTests(ITestOutputHelper output)
{
    [Fact]
    public async Task An_idle_activation_of_an_empty_grain_costs_well_under_2_KB()
    {
        const int Count = 20_000;
        await using var silo = await TestSilo.Start();
        await silo.Grains.GetGrain<ICounterGrain>("warm-up").Nothing();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Count; i++) await silo.Grains.GetGrain<ICounterGrain>($"grain-{i}").Nothing();
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;

        output.WriteLine($"{each} bytes for each idle activation");
        Assert.Equal(Count + 1, silo.Control.Count);
        Assert.InRange(each, 0, 1_000);
    }

    [Fact]
    public async Task Calls_are_fast()
    {
        await using var silo = await TestSilo.Start();
        var alone = silo.Grains.GetGrain<ICounterGrain>("alone");
        await Measure("one caller, ValueTask<int>", 1, 200_000, async _ => await alone.Next());
        var grains = Enumerable.Range(0, 64).Select(i => silo.Grains.GetGrain<ICounterGrain>($"g{i}")).ToArray();
        await Measure("64 grains, Task<int>", 64, 20_000, async i => await grains[i].NextTask());
        var rate = await Measure("64 grains, ValueTask<int>", 64, 20_000, async i => await grains[i].Next());

        Assert.True(rate > 100_000, $"{rate:N0} calls/s");
    }

    private async Task<double> Measure(string what, int callers, int calls, Func<int, Task> call)
    {
        var best = 0.0;
        for (var round = 0; round < 4; round++)
        {
            var allocated = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
            {
                for (var i = 0; i < calls; i++) await call(caller);
            })));
            var rate = callers * calls / watch.Elapsed.TotalSeconds;
            var bytes = (GC.GetTotalAllocatedBytes() - allocated) / (callers * calls);
            output.WriteLine($"{what}: {rate:N0} calls/s, {bytes} bytes each");
            best = Math.Max(best, rate);
        }

        return best;
    }
}

/// <summary>Tests that measure: nothing else may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
