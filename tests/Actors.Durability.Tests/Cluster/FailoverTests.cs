using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Actors.Durability.Tests.Load;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests.Cluster;

/// <summary>
/// How long it takes until every conversation answers again after one of three silos is gone. <c>ACTORS_CLUSTER_KILLS</c> says how often (2). Settings of
/// the membership can be tried as on the server, by <c>Cluster__Membership__…</c> in the environment.
/// </summary>
public sealed class FailoverTests(ITestOutputHelper output)
{
    private const int Conversations = 60;

    private static readonly int Kills = int.TryParse(
        Environment.GetEnvironmentVariable("ACTORS_CLUSTER_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 2;

    [Fact]
    public Task After_a_kill_every_conversation_answers_again() => MeasureAsync("kill -9", silo => silo.KillAsync());

    [Fact]
    public Task When_asked_to_stop_no_call_fails() => MeasureAsync("SIGTERM", async silo => Assert.Equal(0, await silo.StopAsync()));

    private async Task MeasureAsync(string what, Func<ServerProcess, Task> remove)
    {
        ClusterProcesses.SkipWithoutOrleans();
        await using var store = await TestStore.NewAsync("postgres");
        await using var cluster = await ClusterProcesses.StartAsync(store);
        using var http = new HttpClient { BaseAddress = cluster.Address, Timeout = TimeSpan.FromSeconds(20) };
        var manager = await Sign.KnownAsync(() => Sign.InAsync(http, "manager@demo", cluster.Passwords["manager@demo"]));
        var key = (await Sign.PostAsync(http, manager, "/v1/tenant/keys", new { id = "gateway", name = "게이트웨이" })).GetProperty("key").GetString()!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(customer => AnswersAsync(http, customer, "first")));

        var (times, failures) = (new List<double>(), 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var silo = cluster.Silos[kill % cluster.Silos.Count];
            var since = Stopwatch.StartNew();
            var removed = remove(silo);
            var failed = await Task.WhenAll(Enumerable.Range(0, Conversations).Select(
                async customer => await AnswersAsync(http, customer, $"{kill}-a") + await AnswersAsync(http, customer, $"{kill}-b")));
            times.Add(since.Elapsed.TotalSeconds);
            failures += failed.Sum();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {kill + 1}: {times[^1]:0.0} s, {failed.Sum()} calls failed"));
            await removed;
            await silo.StartAsync();
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what} of one of {cluster.Silos.Count} silos, {Kills} times, {Conversations} conversations: all answer again after "
            + $"median {times.Order().ElementAt(times.Count / 2):0.0} s, worst {times.Max():0.0} s; {failures} calls failed"));
        await cluster.StopAsync();
    }

    /// <summary>Says one thing until it is acknowledged; answers how often it was not.</summary>
    private static async Task<int> AnswersAsync(HttpClient http, int customer, string id)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                using var answer = await http.PostAsync(
                    "/v1/channels/web/messages", JsonContent.Create(new { customer = $"c{customer}", id = $"{customer}-{id}", text = "안녕하세요" }));
                if (answer.IsSuccessStatusCode)
                {
                    return failures;
                }
            }
            catch (Exception failure) when (World.IsLoss(failure))
            {
                // Tried again.
            }

            Assert.True(failures < 1000, "It never answered.");
            await Task.Delay(100);
        }
    }
}
