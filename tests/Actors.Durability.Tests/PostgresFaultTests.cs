using System.Globalization;
using Actors.Durability.Tests.Faults;
using Actors.Durability.Tests.Load;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests;

/// <summary>The database fails in every way that a process can survive. <c>ACTORS_FAULT_SEED</c> repeats the clients' choices.</summary>
public sealed class PostgresFaultTests(ITestOutputHelper output)
{
    private static readonly int Seed = int.TryParse(
        Environment.GetEnvironmentVariable("ACTORS_FAULT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_the_database_fails()
    {
        output.WriteLine($"ACTORS_FAULT_SEED={Seed}");
        await using var store = await TestStore.NewAsync("postgres");
        await using var database = new TcpProxy(store.Postgres.Port);
        await using var server = new ServerProcess(store.At(database.Port), store.Folder);
        await server.StartAsync();
        using var world = new World(server.Address);
        world.Up();
        string Said() => server.Output;

        var cast = await Cast.MakeAsync(world, server.Passwords, Seed);
        var lives = cast.Live();
        await PostgresFaults.CutAsync(database, world, Said);
        await PostgresFaults.SilenceAsync(database, world, Said);
        await PostgresFaults.CrashAsync(store, world, Said);
        await cast.EndAsync(store, lives, output, Said);
        Assert.Equal(0, await server.StopAsync());
        await cast.CheckAsync(store, 100, output, Said);
        output.WriteLine($"{database.Cuts} answers were cut off after their commit");
    }
}
