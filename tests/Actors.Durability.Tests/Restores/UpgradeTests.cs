using Actors.Durability.Tests.Checks;
using Actors.Durability.Tests.Load;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests.Restores;

/// <summary>A rolling upgrade, seen by a node of the version before: the first new node brings the schema up to date beneath it, under load.</summary>
public sealed class UpgradeTests
{
    /// <summary>What a migration may do while the version before is at work: add. As the migrator does it, in one transaction behind its lock.</summary>
    private const string Next =
        """
        BEGIN;
        SET LOCAL lock_timeout = '60s';
        SELECT 1 FROM (SELECT pg_advisory_xact_lock(7206410217)) AS locked;
        ALTER TABLE conversations ADD COLUMN of_the_next_version TEXT;
        ALTER TABLE journal ADD COLUMN of_the_next_version BIGINT NOT NULL DEFAULT 0;
        CREATE INDEX of_the_next_version ON tickets (opened_at);
        CREATE TABLE things_of_the_next_version (id TEXT NOT NULL PRIMARY KEY);
        INSERT INTO schema_version (version) SELECT MAX(version) + 1 FROM schema_version;
        COMMIT;
        """;

    [Fact]
    public async Task A_node_goes_on_while_the_next_version_migrates_beneath_it()
    {
        await using var store = await TestStore.NewAsync("postgres");
        await using var server = new ServerProcess(store.Options, store.Folder);
        await server.StartAsync();
        using var world = new World(server.Address);
        world.Up();
        Customer[] customers =
        [
            .. Enumerable.Range(0, 4).Select(i => new RestCustomer(world, "web", $"rest{i}", i)),
            .. Enumerable.Range(0, 2).Select(i => new SocketCustomer(world, "web", $"socket{i}", i)),
        ];
        foreach (var customer in customers)
        {
            await customer.BeginAsync();
        }

        var lives = customers.Select(customer => Task.Run(customer.LiveAsync)).ToArray();
        await Patience.ForAsync(world.MoreAsync(50), "acknowledgements before the migration", () => server.Output);
        await store.QueryAsync(Next);
        await Patience.ForAsync(world.MoreAsync(150), "acknowledgements after the migration", () => server.Output);

        world.End();
        await Patience.ForAsync(Task.WhenAll(lives), "the end of all customers", () => server.Output);
        Assert.Empty(world.Faults);
        Assert.Equal(0, await server.StopAsync());

        // It cannot be started again: the new one takes its place.
        server.Launch();
        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("The store has schema", server.Output, StringComparison.Ordinal);
        await store.QueryAsync("DELETE FROM schema_version WHERE version = (SELECT MAX(version) FROM schema_version)");
        var faults = new List<string>();
        await using var stopped = await store.OpenAsync();
        await LogCheck.RunAsync(stopped, await Room.AllAsync(stopped, faults), [.. world.Log], faults);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
    }
}
