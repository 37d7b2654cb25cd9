using System.Diagnostics;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Durability.Tests.Load;

namespace Actors.Durability.Tests;

/// <summary>
/// The grace of a dropped console survives a kill, and so does the loss of the console itself: the server is killed before the grace is over and started
/// again by a moved clock, just before and just after. Nothing is taken early, nothing twice, and nothing of who works without a console.
/// </summary>
public sealed class MovedGraceTests
{
    private const string Drops = "SELECT COUNT(*) FROM journal WHERE name = 'agent.connection-dropped'";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>A start and a look fit into it.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(35);

    private static readonly TimeSpan After = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_grace_of_a_console_survives_a_kill(string storeName)
    {
        await using var store = await TestStore.NewAsync(storeName);
        await using var town = new Town(store);
        Visitor visitor = null!;
        await town.LiveAsync("10:00:00", async () =>
        {
            await town.PresenceAsync("kim", "online");
            await using (await town.ConnectAsync("kim"))
            {
                visitor = await town.ComesAsync("first");
                await town.ExpectAsync(visitor, "received", "kim");
                await town.PresenceAsync("lee", "online");
            }

            await town.StaysAsync(visitor, "received", "kim");
        });
        var ends = Assert.Single(await DropsAsync(town, "kim")).GraceEndsAt;
        await town.LiveAsync(ends - Before, () => town.StaysAsync(visitor, "received", "kim"));
        Assert.Empty((await town.HappenedAsync(visitor)).OfType<ConversationRequeued>());
        await town.LiveAsync(ends + After, () => town.ExpectAsync(visitor, "received", "lee"));

        // Back in time and too late for what is gone; killed once more with nothing owed.
        await town.LiveAsync(ends + Grace, async () =>
        {
            await town.ConnectAsync("kim");
            await town.StaysAsync(visitor, "received", "lee");
        });
        await AssertGivenBackOnceAsync(town, visitor);
        Assert.Single(await DropsAsync(town, "kim"));
        Assert.Single((await town.HappenedAsync("kim")).OfType<AgentGraceEnded>());
        Assert.Empty(await DropsAsync(town, "lee"));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_console_that_was_connected_at_the_kill_has_dropped_at_the_start(string storeName)
    {
        await using var store = await TestStore.NewAsync(storeName);
        await using var town = new Town(store);
        Visitor visitor = null!;
        await town.LiveAsync("10:00:00", async () =>
        {
            await town.PresenceAsync("kim", "online");
            await town.ConnectAsync("kim");
            visitor = await town.ComesAsync("first");
            await town.ExpectAsync(visitor, "received", "kim");
            await town.PresenceAsync("lee", "online");
        });
        Assert.Empty(await DropsAsync(town, "kim"));

        // Its console is back within the grace, and killed with the server again.
        await town.LiveAsync("10:05:00", async () =>
        {
            await town.ConnectAsync("kim");
            await town.StaysAsync(visitor, "received", "kim");
        });
        Assert.Null((await StateAsync(town, "kim")).GraceEndsAt);
        Assert.True((await StateAsync(town, "kim")).HasConsole);

        // It does not come back any more. The grace begins with this start, and no later one makes it longer.
        var before = (await store.QueryAsync(Drops))[0];
        await town.LiveAsync("10:10:00", async () =>
        {
            // Where there may be other nodes, that of the console is missed only after a while.
            var since = Stopwatch.StartNew();
            while ((await store.QueryAsync(Drops))[0] == before)
            {
                Assert.True(since.Elapsed < Patience.Long, "The console was not missed.");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            await town.StaysAsync(visitor, "received", "kim");
        });
        var drops = await DropsAsync(town, "kim");
        var (ends, at) = (drops[^1].GraceEndsAt, drops[^1].At);
        Assert.Equal(at + Grace, ends);
        await town.LiveAsync(ends - Before, () => town.StaysAsync(visitor, "received", "kim"));
        Assert.Empty((await town.HappenedAsync(visitor)).OfType<ConversationRequeued>());
        await town.LiveAsync(ends + After, () => town.ExpectAsync(visitor, "received", "lee"));
        await town.LiveAsync(ends + Grace, () => town.StaysAsync(visitor, "received", "lee"));
        await AssertGivenBackOnceAsync(town, visitor);
        Assert.Equal(drops, await DropsAsync(town, "kim"));
        Assert.Empty(await DropsAsync(town, "lee"));
    }

    private static async Task AssertGivenBackOnceAsync(Town town, Visitor visitor)
    {
        var happened = await town.HappenedAsync(visitor);
        Assert.Equal("kim", Assert.Single(happened.OfType<ConversationRequeued>()).From.Value);
        Assert.Equal(["kim", "lee"], happened.OfType<ConversationAssigned>().Select(given => given.Agent.Value));
    }

    private static async Task<IReadOnlyList<AgentConnectionDropped>> DropsAsync(Town town, string agent) =>
        [.. (await town.HappenedAsync(agent)).OfType<AgentConnectionDropped>()];

    private static async Task<AgentState> StateAsync(Town town, string agent) =>
        (await town.HappenedAsync(agent)).Aggregate(AgentDecider.Initial, AgentDecider.Evolve);
}
