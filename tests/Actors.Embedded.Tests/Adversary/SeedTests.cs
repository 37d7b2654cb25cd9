using Actors.Embedded.Tests.Runtime;
using Actors.Embedded.Tests.Support;
using Orleans.Hosting;

namespace Actors.Embedded.Tests.Adversary;

/// <summary>A seed reproduces a run.</summary>
public sealed class SeedTests
{
    [Fact]
    public void On_a_seeded_scheduler_a_seed_reproduces_a_run_exactly()
    {
        for (var seed = 0; seed < 20; seed++) Assert.Equal(Play(seed), Play(seed));
    }

    [Fact]
    public void Other_seeds_make_other_runs() =>
        Assert.True(Enumerable.Range(0, 20).Select(Play).Distinct().Count() > 15);

    /// <summary>Three callers, two grains, everything that can go wrong: what the grains and the callers saw.</summary>
    private static string Play(int seed)
    {
        var scheduler = new SeededScheduler(seed);
        var seen = new List<string>();
        ProbeGrain.Forget("x");
        ProbeGrain.Forget("y");
        scheduler.Run(async () =>
        {
            await using var silo = await TestSilo.Start(builder => builder.Configure<EmbeddedOptions>(options =>
            {
                options.Scheduler = scheduler;
                options.Adversary = new AdversaryOptions { Seed = seed }.WithAll(0.15);
            }));
            await Task.WhenAll(Enumerable.Range(0, 3).Select(async caller =>
            {
                for (var i = 0; i < 10; i++)
                {
                    try
                    {
                        await silo.Grains.GetGrain<IProbeGrain>(i % 2 == 0 ? "x" : "y").ReachKillPoint($"{caller}.{i}");
                        seen.Add($"{caller}.{i}");
                    }
                    catch (Exception exception)
                    {
                        seen.Add($"{caller}.{i} {exception.GetType().Name}");
                    }
                }
            }));
            await silo.Control.Idle(TestContext.Current.CancellationToken);
        });
        return string.Join('\n', [.. seen, "x", .. ProbeGrain.NotesOf("x"), "y", .. ProbeGrain.NotesOf("y")]);
    }
}
