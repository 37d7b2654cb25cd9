using Actors.Bench.Report;
using Actors.Bench.Servers;

namespace Actors.Bench.Batch;

/// <summary>Messages a second in batches of 100 against one call for each message, on the same server, interleaved.</summary>
internal static class BatchBench
{
    private const double WarmUp = 1;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        var (conversations, size) = (options.Number("conversations", 2000), options.Number("size", 100));
        await using var targets = await Targets.StartAsync(options, folder, options.Number("agents", 16), conversations);
        using var driver = new Driver(folder.Path);
        var server = targets.All[0];
        var single = server.Order(options.Connections, conversations, WarmUp, options.Seconds) with { Sockets = [] };
        var batch = server.Order(options.Number("batch-connections", 8), conversations, WarmUp, options.Seconds) with
        {
            Sockets = [],
            Path = "/v1/messages:batch",
            Batch = size,
        };
        foreach (var order in new[] { single, batch })
        {
            await driver.DriveAsync(order with { WarmUp = 0, Seconds = options.Number("warm-up", 20) });
        }

        var ratios = new List<(double Rate, double Cpu)>();
        Figures.Row("round", "single/s", "batched/s", "ratio", "us single", "us batched", "others");
        for (var number = 1; number <= options.Rounds; number++)
        {
            var one = await Round.DriveAsync(server, driver, single);
            var many = await Round.DriveAsync(server, driver, batch);
            var ratio = many.Result.PerSecond * size / one.Result.PerSecond;
            ratios.Add((ratio, one.Cpu / (many.Cpu / size)));
            Figures.Row(
                number, one.Result.PerSecond, many.Result.PerSecond * size, ratio, one.Cpu, many.Cpu / size, $"{Math.Max(one.Others, many.Others):P0}");
            if (one.Result.Failed + many.Result.Failed > 0)
            {
                Console.Error.WriteLine(one.Result.Failure ?? many.Result.Failure);
                return 1;
            }
        }

        Console.WriteLine();
        Figures.Line($"batch_{options.Store}_ratio_to_single", ratios.Select(ratio => ratio.Rate).Median());
        Figures.Line($"batch_{options.Store}_cpu_ratio_to_single", ratios.Select(ratio => ratio.Cpu).Median());
        return 0;
    }
}
