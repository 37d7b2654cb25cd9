using System.Diagnostics;
using System.Globalization;
using Actors.Durability.Tests.Faults;
using Actors.Durability.Tests.Load;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests.Cluster;

/// <summary>
/// Three silos and two api nodes, as processes, on a real PostgreSQL, under load; and everything that takes one of them away. After each fault the
/// journal is compared with what every client knows. <c>ACTORS_FAULT_ROUNDS</c> says how often each fault is made (1).
/// </summary>
public sealed class ClusterFaultTests(ITestOutputHelper output)
{
    private static readonly int Rounds = int.TryParse(
        Environment.GetEnvironmentVariable("ACTORS_FAULT_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 1;

    private static readonly int Seed = int.TryParse(
        Environment.GetEnvironmentVariable("ACTORS_FAULT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next();

    [Fact]
    public Task Silos_are_killed() => AfterAsync(async (stage, round) =>
    {
        var silo = stage.Cluster.Silos[round % stage.Cluster.Silos.Count];
        await silo.KillAsync();
        await stage.AgainAsync("a silo was killed");
        await silo.StartAsync();
    });

    [Fact]
    public Task Api_nodes_are_killed() => AfterAsync(async (stage, round) =>
    {
        var api = stage.Cluster.Apis[round % stage.Cluster.Apis.Count];
        await api.KillAsync();
        await stage.AgainAsync("an api node was killed");
        await api.StartAsync();
    });

    [Fact]
    public Task A_silo_is_held_up_until_it_is_taken_for_dead_and_goes_on() => AfterAsync(async (stage, round) =>
    {
        var silo = stage.Cluster.Silos[round % stage.Cluster.Silos.Count];
        await silo.SignalAsync("STOP");
        await stage.EvictedAsync(round + 1);
        await stage.AgainAsync("a silo was held up");
        await silo.SignalAsync("CONT");

        // It learns that it is dead, and ends itself.
        await silo.ExitAsync();
        await stage.AgainAsync("the silo went on");
        await silo.StartAsync();
    });

    [Fact]
    public Task Every_node_is_asked_to_stop_and_started_again_one_after_the_other() => AfterAsync(async (stage, _) =>
    {
        foreach (var node in stage.Cluster.Silos.Concat(stage.Cluster.Apis))
        {
            var asked = Stopwatch.StartNew();
            Assert.Equal(0, await node.StopAsync());
            output.WriteLine($"{(stage.Cluster.Silos.Contains(node) ? "silo" : "api node")} stopped within {asked.Elapsed.TotalSeconds:0.0} s");
            await node.StartAsync();
            await stage.AgainAsync("a node was started again");
        }
    });

    [Fact]
    public Task All_silos_are_killed_at_once() => AfterAsync(async (stage, _) =>
    {
        await Task.WhenAll(stage.Cluster.Silos.Select(silo => silo.KillAsync()));
        var since = Stopwatch.StartNew();
        await Task.WhenAll(stage.Cluster.Silos.Select(silo => silo.StartAsync()));
        await stage.AgainAsync("all silos were killed");
        output.WriteLine($"serving {since.Elapsed.TotalSeconds:0.0} s after all silos were killed");
    });

    [Fact]
    public Task The_database_crashes() => AfterAsync((stage, _) => PostgresFaults.CrashAsync(stage.Store, stage.World, stage.Said));

    [Fact]
    public Task The_database_answers_nothing() =>
        AfterAsync((stage, _) => PostgresFaults.SilenceAsync(stage.Database, stage.World, stage.Said));

    [Fact]
    public Task The_database_commits_and_its_answers_are_lost() =>
        AfterAsync((stage, _) => PostgresFaults.CutAsync(stage.Database, stage.World, stage.Said));

    private async Task AfterAsync(Func<Stage, int, Task> fault)
    {
        ClusterProcesses.SkipWithoutOrleans();
        output.WriteLine($"{Rounds} rounds, ACTORS_FAULT_SEED={Seed}");
        await using var store = await TestStore.NewAsync("postgres");
        await using var database = new TcpProxy(store.Postgres.Port);
        await using var cluster = await ClusterProcesses.StartAsync(store, store.At(database.Port));
        using var world = new World(cluster.Address);
        world.Up();
        var stage = new Stage(store, database, cluster, world);
        var cast = await Cast.MakeAsync(world, cluster.Passwords, Seed);
        var lives = cast.Live();
        await stage.AgainAsync("the start");
        for (var round = 0; round < Rounds; round++)
        {
            var lost = world.Lost;
            var since = Stopwatch.StartNew();
            await fault(stage, round);
            await stage.AgainAsync($"round {round}");
            output.WriteLine($"round {round}: {since.Elapsed.TotalSeconds:0.0} s, {world.Lost - lost} attempts without an answer");
        }

        await cast.EndAsync(store, lives, output, stage.Said);
        await cluster.StopAsync();
        await cast.CheckAsync(store, 50, output, stage.Said);
    }

    private sealed record Stage(TestStore Store, TcpProxy Database, ClusterProcesses Cluster, World World)
    {
        public string Said() => Cluster.Output;

        public Task AgainAsync(string what) => Patience.ForAsync(World.MoreAsync(50), $"acknowledgements after {what}", Said);

        /// <summary>Waits until that many silos were declared dead.</summary>
        public async Task EvictedAsync(int silos)
        {
            var since = Stopwatch.StartNew();
            while ((await Store.QueryAsync("SELECT COUNT(*) FROM cluster_silos WHERE status = 6"))[0] < silos)
            {
                Assert.True(since.Elapsed < Patience.Long, $"After {since.Elapsed} the silo is not taken for dead.\n{Said()}");
                await Task.Delay(50);
            }
        }
    }
}
