using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Actors.Embedded;

namespace Actors.Grains.Tests.Adversary;

/// <summary>
/// Nothing goes wrong for good on a bad network. ACTORS_SEED=n plays one seed; ACTORS_SEEDS=n plays that many, however long it takes.
/// </summary>
public sealed class InvariantTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void The_invariants_hold_on_every_seed()
    {
        var only = Number("ACTORS_SEED");
        var seeds = only is { } seed ? Enumerable.Range(seed, 1) : Enumerable.Range(1, Number("ACTORS_SEEDS") ?? 4_000);
        var bounded = only is null && Number("ACTORS_SEEDS") is null;
        var (clock, failures, played) = (Stopwatch.StartNew(), new ConcurrentBag<string>(), 0);
        Parallel.ForEach(Partitioner.Create(seeds, EnumerablePartitionerOptions.NoBuffering), (next, loop) =>
        {
            if ((bounded && clock.Elapsed > Patience) || failures.Count > 10)
            {
                loop.Stop();
                return;
            }

            Interlocked.Increment(ref played);
            foreach (var fault in Faults(next)) failures.Add($"ACTORS_SEED={next}: {fault}");
        });
        output.WriteLine($"{played} seeds in {clock.Elapsed.TotalSeconds:0} s");
        Assert.True(failures.IsEmpty, string.Join(Environment.NewLine, failures));
    }

    [Fact]
    public void A_seed_plays_the_same_day_each_time() =>
        Assert.All(Enumerable.Range(1, 10), seed => Assert.Equal(Day.Journal(seed), Day.Journal(seed)));

    [Fact]
    public void No_grain_waits_for_one_that_may_wait_for_it()
    {
        var graph = new CallGraph();
        for (var seed = 1; seed <= 50; seed++) Day.Play(seed, graph);
        Assert.Empty(graph.FindCycle());
        Assert.NotEmpty(graph.Edges);
    }

    private static IEnumerable<string> Faults(int seed)
    {
        try
        {
            return Day.Play(seed);
        }
        catch (Exception failure)
        {
            return [failure.ToString()];
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
