using Actors.Bench.Report;
using Actors.Bench.Servers;
using Actors.Testing.Postgres;

namespace Actors.Bench.Membership;

/// <summary>
/// How soon the loss of a silo is noticed against how often a living one is taken for lost, for several settings. All clusters run side by side, so
/// that they see the same machine: while one is tried, and for the whole time at a given load of all processors.
/// </summary>
internal static class MembershipBench
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        await using var postgres = await PostgresServer.StartAsync();
        var clusters = new List<ProbedCluster>();
        try
        {
            foreach (var probing in Probing.Read(options.Text("settings", "1-2-1;1-2-2;1-3-2;2-3-2;5-3-2")))
            {
                clusters.Add(await ProbedCluster.StartAsync(probing, await postgres.CreateDatabaseAsync(), folder));
                Console.WriteLine($"{probing.Name} is up");
            }

            await RecoverAsync(clusters, options);
            await StallAsync(clusters, options);
            return await SoakAsync(clusters, options);
        }
        finally
        {
            foreach (var cluster in clusters)
            {
                await cluster.DisposeAsync();
            }
        }
    }

    private static async Task RecoverAsync(List<ProbedCluster> clusters, BenchOptions options)
    {
        var kills = options.Number("kills", 5);
        if (kills == 0)
        {
            return;
        }

        Figures.Row("setting", "kills", "median s", "worst s");
        var times = clusters.ToDictionary(cluster => cluster.Probing.Name, _ => new List<double>());
        for (var kill = 0; kill < kills; kill++)
        {
            // In turns, so that the machine's moods meet all of them.
            foreach (var cluster in clusters)
            {
                times[cluster.Probing.Name].Add(await cluster.KillAsync(kill));
            }
        }

        foreach (var (name, took) in times)
        {
            Figures.Row(name, took.Count, took.Median(), took.Max());
            Figures.Line($"membership_{name}_recovery_median_s", took.Median());
            Figures.Line($"membership_{name}_recovery_worst_s", took.Max());
        }
    }

    /// <summary>What a stall of a certain length leads to: the false evictions, made on purpose.</summary>
    private static async Task StallAsync(List<ProbedCluster> clusters, BenchOptions options)
    {
        var (stalls, rounds) = (options.Text("stalls", "1,2,3,4,6,8"), options.Number("stall-rounds", 3));
        foreach (var seconds in stalls.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            await Task.WhenAll(clusters.Select(async cluster =>
            {
                var evicted = 0;
                for (var round = 0; round < rounds; round++)
                {
                    evicted += await cluster.StallAsync(
                        round, TimeSpan.FromSeconds(double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture))) ? 1 : 0;
                }

                Figures.Line($"membership_{cluster.Probing.Name}_evicted_of_{rounds}_stalls_of_{seconds}_s", evicted);
            }));
        }
    }

    private static async Task<int> SoakAsync(List<ProbedCluster> clusters, BenchOptions options)
    {
        var minutes = options.Number("minutes", 30);
        if (minutes == 0)
        {
            return 0;
        }

        using var load = new CpuLoad(options.Number("load", 70) / 100.0);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        var soaks = clusters.Select(cluster => cluster.SoakAsync(stop.Token)).ToList();
        var said = TimeSpan.FromMinutes(1);
        for (var passed = TimeSpan.Zero; !stop.IsCancellationRequested; passed += said)
        {
            await Task.WhenAny(Task.WhenAll(soaks), Task.Delay(said, stop.Token));
            Console.WriteLine(
                $"{passed + said:mm\\:ss}  busy {load.Busy.TakeLast(60).DefaultIfEmpty().Average():P0}  longest stall {load.LongestStall:F2} s  "
                + string.Join("  ", clusters.Select(cluster => $"{cluster.Probing.Name}: {cluster.FalseEvictions} evicted, {cluster.Calls}")));
        }

        await Task.WhenAll(soaks);
        var busy = load.Busy.Order().ToList();
        Figures.Line("membership_soak_minutes", minutes);
        Figures.Line("membership_soak_busy_mean", busy.Average());
        Figures.Line("membership_soak_busy_p10", busy[busy.Count / 10]);
        Figures.Line("membership_soak_busy_p90", busy[busy.Count * 9 / 10]);
        Figures.Line("membership_soak_longest_stall_s", load.LongestStall);
        foreach (var cluster in clusters)
        {
            Figures.Line($"membership_{cluster.Probing.Name}_false_evictions", cluster.FalseEvictions);
        }

        return 0;
    }
}
