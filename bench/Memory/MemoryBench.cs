using Actors.Bench.InProcess;
using Actors.Bench.Report;
using Actors.Bench.Servers;

namespace Actors.Bench.Memory;

/// <summary>
/// What an open conversation costs while nothing happens in it: the growth of the managed heap by many of them, after a full collection. The
/// store is SQLite, for the in-memory one would be counted, too.
/// </summary>
internal static class MemoryBench
{
    private const int MessagesEach = 3;
    private const int Agents = 20;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        await using var host = await InProcessHost.StartAsync(new() { Store = "sqlite", Path = folder.Of("memory.db") });
        await BenchTenant.MakeAsync(host.Grains, Agents);

        // The first ones bring types, statements and buffers that are there once.
        await OpenAsync(host, "warm", 2000);
        var before = await HeapAsync();
        var count = options.Number("conversations", 20_000);
        await OpenAsync(host, "c", count);
        var after = await HeapAsync();
        Console.WriteLine($"{await host.ActivationsAsync()} activations");
        Console.WriteLine($"{count} conversations of {MessagesEach} messages: heap from {before:N0} to {after:N0} bytes");
        Figures.Line("memory_bytes_per_activation", (after - before) / (double)count);
        return 0;
    }

    private static Task OpenAsync(InProcessHost host, string prefix, int count) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (customer, _) =>
        {
            for (var number = 0; number < MessagesEach; number++)
            {
                await BenchTenant.SayAsync(host.Grains, $"{prefix}{customer}", number);
            }
        });

    /// <summary>After everything owed is done: the distribution gives the conversations to agents meanwhile.</summary>
    private static async Task<long> HeapAsync()
    {
        var last = long.MaxValue;
        while (true)
        {
            await Task.Delay(2000);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var now = GC.GetTotalMemory(forceFullCollection: true);
            if (Math.Abs(last - now) < 100_000)
            {
                return now;
            }

            last = now;
        }
    }
}
