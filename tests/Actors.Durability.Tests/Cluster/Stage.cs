using System.Diagnostics;
using System.Globalization;
using Actors.Durability.Tests.Load;

namespace Actors.Durability.Tests.Cluster;

/// <summary>
/// A cluster under load, and what is waited for after a fault. <c>ACTORS_FAULT_ROUNDS</c> says how often each fault is made (1),
/// <c>ACTORS_FAULT_SEED</c> repeats the clients' choices.
/// </summary>
internal sealed class Stage
{
    private static readonly int Rounds = Number("ACTORS_FAULT_ROUNDS") ?? 1;

    private static readonly int Seed = Number("ACTORS_FAULT_SEED") ?? Random.Shared.Next();

    private readonly Cast _cast;
    private readonly ITestOutputHelper _output;

    private Stage(TestStore store, ClusterProcesses cluster, World world, Cast cast, ITestOutputHelper output) =>
        (Store, Cluster, World, _cast, _output) = (store, cluster, world, cast, output);

    public ClusterProcesses Cluster { get; }

    public TestStore Store { get; }

    public World World { get; }

    public string Said() => Cluster.Output;

    /// <summary>Makes the load and the faults, and compares the journal with what every client knows.</summary>
    public static async Task PlayAsync(TestStore store, ClusterProcesses cluster, ITestOutputHelper output, Func<Stage, int, Task> fault)
    {
        output.WriteLine($"{Rounds} rounds, ACTORS_FAULT_SEED={Seed}");
        using var world = new World(cluster.Address);
        world.Up();
        var cast = await Cast.MakeAsync(world, cluster.Passwords, Seed);
        var stage = new Stage(store, cluster, world, cast, output);
        var lives = cast.Live();
        await stage.EverybodyAsync("the start");
        for (var round = 0; round < Rounds; round++)
        {
            var (lost, since) = (world.Lost, Stopwatch.StartNew());
            await fault(stage, round);
            await stage.SomebodyAsync($"round {round}");
            stage.Say($"round {round}: {world.Lost - lost} attempts without an answer", since);
        }

        await cast.EndAsync(store, lives, output, stage.Said);
        await cluster.StopAsync();
        await cast.CheckAsync(store, 50, output, stage.Said);
    }

    public Task SomebodyAsync(string what) => Patience.ForAsync(World.MoreAsync(50), $"acknowledgements after {what}", Said);

    /// <summary>Waits until every customer is acknowledged again, and says how long it took.</summary>
    public async Task EverybodyAsync(string what, Stopwatch? since = null)
    {
        since ??= Stopwatch.StartNew();
        await Patience.ForAsync(World.EverybodyAsync(_cast.Customers), $"everybody's acknowledgement after {what}", Said);
        Say($"everybody is acknowledged again after {what}", since);
    }

    /// <summary>Waits until that many silos were declared dead.</summary>
    public async Task EvictedAsync(int silos)
    {
        var since = Stopwatch.StartNew();
        while ((await Store.QueryAsync("SELECT COUNT(*) FROM cluster_silos WHERE status = 6"))[0] < silos)
        {
            Assert.True(since.Elapsed < Patience.Long, $"After {since.Elapsed} the silo is not taken for dead.\n{Said()}");
            await Task.Delay(50);
        }

        Say("declared dead", since);
    }

    public void Say(string what, Stopwatch since) =>
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {since.Elapsed.TotalSeconds:0.0} s"));

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
