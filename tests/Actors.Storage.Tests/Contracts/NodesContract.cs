using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Contracts;

public abstract class NodesContract(StoreHarness harness) : StoreTest(harness)
{
    [Fact]
    public async Task A_node_is_known_from_its_first_beat_until_it_is_forgotten()
    {
        Assert.False(await Store.Nodes.BeatAsync("one", 1, Cancelled));
        Assert.True(await Store.Nodes.BeatAsync("one", 2, Cancelled));
        Assert.False(await Store.Nodes.BeatAsync("two", 7, Cancelled));
        Assert.Equal([("one", 2L), ("two", 7L)], await BeatsAsync());

        await Store.Nodes.ForgetAsync("one", Cancelled);

        Assert.Equal([("two", 7L)], await BeatsAsync());
        Assert.False(await Store.Nodes.BeatAsync("one", 3, Cancelled));
    }

    [Fact]
    public async Task An_agent_has_a_console_as_long_as_any_node_holds_one()
    {
        await Store.Nodes.AddConsoleAsync(Acme, Kim, "one", Cancelled);
        await Store.Nodes.AddConsoleAsync(Acme, Kim, "one", Cancelled);
        await Store.Nodes.AddConsoleAsync(Acme, Kim, "two", Cancelled);
        await Store.Nodes.AddConsoleAsync(Acme, Lee, "two", Cancelled);
        Assert.Equal([Kim, Lee], (await AgentsAsync()).OrderBy(agent => agent.Value, StringComparer.Ordinal));
        Assert.Equal([Kim], await AgentsAsync("two"));
        Assert.False(await Store.Nodes.HasConsoleAsync(Other, Kim, [], Cancelled));

        await Store.Nodes.RemoveConsoleAsync(Acme, Kim, "one", Cancelled);
        Assert.True(await Store.Nodes.HasConsoleAsync(Acme, Kim, [], Cancelled));
        Assert.False(await Store.Nodes.HasConsoleAsync(Acme, Kim, ["two"], Cancelled));

        await Store.Nodes.RemoveConsoleAsync(Acme, Kim, "two", Cancelled);
        Assert.False(await Store.Nodes.HasConsoleAsync(Acme, Kim, [], Cancelled));
        Assert.Equal([Lee], await AgentsAsync());
    }

    [Fact]
    public async Task A_node_with_a_console_is_known_and_is_forgotten_with_it()
    {
        await Store.Nodes.AddConsoleAsync(Acme, Kim, "one", Cancelled);
        Assert.True(await Store.Nodes.BeatAsync("one", 1, Cancelled));

        await Store.Nodes.ForgetAsync("one", Cancelled);

        Assert.False(await Store.Nodes.HasConsoleAsync(Acme, Kim, [], Cancelled));
        Assert.Empty(await AgentsAsync());
    }

    private async Task<IEnumerable<(string, long)>> BeatsAsync() =>
        (await Store.Nodes.BeatsAsync(Cancelled)).OrderBy(beat => beat.Key, StringComparer.Ordinal).Select(beat => (beat.Key, beat.Value));

    private async Task<IEnumerable<Domain.AgentId>> AgentsAsync(params string[] butFor) =>
        await Store.Nodes.AgentsAsync(Acme, butFor, Cancelled);
}

public sealed class MemoryNodesTests() : NodesContract(new MemoryHarness());

public sealed class SqliteNodesTests() : NodesContract(new SqliteHarness());

public sealed class PostgresNodesTests() : NodesContract(new PostgresHarness());
