using Actors.Bench.Report;
using Actors.Bench.Servers;

namespace Actors.Bench.Ingest;

/// <summary>
/// Messages a second through the whole path (HTTP, API key, grain, decision, journal, rows, fan-out), closed loop, interleaved with the floor
/// and the plain way.
/// </summary>
internal static class IngestBench
{
    private const double WarmUp = 1;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        var conversations = options.Number("conversations", 2000);
        var isComparison = options.Text("variant", "").Length > 0;
        string[] references = isComparison ? [] : ["floor", "plain"];
        await using var targets = await Targets.StartAsync(options, folder, options.Number("agents", 16), conversations, references);
        using var driver = new Driver(folder.Path);

        // The first runs are the compiler's, which takes this long with the whole path; they count for nobody.
        foreach (var target in targets.All)
        {
            await driver.DriveAsync(target.Order(options.Connections, conversations, 0, options.Number("warm-up", 20)));
        }

        var rounds = new List<Dictionary<string, Round>>();
        Figures.Row("round", "target", "per second", "p50 ms", "p99 ms", "us server", "us postgres", "us driver", "others");
        for (var number = 1; number <= options.Rounds; number++)
        {
            var round = new Dictionary<string, Round>();
            foreach (var target in targets.All)
            {
                var order = target.Order(options.Connections, conversations, WarmUp, options.Seconds) with { Sockets = [] };
                var driven = await Round.DriveAsync(target, driver, order);
                var (result, name) = (driven.Result, target.Name);
                Figures.Row(number, name, result.PerSecond, result.P50, result.P99, driven.ServerCpu, driven.StoreCpu, driven.DriverCpu, $"{driven.Others:P0}");
                round[name] = driven;
            }

            rounds.Add(round);
        }

        if (isComparison)
        {
            Figures.Line("variant_rate_ratio", rounds.Select(round => round["variant"].Result.PerSecond / round["server"].Result.PerSecond).Median());
            Figures.Line("variant_cpu_ratio", rounds.Select(round => round["variant"].Cpu / round["server"].Cpu).Median());
            return 0;
        }

        Tell($"ingest_{options.Store}", rounds);
        return 0;
    }

    private static void Tell(string name, List<Dictionary<string, Round>> rounds)
    {
        double Of(string target, Func<Round, double> figure) => rounds.Select(round => figure(round[target])).Median();
        double Ratio(string to) => rounds.Select(round => round["server"].Result.PerSecond / round[to].Result.PerSecond).Median();
        Console.WriteLine();
        Figures.Line($"{name}_per_second", Of("server", round => round.Result.PerSecond));
        Figures.Line($"{name}_p50_ms", Of("server", round => round.Result.P50));
        Figures.Line($"{name}_p99_ms", Of("server", round => round.Result.P99));
        Figures.Line($"{name}_floor_per_second", Of("floor", round => round.Result.PerSecond));
        Figures.Line($"{name}_floor_p99_ms", Of("floor", round => round.Result.P99));
        Figures.Line($"{name}_plain_per_second", Of("plain", round => round.Result.PerSecond));
        Figures.Line($"{name}_plain_p99_ms", Of("plain", round => round.Result.P99));
        Figures.Line($"{name}_ratio_to_floor", Ratio("floor"));
        Figures.Line($"{name}_ratio_to_plain", Ratio("plain"));
        Figures.Line(
            $"{name}_plain_to_floor",
            rounds.Select(round => round["plain"].Result.PerSecond / round["floor"].Result.PerSecond).Median());

        // Processor time does not depend on who else runs; where the processors are the limit, its ratio is that of the rates on a quiet machine.
        foreach (var target in (string[])["server", "floor", "plain"])
        {
            Figures.Line($"{name}_{target}_cpu_us", Of(target, round => round.Cpu));
        }

        Figures.Line($"{name}_cpu_ratio_to_floor", rounds.Select(round => round["floor"].Cpu / round["server"].Cpu).Median());
        Figures.Line($"{name}_cpu_ratio_to_plain", rounds.Select(round => round["plain"].Cpu / round["server"].Cpu).Median());
        Figures.Line($"{name}_others", rounds.SelectMany(round => round.Values).Select(round => round.Others).Median());
    }
}
