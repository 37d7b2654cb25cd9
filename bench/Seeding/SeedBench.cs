using System.Diagnostics;
using Actors.Storage;

namespace Actors.Bench.Seeding;

/// <summary>Fills a store with conversations that are over: <c>seed --store postgres --place 'Host=…' --conversations 1000000</c>.</summary>
internal static class SeedBench
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        var place = options.Text("place", "");
        if (place.Length == 0)
        {
            return BenchOptions.Explain();
        }

        var since = Stopwatch.StartNew();
        var count = options.Number("conversations", 1_000_000);
        await History.WriteAsync(new() { Store = options.Store, Path = place, ConnectionString = place }, count);
        Console.WriteLine($"{count} conversations in {since.Elapsed.TotalSeconds:F0} s");
        return 0;
    }
}
