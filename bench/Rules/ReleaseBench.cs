using System.Diagnostics;
using Actors.Bench.InProcess;
using Actors.Bench.Report;
using Actors.Bench.Servers;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Storage;
using Actors.Testing.Postgres;

namespace Actors.Bench.Rules;

/// <summary>
/// The morning: 10,000 have written off hours and wait, then the tenant opens and 200 agents, whose places are just enough, get them all. Real
/// grains and a real store in this process. The order is checked afterwards: the n-th oldest went to the n-th agent in turn.
/// </summary>
internal static class ReleaseBench
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        await using var postgres = options.Store == "postgres" ? await PostgresServer.StartAsync() : null;
        var rounds = new List<double>();
        for (var round = 0; round < options.Number("rounds", 3); round++)
        {
            rounds.Add(await MeasureAsync(
                postgres is null ? new() { Store = "sqlite", Path = folder.Of($"release-{round}.db") }
                    : new() { Store = "postgres", ConnectionString = await postgres.CreateDatabaseAsync() },
                options.Number("waiting", 10_000), options.Number("agents", 200)));
            Figures.Row("release", rounds[^1]);
        }

        Figures.Line($"release_{options.Store}_s", rounds.Median());
        return 0;
    }

    private static async Task<double> MeasureAsync(StorageOptions storage, int waiting, int agents)
    {
        var capacity = (waiting + agents - 1) / agents;
        await using var host = await InProcessHost.StartAsync(storage);
        await BenchTenant.MakeAsync(host.Grains, agents, capacity);
        await BenchTenant.ChangeAsync(host.Grains, TenantSettings.Default with { Hours = new() });
        await Parallel.ForAsync(
            0, waiting, new ParallelOptions { MaxDegreeOfParallelism = 128 },
            async (customer, _) => await BenchTenant.SayAsync(host.Grains, $"c{customer}", 0));
        var line = await host.Rows.QueuedAsync(BenchTenant.Id, BenchTenant.Queue, default);
        Require(line.Count == waiting, $"{line.Count} wait instead of {waiting}.");

        var start = Stopwatch.GetTimestamp();
        await BenchTenant.ChangeAsync(host.Grains, TenantSettings.Default);
        while (await ReceivedAsync(host) < waiting)
        {
            Require(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2), "The release does not end.");
            await Task.Delay(20);
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await CheckAsync(host, [.. line.Select(row => row.Entry.Conversation)], agents, capacity);
        return seconds;
    }

    private static async Task<int> ReceivedAsync(InProcessHost host) =>
        (await host.Rows.CountsAsync(BenchTenant.Id, default)).Where(count => count.Status == ConversationStatus.Received).Sum(count => count.Count);

    private static async Task CheckAsync(InProcessHost host, IReadOnlyList<ConversationId> line, int agents, int capacity)
    {
        var places = await host.Rows.PlacesAsync(BenchTenant.Id, default);
        Require(places.Values.All(open => open <= capacity), "A capacity was exceeded.");
        for (var place = 0; place < line.Count; place++)
        {
            var row = await host.Rows.ConversationAsync(BenchTenant.Id, line[place], default);
            Require(row?.Agent == new AgentId($"agent-{place % agents}"), $"The one at place {place} went to {row?.Agent}.");
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
