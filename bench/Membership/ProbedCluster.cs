using System.Diagnostics;
using System.Net.Http.Json;
using Actors.Bench.Cluster;
using Actors.Bench.Servers;
using Npgsql;

namespace Actors.Bench.Membership;

/// <summary>Three silos and an api node with one of the settings, and conversations that are asked whether they answer.</summary>
internal sealed class ProbedCluster : IAsyncDisposable
{
    private const int Conversations = 60;
    private const int SaidEachSecond = 20;
    private const int Dead = 6;

    private readonly Nodes _nodes;
    private readonly HttpClient _http;
    private readonly NpgsqlDataSource _database;
    private long _said;

    private ProbedCluster(Probing probing, Nodes nodes)
    {
        (Probing, _nodes) = (probing, nodes);
        _http = new() { BaseAddress = nodes.Apis[0].Address, Timeout = TimeSpan.FromSeconds(20) };
        _database = NpgsqlDataSource.Create(nodes.Database);
    }

    public Probing Probing { get; }

    /// <summary>Silos that were declared dead although nobody had killed or stopped them.</summary>
    public int FalseEvictions { get; private set; }

    /// <summary>Messages that were acknowledged, and calls that failed, since the start.</summary>
    public (long Acknowledged, long Failed) Calls { get; private set; }

    public static async Task<ProbedCluster> StartAsync(Probing probing, string database, WorkFolder folder)
    {
        var cluster = new ProbedCluster(probing, await Nodes.StartAsync(database, folder, 3, 1, probing.Settings));
        using var client = new SiloClient(cluster._nodes.Apis[0].Address);
        var manager = await client.SignInAsync("manager@demo", cluster._nodes.ManagerPassword, 0);
        var key = await client.SendAsync(HttpMethod.Post, "/v1/tenant/keys", manager, new { id = "bench", name = "Bench" });
        cluster._http.DefaultRequestHeaders.Authorization = new("Bearer", (string)key!["key"]!);
        await cluster.AllAnswerAsync();
        return cluster;
    }

    /// <summary>Kills a silo; seconds until every conversation has answered twice. Then the silo is started again.</summary>
    public async Task<double> KillAsync(int number)
    {
        var silo = _nodes.Silos[number % _nodes.Silos.Count];
        await silo.KillAsync();
        var since = Stopwatch.StartNew();
        await AllAnswerAsync();
        await AllAnswerAsync();
        var took = since.Elapsed.TotalSeconds;
        await silo.StartAsync();
        await SettledAsync();
        return took;
    }

    /// <summary>Holds a silo up for a time; whether it was declared dead for that. If so, it ends itself and is started again.</summary>
    public async Task<bool> StallAsync(int number, TimeSpan time)
    {
        var silo = _nodes.Silos[number % _nodes.Silos.Count];
        var before = await DeadAsync();
        await silo.SignalAsync("STOP");
        await Task.Delay(time);
        await silo.SignalAsync("CONT");

        // Those who had missed enough probes write it down within a moment.
        await Task.Delay(2000);
        if (await DeadAsync() == before)
        {
            return false;
        }

        await silo.ExitAsync();
        await silo.StartAsync();
        await SettledAsync();
        return true;
    }

    /// <summary>Keeps talking; counts silos that are declared dead meanwhile, and starts them again.</summary>
    public async Task SoakAsync(CancellationToken stop)
    {
        var known = await DeadAsync();
        while (!stop.IsCancellationRequested)
        {
            var second = Task.Delay(1000, CancellationToken.None);
            await Task.WhenAll(Enumerable.Range(0, SaidEachSecond).Select(number => SayAsync((int)((_said + number) % Conversations))));
            await second;
            var dead = await DeadAsync();
            FalseEvictions += (int)(dead - known);
            known = dead;
            foreach (var silo in _nodes.Silos.Where(silo => silo.HasEnded))
            {
                await silo.StartAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _database.DisposeAsync();
        await _nodes.DisposeAsync();
    }

    private Task AllAnswerAsync() => Task.WhenAll(Enumerable.Range(0, Conversations).Select(async customer =>
    {
        while (!await SayAsync(customer))
        {
            await Task.Delay(100);
        }
    }));

    private async Task<bool> SayAsync(int customer)
    {
        var id = Interlocked.Increment(ref _said);
        try
        {
            using var answer = await _http.PostAsync(
                "/v1/channels/web/messages", JsonContent.Create(new { customer = $"c{customer}", id = $"said-{id}", text = "안녕하세요" }));
            return Count(answer.IsSuccessStatusCode);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return Count(false);
        }
    }

    private bool Count(bool acknowledged)
    {
        lock (_http)
        {
            Calls = acknowledged ? (Calls.Acknowledged + 1, Calls.Failed) : (Calls.Acknowledged, Calls.Failed + 1);
        }

        return acknowledged;
    }

    /// <summary>Until three silos are in the table as living, so that the next one is watched by two.</summary>
    private async Task SettledAsync()
    {
        for (var i = 0; i < 600 && await CountAsync("status = 3") < _nodes.Silos.Count; i++)
        {
            await Task.Delay(100);
        }
    }

    private Task<long> DeadAsync() => CountAsync($"status = {Dead}");

    private async Task<long> CountAsync(string condition)
    {
        await using var command = _database.CreateCommand($"SELECT COUNT(*) FROM cluster_silos WHERE {condition}");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
