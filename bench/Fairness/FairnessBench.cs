using System.Globalization;
using Actors.Bench.Driving;
using Actors.Bench.Report;
using Actors.Bench.Servers;

namespace Actors.Bench.Fairness;

/// <summary>
/// How much longer one tenant's small batches take while another brings ten times as many messages in large ones: the same server, with and without the
/// other, interleaved.
/// </summary>
internal static class FairnessBench
{
    private const int Small = 2, Large = 100, Conversations = 1000;
    private const double WarmUp = 1;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        var (rate, times) = (options.Number("rate", 100), options.Number("times", 10));
        await using var targets = await Targets.StartAsync(options, folder, 16, Conversations);
        var server = targets.All[0];
        var busyKey = await AddTenantAsync(server);
        using Driver driver = new(folder.Path), busyDriver = new(folder.Path);
        DriverOrder Order(int batch, double perSecond) => server.Order(32, Conversations, WarmUp, options.Number("seconds", 6)) with
        {
            Path = "/v1/messages:batch", Batch = batch, Rate = perSecond, Sockets = [], Heard = 0,
        };

        var quiet = Order(Small, rate);
        var busy = Order(Large, (double)rate * Small * times / Large) with { Authorization = $"Bearer {busyKey}" };
        var warmUp = options.Number("warm-up", 20);
        await Task.WhenAll(busyDriver.DriveAsync(busy with { Seconds = warmUp }), driver.DriveAsync(quiet with { Seconds = warmUp }));
        var (alone, beside) = (new List<DriverResult>(), new List<DriverResult>());
        Figures.Row("round", "messages/s", "alone p50", "p90", "p99", "beside p50", "p90", "p99", "the other's p99");
        for (var round = 1; round <= options.Number("rounds", 4); round++)
        {
            alone.Add(Whole(await driver.DriveAsync(quiet)));
            var other = busyDriver.DriveAsync(busy);
            beside.Add(Whole(await driver.DriveAsync(quiet)));
            Figures.Row(
                round, $"{rate * Small} + {rate * Small * times}", alone[^1].AnswerP50, alone[^1].AnswerP90, alone[^1].AnswerP99,
                beside[^1].AnswerP50, beside[^1].AnswerP90, beside[^1].AnswerP99,
                Whole(await other).AnswerP99);
        }

        Console.WriteLine();
        double Ratio(Func<DriverResult, double> of) => beside.Select(of).Median() / alone.Select(of).Median();
        Figures.Line($"fairness_{options.Store}_p50_ratio", Ratio(result => result.AnswerP50));
        Figures.Line($"fairness_{options.Store}_p90_ratio", Ratio(result => result.AnswerP90));
        Figures.Line($"fairness_{options.Store}_p99_ratio", Ratio(result => result.AnswerP99));
        return 0;
    }

    /// <summary>A round in which requests were never answered would look fast.</summary>
    private static DriverResult Whole(DriverResult result) =>
        result.Unanswered == 0 ? result : throw new TimeoutException($"{result.Unanswered} requests were not answered.");

    /// <summary>Another tenant with a channel of the same name, whose customers wait for an agent; answers its key.</summary>
    private static async Task<string> AddTenantAsync(Target server)
    {
        using var client = new SiloClient(server.Address);
        var @operator = await client.SignInAsync("operator@system", server.OperatorPassword!, 1000);
        var made = (await client.SendAsync(HttpMethod.Post, "/v1/tenants", @operator, new { id = "busy", name = "Busy" }))!;
        var admin = await client.SignInAsync((string)made["login"]!, (string)made["password"]!, 1001);
        await client.SendAsync(HttpMethod.Post, "/v1/tenant/queues", admin, new { id = "bench", name = "Bench" });
        await client.SendAsync(HttpMethod.Post, "/v1/tenant/channels", admin, new { id = "bench", type = "web", name = "Bench", queue = "bench" });
        var key = (string)(await client.SendAsync(HttpMethod.Post, "/v1/tenant/keys", admin, new { id = "bench", name = "Bench" }))!["key"]!;
        await Parallel.ForAsync(0, Conversations, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) => await client.SendAsync(
            HttpMethod.Post, "/v1/channels/bench/connect", key, new { customer = InboundRequest.Customer(number), id = string.Create(CultureInfo.InvariantCulture, $"open-{number}") }));
        return key;
    }
}
