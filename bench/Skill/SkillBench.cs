using Actors.Bench.Report;
using Actors.Bench.Servers;

namespace Actors.Bench.Skill;

/// <summary>
/// Skill requests a second that the bot answers: the customer's message durable, the bot asked, its words durable, the answer in Kakao's format.
/// Closed loop, interleaved with the floor, which appends one row for each request of the ingest call's size.
/// </summary>
internal static class SkillBench
{
    private const double WarmUp = 1;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        var customers = options.Number("conversations", 2000);
        await using var targets = await Targets.StartAsync(options, folder, agents: 1, conversations: 1, "floor");
        using var driver = new Driver(folder.Path);
        var (server, floor) = (targets.All[0], targets.All[1]);
        var orders = new[]
        {
            (Target: server, Order: server.Order(options.Connections, customers, WarmUp, options.Seconds) with { Sockets = [], Path = server.SkillPath, Skill = true }),
            (Target: floor, Order: floor.Order(options.Connections, customers, WarmUp, options.Seconds) with { Sockets = [] }),
        };

        // The first runs are the compiler's, and open the rooms.
        foreach (var (_, order) in orders)
        {
            await driver.DriveAsync(order with { WarmUp = 0, Seconds = options.Number("warm-up", 20) });
        }

        var rounds = new List<(Round Server, Round Floor)>();
        Figures.Row("round", "skill/s", "floor/s", "ratio", "p50 ms", "p99 ms", "us skill", "us floor", "others");
        for (var number = 1; number <= options.Rounds; number++)
        {
            var asked = await Round.DriveAsync(server, driver, orders[0].Order);
            var bare = await Round.DriveAsync(floor, driver, orders[1].Order);
            rounds.Add((asked, bare));
            Figures.Row(
                number, asked.Result.PerSecond, bare.Result.PerSecond, asked.Result.PerSecond / bare.Result.PerSecond, asked.Result.P50, asked.Result.P99,
                asked.Cpu, bare.Cpu, $"{Math.Max(asked.Others, bare.Others):P0}");
        }

        Console.WriteLine();
        Figures.Line($"skill_{options.Store}_per_second", rounds.Select(round => round.Server.Result.PerSecond).Median());
        Figures.Line($"skill_{options.Store}_p99_ms", rounds.Select(round => round.Server.Result.P99).Median());
        Figures.Line($"skill_{options.Store}_ratio_to_floor", rounds.Select(round => round.Server.Result.PerSecond / round.Floor.Result.PerSecond).Median());
        Figures.Line($"skill_{options.Store}_cpu_ratio_to_floor", rounds.Select(round => round.Floor.Cpu / round.Server.Cpu).Median());
        return 0;
    }
}
