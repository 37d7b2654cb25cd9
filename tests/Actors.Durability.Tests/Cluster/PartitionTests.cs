using System.Diagnostics;
using System.Globalization;
using Actors.Durability.Tests.Faults;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests.Cluster;

/// <summary>
/// A silo with an edge is cut off from the other silos and from the api nodes, but neither from the database nor from its clients: it goes on with the
/// conversations that it has, while the others take it for dead and begin them anew. So each conversation has two activations, both of which write.
/// </summary>
public sealed class PartitionTests(ITestOutputHelper output)
{
    private const int EnoughConflicts = 10;

    /// <summary>Most of what the silo is asked belongs to silos that it does not reach, and takes 5 s each; so conflicts are rare.</summary>
    private static readonly TimeSpan ConflictsWithin = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_silo_is_cut_off_from_its_peers_and_not_from_the_database(bool oneWay) => CutOffAsync([], async (stage, island, round) =>
    {
        var silo = stage.Cluster.Silos[0];
        var since = Stopwatch.StartNew();
        await island.CutAsync(oneWay);
        await stage.EvictedAsync(round + 1);

        // It finds in the database that it was declared dead, and ends itself.
        await silo.ExitAsync();
        stage.Say("the silo ended itself", since);
        await stage.EverybodyAsync("the cut", since);
        await island.JoinAsync();
        await silo.StartAsync();
    });

    /// <summary>A silo that does not ask who lives, so that it does not find out.</summary>
    [Fact]
    public Task Two_activations_of_conversations_write_for_as_long_as_it_takes() =>
        CutOffAsync([("Cluster__Membership__TableRefreshTimeout", "01:00:00"), ("Cluster__Membership__ProbeTimeout", "01:00:00"), ("Cluster__Membership__MaxProbeTimeout", "01:00:00")], async (stage, island, round) =>
        {
            var silo = stage.Cluster.Silos[0];
            var since = Stopwatch.StartNew();
            var before = await ConflictsAsync(stage.Cluster);

            // Whom the silo serves as an edge is told to come again for as long as it is cut off.
            stage.World.AcknowledgedWithin = 2 * ConflictsWithin;
            await island.CutAsync();
            await stage.EvictedAsync(round + 1);
            double conflicts;
            while ((conflicts = await ConflictsAsync(stage.Cluster) - before) < EnoughConflicts)
            {
                Assert.True(since.Elapsed < ConflictsWithin, $"There were {conflicts} conflicts.\n{stage.Said()}");
                await Task.Delay(200);
            }

            stage.Say(string.Create(CultureInfo.InvariantCulture, $"{conflicts} writes of one of two activations were refused"), since);
            await silo.KillAsync();
            await island.JoinAsync();
            await stage.EverybodyAsync("the end of the other activations");
            await silo.StartAsync();
        });

    private static async Task<double> ConflictsAsync(ClusterProcesses cluster)
    {
        var found = 0.0;
        foreach (var silo in cluster.Silos)
        {
            found += await cluster.MeasuredAsync(silo, "actors_store_append_duration_seconds_count", "result=\"conflict\"");
        }

        return found;
    }

    private async Task CutOffAsync((string Name, string Value)[] settings, Func<Stage, Island, int, Task> fault)
    {
        ClusterProcesses.SkipWithoutOrleans();
        await using var island = await Island.NewAsync();
        await using var store = await TestStore.NewAsync("postgres");
        await using var database = new TcpProxy(island.Outside, [new(System.Net.IPAddress.Loopback, store.Postgres.Port)]);
        await using var cluster = await ClusterProcesses.StartWithIslandAsync(
            store, island, store.At(database.Port, island.Outside.ToString()), settings);
        await Stage.PlayAsync(store, cluster, output, (stage, round) => fault(stage, island, round));
    }
}
