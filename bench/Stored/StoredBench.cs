using System.Diagnostics;
using Actors.Bench.Driving;
using Actors.Bench.Report;
using Actors.Bench.Seeding;
using Actors.Bench.Servers;
using Actors.Storage;
using Actors.Testing.Postgres;

namespace Actors.Bench.Stored;

/// <summary>
/// What a journal of 1,000,000 conversations costs a message, against one of 1,000: two servers, each with its own store, in turns at the same rate,
/// with consoles that watch; to the acknowledgement and to the agent's frame.
/// </summary>
internal static class StoredBench
{
    private const double WarmUp = 2;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        await using var postgres = options.Store == "postgres" ? await PostgresServer.StartAsync() : null;
        var (agents, rate) = (options.Number("agents", 50), options.Number("rate", 500));
        var conversations = options.Number("conversations", agents * 20);
        var servers = new List<Target>();
        try
        {
            foreach (var (name, stored) in new[] { ("few", options.Number("few", 1000)), ("many", options.Number("many", 1_000_000)) })
            {
                var place = postgres is null ? folder.Of(name + ".db") : await postgres.CreateDatabaseAsync();
                var since = Stopwatch.StartNew();
                await History.WriteAsync(new() { Store = options.Store, Path = place, ConnectionString = place }, stored);
                Console.WriteLine($"{name}: {stored} conversations stored in {since.Elapsed.TotalSeconds:F0} s");
                servers.Add(await PreparedSilo.StartAsync(
                    options.Store, place, folder.Path, agents, conversations, name, options.Text("settings", "")));
            }

            using var driver = new Driver(folder.Path);
            Task<Round> Drive(Target server, double seconds) => Round.DriveAsync(
                server, driver, server.Order(options.Connections, conversations, WarmUp, seconds) with { Rate = rate, Watch = true });

            await Drive(servers[0], options.Number("warm-up", 5));
            await Drive(servers[1], options.Number("warm-up", 5));
            var rounds = new List<(DriverResult Few, DriverResult Many)>();
            Figures.Row("round", "stored", "answer p50", "answer p99", "frame p50", "frame p99", "missing", "us server", "us postgres", "others");
            for (var number = 1; number <= options.Rounds; number++)
            {
                rounds.Add((Show(number, await Drive(servers[0], options.Seconds)), Show(number, await Drive(servers[1], options.Seconds))));
            }

            Tell($"stored_{options.Store}", rounds);
            return rounds.Sum(round => round.Few.Missing + round.Many.Missing) == 0 ? 0 : 1;
        }
        finally
        {
            servers.ForEach(server => server.Dispose());
        }
    }

    private static DriverResult Show(int number, Round round)
    {
        var result = round.Result;
        Figures.Row(
            number, round.Target, result.AnswerP50, result.AnswerP99, result.P50, result.P99, result.Missing, round.ServerCpu, round.StoreCpu,
            $"{round.Others:P0}");
        return result;
    }

    private static void Tell(string name, List<(DriverResult Few, DriverResult Many)> rounds)
    {
        Console.WriteLine();
        foreach (var (figure, of) in new (string, Func<DriverResult, double>)[]
        {
            ("answer_p50", result => result.AnswerP50), ("answer_p99", result => result.AnswerP99),
            ("frame_p50", result => result.P50), ("frame_p99", result => result.P99),
        })
        {
            Figures.Line($"{name}_few_{figure}_ms", rounds.Select(round => of(round.Few)).Median());
            Figures.Line($"{name}_many_{figure}_ms", rounds.Select(round => of(round.Many)).Median());
            Figures.Line($"{name}_{figure}_ratio", rounds.Select(round => of(round.Many) / of(round.Few)).Median());
        }
    }
}
