using Actors.Domain.Delivery;
using Actors.Testing;

namespace Actors.Domain.Tests.Delivery;

/// <summary>When something is tried again.</summary>
public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(6, 60)]
    [InlineData(11, 3600)]
    [InlineData(40, 3600)]
    public void Pauses_grow_up_to_an_hour(int failed, int seconds) =>
        Assert.Equal(Sample.Now.AddSeconds(seconds), Backoff.Next(Sample.Now, failed, null, 50, Sample.Now));

    [Fact]
    public void Rooms_do_not_come_back_in_the_same_moment()
    {
        Assert.Equal(Sample.Now.AddSeconds(48), Backoff.Next(Sample.Now, 6, null, 0, Sample.Now));
        Assert.Equal(Sample.Now.AddSeconds(71.76), Backoff.Next(Sample.Now, 6, null, 99, Sample.Now));
    }

    [Fact]
    public void Who_asks_for_longer_gets_it_and_who_asks_for_less_does_not()
    {
        Assert.Equal(Sample.Now.AddMinutes(7), Backoff.Next(Sample.Now, 1, TimeSpan.FromMinutes(7), 50, Sample.Now));
        Assert.Equal(Sample.Now.AddSeconds(60), Backoff.Next(Sample.Now, 6, TimeSpan.FromSeconds(1), 50, Sample.Now));
    }

    [Fact]
    public void After_a_day_it_is_given_up()
    {
        Assert.NotNull(Backoff.Next(Sample.Now, 30, null, 50, Sample.Now.AddHours(23)));
        Assert.Null(Backoff.Next(Sample.Now, 30, null, 50, Sample.Now.AddHours(23).AddTicks(1)));
        Assert.Null(Backoff.Next(Sample.Now, 1, TimeSpan.FromHours(25), 50, Sample.Now));
    }
}
