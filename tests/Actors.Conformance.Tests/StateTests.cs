using Actors.Conformance.Tests.Fixture;
using Actors.Conformance.Tests.Grains;
using Orleans.Storage;

namespace Actors.Conformance.Tests;

public sealed class StateTests(ConformanceCluster cluster) : ClusterTests(cluster)
{
    [Fact]
    public async Task State_begins_with_its_default_and_no_record()
    {
        Assert.Equal("nothing, nothing", await Grain<INoteGrain>().Read());
        Assert.False((await Grain<INoteGrain>().Record()).Exists);
    }

    [Fact]
    public async Task What_was_written_is_there_for_the_next_activation()
    {
        var grain = Grain<INoteGrain>();
        var first = await grain.Activation();
        await grain.Write("hello");
        var written = await grain.Record();
        await grain.Quit();

        Assert.Equal("hello, nothing", await grain.Read());
        Assert.Equal(written, await grain.Record());
        Assert.NotNull(written.Tag);
        Assert.NotEqual(first, await grain.Activation());
    }

    [Fact]
    public async Task Writing_over_another_s_write_fails_and_ends_the_activation()
    {
        var grain = Grain<INoteGrain>();
        await grain.Write("mine");
        var first = await grain.Activation();
        await grain.WriteFromElsewhere("theirs");

        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => grain.Write("mine again"));

        Assert.Equal("theirs, nothing", await grain.Read());
        Assert.NotEqual(first, await grain.Activation());
    }

    [Fact]
    public async Task Cleared_state_is_the_default_again()
    {
        var grain = Grain<INoteGrain>();
        await grain.Write("hello");

        await grain.Clear();

        Assert.False((await grain.Record()).Exists);
        await grain.Quit();
        Assert.Equal("nothing, nothing", await grain.Read());
    }
}
