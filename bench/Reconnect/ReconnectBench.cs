using System.Diagnostics;
using System.Globalization;
using Actors.Bench.Cluster;
using Actors.Bench.Driving;
using Actors.Bench.Report;
using Actors.Bench.Servers;
using Actors.Testing.Postgres;
using Npgsql;

namespace Actors.Bench.Reconnect;

/// <summary>
/// Every console is cut in one moment, things happen, and all come back in one moment: how long until each has caught up, what that costs the database,
/// and whether each then hears what is said.
/// </summary>
internal static class ReconnectBench
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        var (count, agents) = (options.Number("consoles", 5000), options.Number("agents", 1000));
        await using var postgres = await PostgresServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        await using var nodes = await Nodes.StartAsync(
            database, folder, Math.Max(1, options.Number("silos", 0)), options.Number("silos", 0) == 0 ? 0 : options.Number("apis", 2),
            new Dictionary<string, string>());
        var tenant = await ClusterTenant.MakeAsync(nodes.Apis[0].Address, nodes.ManagerPassword, agents, agents * 20);
        var consoles = await ConsolesAsync(nodes, tenant, count);
        await InTurnsAsync(consoles, async console =>
        {
            await console.ConnectAsync();
            await console.CatchUpAsync();
        });
        Console.WriteLine($"{count} consoles of {agents} agents are connected to {nodes.Apis.Count} node(s)");

        var wrong = 0;
        for (var round = 1; round <= options.Number("rounds", 3); round++)
        {
            await InTurnsAsync(consoles, console => console.CutAsync());
            await SayAsync(nodes, tenant, $"away-{round}");
            var before = await TransactionsAsync(postgres, database);
            var start = Stopwatch.GetTimestamp();
            var returned = await Task.WhenAll(consoles.Select((console, number) => Task.Run(() => console.ReturnAsync(start, new(number)))));
            var after = await TransactionsAsync(postgres, database);
            var times = returned.Select(each => each.Seconds).Order().ToList();
            var unread = consoles.Zip(returned).Count(each => each.First.Conversation is not null && each.Second.Lines == 0);
            await SayAsync(nodes, tenant, $"back-{round}");
            var deaf = await DeafAsync(consoles);
            wrong += unread + deaf;
            Tell(round, times, [.. consoles.SelectMany(console => console.Retries)], (double)(after - before) / count, unread, deaf);
        }

        return wrong == 0 ? 0 : 1;
    }

    private static void Tell(int round, List<double> times, List<string> retries, double transactions, int unread, int deaf)
    {
        Console.WriteLine($"round {round}");
        Figures.Line("reconnect_p50_s", times[times.Count / 2]);
        Figures.Line("reconnect_p95_s", times[times.Count * 95 / 100]);
        Figures.Line("reconnect_last_s", times[^1]);
        Figures.Line("reconnect_retries_so_far", retries.Count);
        foreach (var (why, count) in retries.CountBy(why => why).OrderByDescending(each => each.Value).Take(5))
        {
            Console.WriteLine($"  {count} because of {why}");
        }

        Figures.Line("reconnect_transactions_each", transactions);
        Figures.Line("reconnect_without_what_was_missed", unread);
        Figures.Line("reconnect_deaf_afterwards", deaf);
    }

    /// <summary>An agent's consoles are spread over the nodes, and each has one of the agent's conversations open.</summary>
    private static async Task<List<AgentConsole>> ConsolesAsync(Nodes nodes, ClusterTenant tenant, int count)
    {
        using var client = new SiloClient(nodes.Apis[0].Address);
        var agents = tenant.Tokens.Count;
        var conversations = new string?[agents];
        await Parallel.ForAsync(0, agents, async (agent, _) =>
        {
            var list = await client.SendAsync(HttpMethod.Get, "/v1/conversations?tab=received&limit=1", tenant.Tokens[agent], null);
            conversations[agent] = (string?)list!["rows"]!.AsArray().FirstOrDefault()?["id"];
        });
        return [.. Enumerable.Range(0, count).Select(number => new AgentConsole(
            nodes.Apis[number % nodes.Apis.Count].Address, tenant.Tokens[number % agents], conversations[number % agents]))];
    }

    private static Task InTurnsAsync(List<AgentConsole> consoles, Func<AgentConsole, Task> what) => Parallel.ForEachAsync(
        consoles, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (console, _) => await what(console));

    /// <summary>Every customer who has an agent says something.</summary>
    private static async Task SayAsync(Nodes nodes, ClusterTenant tenant, string id)
    {
        using var client = new SiloClient(nodes.Apis[0].Address);
        foreach (var customers in Enumerable.Range(0, tenant.Heard).Chunk(1000))
        {
            await client.SendAsync(HttpMethod.Post, "/v1/messages:batch", tenant.Authorization["Bearer ".Length..], new
            {
                messages = customers.Select(number => new
                {
                    channel = "bench",
                    customer = InboundRequest.Customer(number),
                    id = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}"),
                    text = "여보세요?",
                }),
            });
        }
    }

    /// <summary>How many of those who should have heard it have not after a while.</summary>
    private static async Task<int> DeafAsync(List<AgentConsole> consoles)
    {
        int Deaf() => consoles.Count(console => console is { Conversation: not null, Heard: 0 });
        var since = Stopwatch.StartNew();
        while (Deaf() > 0 && since.Elapsed < Patience)
        {
            await Task.Delay(100);
        }

        return Deaf();
    }

    private static async Task<long> TransactionsAsync(PostgresServer postgres, string database)
    {
        // Sessions tell their counts within a second.
        await Task.Delay(1500);
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = source.CreateCommand("SELECT xact_commit FROM pg_stat_database WHERE datname = @name");
        command.Parameters.AddWithValue("name", new NpgsqlConnectionStringBuilder(database).Database!);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
