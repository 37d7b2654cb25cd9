namespace Actors.Storage.Tests.Contracts;

public sealed class StoreEpochTests
{
    private static readonly FeedPosition Position = new(12, 3);

    [Theory]
    [InlineData("0", "12-3")]
    [InlineData("a1", "a1.12-3")]
    public void A_position_is_read_as_it_was_marked(string epoch, string marked)
    {
        Assert.Equal(marked, new StoreEpoch(epoch).Mark(Position));
        Assert.True(new StoreEpoch(epoch).TryRead(marked, out var position, out var isOfThis));
        Assert.Equal((Position, true), (position, isOfThis));
    }

    [Theory]
    [InlineData("a1", "12-3")]
    [InlineData("a1", "b2.12-3")]
    [InlineData("0", "b2.12-3")]
    public void A_position_of_another_epoch_is_known_as_such(string epoch, string marked)
    {
        Assert.True(new StoreEpoch(epoch).TryRead(marked, out _, out var isOfThis));
        Assert.False(isOfThis);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a1.")]
    [InlineData("12")]
    [InlineData("12-3.4-5.6")]
    public void Anything_else_is_none(string? text) => Assert.False(new StoreEpoch("a1").TryRead(text, out _, out _));
}
