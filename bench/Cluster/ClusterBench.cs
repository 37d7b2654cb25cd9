using System.Globalization;
using Actors.Bench.Report;
using Actors.Bench.Seeding;
using Actors.Bench.Servers;
using Actors.Testing.Postgres;
using Npgsql;

namespace Actors.Bench.Cluster;

/// <summary>
/// Clusters of real processes on one PostgreSQL, from one silo up, against one process that is both: as many messages as they take, in turns, and then a
/// broadcast's answers at a rate, with a console for every agent and with the invariants held.
/// </summary>
internal static class ClusterBench
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        await using var postgres = await PostgresServer.StartAsync();
        var prepared = await postgres.CreateDatabaseAsync();
        if (options.Number("stored", 0) is > 0 and var stored)
        {
            await History.WriteAsync(new() { Store = "postgres", ConnectionString = prepared }, stored);
        }

        ClusterTenant tenant;
        await using (var first = await Nodes.StartAsync(prepared, folder, 1, 0, new Dictionary<string, string>()))
        {
            tenant = await ClusterTenant.MakeAsync(
                first.Apis[0].Address, first.ManagerPassword, options.Number("agents", 1000), options.Number("conversations", 20_000));
            await first.Apis[0].StopAsync();
        }

        var clusters = new List<RunningCluster>();
        try
        {
            foreach (var silos in options.Text("silos", "1,2,3").Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).Prepend(0))
            {
                var name = silos == 0 ? "process" : $"{silos}_silos";
                var database = await CopyAsync(postgres, prepared);
                clusters.Add(new(
                    name, await Nodes.StartAsync(database, folder, Math.Max(1, silos), silos == 0 ? 0 : options.Number("apis", 2), Settings(options)),
                    tenant));
                Console.WriteLine($"{name} is up");
            }

            using var driver = new Driver(folder.Path);
            await CompareAsync(clusters, driver, options);
            var wrong = 0;
            foreach (var cluster in clusters)
            {
                Console.WriteLine($"\n{cluster.Name}: a broadcast");
                wrong += await cluster.BroadcastAsync(driver, options.Connections, options.Number("rate", 500), options.Number("broadcast", 30));
            }

            return wrong;
        }
        finally
        {
            foreach (var cluster in clusters)
            {
                await cluster.DisposeAsync();
            }
        }
    }

    private static async Task CompareAsync(List<RunningCluster> clusters, Driver driver, BenchOptions options)
    {
        foreach (var cluster in clusters)
        {
            await cluster.SaturateAsync(driver, options.Connections, 0, options.Number("warm-up", 8));
        }

        var rounds = new List<Dictionary<string, double>>();
        Figures.Row("round", "cluster", "per second", "p50 ms", "p99 ms");
        for (var number = 1; number <= options.Rounds; number++)
        {
            var round = new Dictionary<string, double>();
            foreach (var cluster in clusters)
            {
                var result = await cluster.SaturateAsync(driver, options.Connections, 1, options.Seconds);
                Figures.Row(number, cluster.Name, result.PerSecond, result.P50, result.P99);
                round[cluster.Name] = result.PerSecond;
            }

            rounds.Add(round);
        }

        foreach (var cluster in clusters)
        {
            Figures.Line($"cluster_{cluster.Name}_per_second", rounds.Select(round => round[cluster.Name]).Median());
            Figures.Line($"cluster_{cluster.Name}_ratio_to_process", rounds.Select(round => round[cluster.Name] / round["process"]).Median());
        }
    }

    private static Dictionary<string, string> Settings(BenchOptions options) => options.Text("settings", "")
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(setting => setting.Split('=')[0], setting => setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    private static async Task<string> CopyAsync(PostgresServer postgres, string database)
    {
        var copy = await postgres.CreateDatabaseAsync();
        var (from, to) = (new NpgsqlConnectionStringBuilder(database).Database, new NpgsqlConnectionStringBuilder(copy).Database);
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE {to}", connection);
        await drop.ExecuteNonQueryAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {to} TEMPLATE {from}", connection);
        await create.ExecuteNonQueryAsync();
        return copy;
    }
}
