using System.Diagnostics;
using Actors.Bench.InProcess;
using Actors.Bench.Report;
using Actors.Bench.Servers;
using Actors.GrainInterfaces;
using Actors.Storage;
using Actors.Testing.Postgres;

namespace Actors.Bench.Activation;

/// <summary>
/// How long the first answer of a conversation takes that has 10,000 events and is in no memory: with the snapshots that its grain writes, at the
/// longest tail after one, and without any.
/// </summary>
internal static class ActivationBench
{
    private const int WarmUps = 10;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        var store = options.Text("store", "both");
        if (store is "sqlite" or "both")
        {
            await MeasureAsync(new() { Store = "sqlite", Path = folder.Of("activation.db") }, options);
        }

        if (store is "postgres" or "both")
        {
            await using var postgres = await PostgresServer.StartAsync();
            await MeasureAsync(new() { Store = "postgres", ConnectionString = await postgres.CreateDatabaseAsync() }, options);
        }

        return 0;
    }

    private static async Task MeasureAsync(StorageOptions storage, BenchOptions options)
    {
        var (events, times) = (options.Number("events", 10_000), options.Number("times", 40));
        await using (var host = await InProcessHost.StartAsync(storage))
        {
            await BenchTenant.MakeAsync(host.Grains, 1);
            await LongConversation.WriteAsync(host.Journal, "with", events, snapshotEvery: 100);
            await LongConversation.WriteAsync(host.Journal, "without", events, snapshotEvery: null);
        }

        foreach (var (customer, name) in new[] { ("with", ""), ("without", "_without_snapshots") })
        {
            await Tell($"activation_{storage.Store}{name}_ms", customer, storage, times);
        }
    }

    private static async Task Tell(string name, string customer, StorageOptions storage, int times)
    {
        await using var host = await InProcessHost.StartAsync(storage);
        var taken = new List<double>();
        for (var i = 0; i < WarmUps + times; i++)
        {
            var grain = host.Grains.GetGrain<IConversationDuties>(BenchTenant.Key(customer));
            var start = Stopwatch.GetTimestamp();
            await grain.Wake();
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await host.ForgetAsync();
        }

        var kept = taken.Skip(WarmUps).ToList();
        Console.WriteLine($"{name}: first of the process {taken[0]:F1}, then median {kept.Median():F2}, least {kept.Min():F2}, most {kept.Max():F2}");
        Figures.Line(name, kept.Median());
    }
}
