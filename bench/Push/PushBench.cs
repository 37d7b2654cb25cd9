using System.Globalization;
using Actors.Bench.Report;
using Actors.Bench.Servers;

namespace Actors.Bench.Push;

/// <summary>
/// From a customer's message to the frame at the agent's console, at a fixed rate, interleaved with the floor, which sends a raw frame after
/// the same append.
/// </summary>
internal static class PushBench
{
    private const double WarmUp = 2;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        var (agents, rate) = (options.Number("agents", 200), options.Number("rate", 1500));
        var conversations = options.Number("conversations", agents * 5);
        await using var targets = await Targets.StartAsync(options, folder, agents, conversations, "floor");
        using var driver = new Driver(folder.Path);
        var seconds = options.Number("seconds", 6);
        var floorSockets = Enumerable.Range(0, agents).Select(agent => string.Create(CultureInfo.InvariantCulture, $"/socket?agent={agent}")).ToList();
        Task<Round> Drive(Target target, double time) => Round.DriveAsync(
            target,
            driver,
            target.Order(options.Connections, conversations, WarmUp, time) with
            {
                Rate = rate,
                Sockets = target.IsHub ? target.Sockets : floorSockets,
                Watch = options.Flag("watch", true),
            });

        foreach (var target in targets.All)
        {
            await Drive(target, options.Number("warm-up", 5));
        }

        var rounds = new List<(Round Server, Round Floor)>();
        Figures.Row("round", "target", "per second", "p50 ms", "p99 ms", "most ms", "answer p99", "missing", "us server", "others");
        for (var number = 1; number <= options.Rounds; number++)
        {
            rounds.Add((Show(number, await Drive(targets.All[0], seconds)), Show(number, await Drive(targets.All[^1], seconds))));
        }

        Tell($"push_{options.Store}", rounds);
        return rounds.Sum(round => round.Server.Result.Missing + round.Floor.Result.Missing) == 0 ? 0 : 1;
    }

    private static Round Show(int number, Round round)
    {
        var result = round.Result;
        Figures.Row(
            number, round.Target, result.PerSecond, result.P50, result.P99, result.Most, result.AnswerP99, result.Missing,
            round.ServerCpu, $"{round.Others:P0}");
        return round;
    }

    private static void Tell(string name, List<(Round Server, Round Floor)> rounds)
    {
        Console.WriteLine();
        Figures.Line($"{name}_per_second", rounds.Select(round => round.Server.Result.PerSecond).Median());
        Figures.Line($"{name}_p50_ms", rounds.Select(round => round.Server.Result.P50).Median());
        Figures.Line($"{name}_p99_ms", rounds.Select(round => round.Server.Result.P99).Median());
        Figures.Line($"{name}_server_cpu_us", rounds.Select(round => round.Server.ServerCpu).Median());
        Figures.Line($"{name}_floor_p50_ms", rounds.Select(round => round.Floor.Result.P50).Median());
        Figures.Line($"{name}_floor_p99_ms", rounds.Select(round => round.Floor.Result.P99).Median());
        Figures.Line($"{name}_p99_ratio_to_floor", rounds.Select(round => round.Server.Result.P99 / round.Floor.Result.P99).Median());
        Figures.Line($"{name}_missing", rounds.Sum(round => round.Server.Result.Missing));
        Figures.Line($"{name}_others", rounds.SelectMany(round => new[] { round.Server.Others, round.Floor.Others }).Median());
    }
}
