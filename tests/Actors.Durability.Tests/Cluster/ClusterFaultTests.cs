using System.Diagnostics;
using Actors.Durability.Tests.Faults;

namespace Actors.Durability.Tests.Cluster;

/// <summary>
/// Three silos, one of them with an edge, and two api nodes, as processes, on a real PostgreSQL, under load; and everything that takes one of them away.
/// After each fault the journal is compared with what every client knows.
/// </summary>
public sealed class ClusterFaultTests(ITestOutputHelper output)
{
    /// <summary>What a node does that takes longer to stop is shown.</summary>
    private static readonly TimeSpan LongStop = TimeSpan.FromSeconds(4);

    [Fact]
    public Task Silos_are_killed() => AfterAsync(async (stage, _, round) =>
    {
        var silo = stage.Cluster.Silos[round % stage.Cluster.Silos.Count];
        var since = Stopwatch.StartNew();
        await silo.KillAsync();
        await stage.EverybodyAsync("a silo was killed", since);
        await silo.StartAsync();
    });

    [Fact]
    public Task Api_nodes_are_killed() => AfterAsync(async (stage, _, round) =>
    {
        var api = stage.Cluster.Apis[round % stage.Cluster.Apis.Count];
        var since = Stopwatch.StartNew();
        await api.KillAsync();
        await stage.EverybodyAsync("an api node was killed", since);
        await api.StartAsync();
    });

    [Fact]
    public Task A_silo_is_held_up_until_it_is_taken_for_dead_and_goes_on() => AfterAsync(async (stage, _, round) =>
    {
        var silo = stage.Cluster.Silos[round % stage.Cluster.Silos.Count];
        await silo.SignalAsync("STOP");
        await stage.EvictedAsync(round + 1);
        await stage.SomebodyAsync("a silo was held up");
        var since = Stopwatch.StartNew();
        await silo.SignalAsync("CONT");

        // What had been sent to it meets it now. It learns that it is dead, and ends itself.
        await silo.ExitAsync();
        await stage.EverybodyAsync("the silo went on", since);
        await silo.StartAsync();
    });

    [Fact]
    public Task Every_node_is_asked_to_stop_and_started_again_one_after_the_other() => AfterAsync(async (stage, _, _) =>
    {
        foreach (var node in stage.Cluster.Silos.Concat(stage.Cluster.Apis))
        {
            var asked = Stopwatch.StartNew();
            Assert.Equal(0, await node.StopAsync());
            stage.Say($"{node.Settings["Cluster__Role"]} stopped", asked);
            if (asked.Elapsed > LongStop)
            {
                output.WriteLine(node.Output);
            }

            await stage.EverybodyAsync("that", asked);
            await node.StartAsync();
        }
    });

    [Fact]
    public Task All_silos_are_killed_at_once() => AfterAsync(async (stage, _, _) =>
    {
        var since = Stopwatch.StartNew();
        await Task.WhenAll(stage.Cluster.Silos.Select(silo => silo.KillAsync()));
        await Task.WhenAll(stage.Cluster.Silos.Select(silo => silo.StartAsync()));
        await stage.EverybodyAsync("all silos were killed", since);
    });

    [Fact]
    public Task The_database_crashes() => AfterAsync((stage, _, _) => PostgresFaults.CrashAsync(stage.Store, stage.World, stage.Said));

    [Fact]
    public Task The_database_answers_nothing() =>
        AfterAsync((stage, database, _) => PostgresFaults.SilenceAsync(database, stage.World, stage.Said));

    [Fact]
    public Task The_database_commits_and_its_answers_are_lost() =>
        AfterAsync((stage, database, _) => PostgresFaults.CutAsync(database, stage.World, stage.Said));

    private async Task AfterAsync(Func<Stage, TcpProxy, int, Task> fault)
    {
        ClusterProcesses.SkipWithoutOrleans();
        await using var store = await TestStore.NewAsync("postgres");
        await using var database = new TcpProxy(store.Postgres.Port);
        await using var cluster = await ClusterProcesses.StartMixedAsync(store, store.At(database.Port));
        await Stage.PlayAsync(store, cluster, output, (stage, round) => fault(stage, database, round));
    }
}
