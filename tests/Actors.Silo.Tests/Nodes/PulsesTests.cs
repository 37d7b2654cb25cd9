using Actors.Grains.Nodes;

namespace Actors.Silo.Tests.Nodes;

public sealed class PulsesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Pulses _pulses = new();

    [Fact]
    public void A_node_whose_beat_does_not_move_for_ten_seconds_is_dead()
    {
        for (var second = 0; second < 10; second += 2)
        {
            Assert.Empty(Look(second, ("one", 7), ("two", second)));
        }

        Assert.Equal(["one"], Look(10, ("one", 7), ("two", 10)));
    }

    [Fact]
    public void A_node_that_beats_again_lives()
    {
        for (var second = 0; second < 10; second += 2)
        {
            Look(second, ("one", 7));
        }

        Assert.Empty(Look(10, ("one", 8)));
        Assert.Empty(Look(14, ("one", 8)));
    }

    [Fact]
    public void What_was_not_looked_at_does_not_count()
    {
        Assert.Empty(Look(0, ("one", 7)));
        Assert.Empty(Look(2, ("one", 7)));

        // The store was away for a minute, for the node as well.
        Assert.Empty(Look(62, ("one", 7)));
        Assert.Empty(Look(66, ("one", 7)));
        Assert.Empty(Look(70, ("one", 7)));
        Assert.Equal(["one"], Look(72, ("one", 7)));
    }

    [Fact]
    public void A_node_that_is_gone_is_not_dead() => Assert.Empty(Look(0, ("one", 7)).Concat(Look(4)).Concat(Look(8)).Concat(Look(12)));

    private IReadOnlyList<string> Look(int second, params (string Node, long Beat)[] beats) =>
        _pulses.Look(beats.ToDictionary(beat => beat.Node, beat => beat.Beat), Start.AddSeconds(second));
}
