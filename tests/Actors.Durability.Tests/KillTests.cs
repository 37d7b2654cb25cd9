using System.Diagnostics;
using System.Globalization;
using Actors.Durability.Tests.Load;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests;

/// <summary>
/// Kills the server at random moments under load and compares the store with what each client knows. <c>ACTORS_KILL_ROUNDS</c> says how often (20),
/// <c>ACTORS_KILL_SEED</c> repeats the clients' choices and the moments as far as two processes can be repeated.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int Rounds = Number("ACTORS_KILL_ROUNDS") ?? 20;

    private static readonly int Seed = Number("ACTORS_KILL_SEED") ?? Random.Shared.Next();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_half_done(string storeName)
    {
        output.WriteLine($"{storeName}, {Rounds} rounds, ACTORS_KILL_SEED={Seed}");
        await using var store = await TestStore.NewAsync(storeName);
        await using var server = new ServerProcess(store.Options, store.Folder);
        await server.StartAsync();
        using var world = new World(server.Address);
        world.Up();

        var cast = await Cast.MakeAsync(world, server.Passwords, Seed);
        var lives = cast.Live();
        var kills = await KillAsync(world, server);
        await cast.EndAsync(store, lives, output, () => server.Output);
        output.WriteLine($"{kills} kills");
        Assert.Equal(0, await server.StopAsync());
        await cast.CheckAsync(store, 5 * Rounds, output, () => server.Output);
    }

    /// <summary>Kills after some acknowledgements and a moment; now and then again while the server starts. Returns how often.</summary>
    private async Task<int> KillAsync(World world, ServerProcess server)
    {
        var random = new Random(Seed);
        var (kills, down) = (0, new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await WithinAsync(world.MoreAsync(random.Next(10, 200)), $"acknowledgements in round {round}", server);
            await Task.Delay(random.Next(30));
            world.Down();
            await server.KillAsync();
            var start = Stopwatch.GetTimestamp();
            kills++;
            if (random.Next(4) == 0)
            {
                server.Launch();
                await Task.WhenAny(server.Ready, Task.Delay(random.Next(1500)));
                await server.KillAsync();
                kills++;
            }

            await server.StartAsync();
            world.Up();
            await WithinAsync(world.MoreAsync(1), $"the first acknowledgement after kill {kills}", server);
            down.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        await WithinAsync(world.MoreAsync(100), "acknowledgements after the last kill", server);
        output.WriteLine($"from kill to the next acknowledgement: median {down.Order().ElementAt(down.Count / 2):0.0} s, longest {down.Max():0.0} s");
        return kills;
    }

    private static Task WithinAsync(Task task, string what, ServerProcess server) => Patience.ForAsync(task, what, () => server.Output);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
