using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Contracts;

/// <summary>A store that was restored: other epochs, other nodes, the same rows.</summary>
public abstract class RestoreContract(StoreHarness harness) : StoreTest(harness)
{
    [Fact]
    public async Task Each_restore_begins_an_epoch()
    {
        Assert.Equal(StoreEpoch.First, Store.Epoch.Value);
        await Appended(Write(1, 0));
        await Store.Nodes.BeatAsync("node", 1, Cancelled);
        await Store.Nodes.AddConsoleAsync(Acme, Kim, "node", Cancelled);

        await Store.Restore.DoneAsync("a1", Cancelled);
        await Reopen();
        Assert.Equal("a1", Store.Epoch.Value);
        Assert.Empty(await Store.Nodes.BeatsAsync(Cancelled));
        Assert.False(await Store.Nodes.HasConsoleAsync(Acme, Kim, [], Cancelled));
        FeedPage page;
        do
        {
            // On PostgreSQL another test's transaction, begun before, holds it back for a moment.
            page = await Store.Rows.ChangesAsync(Acme, FeedPosition.Start, 10, Cancelled);
        }
        while (page.Rows.Count == 0);
        Assert.Equal(Room(1), Assert.Single(page.Rows).Id);

        await Store.Restore.DoneAsync("b2", Cancelled);
        await Reopen();
        Assert.Equal("b2", Store.Epoch.Value);
    }
}

public sealed class SqliteRestoreTests() : RestoreContract(new SqliteHarness());

public sealed class PostgresRestoreTests() : RestoreContract(new PostgresHarness());
