using Actors.Clock;
using Actors.Grains.Delivery;
using Actors.Testing;

namespace Actors.Grains.Tests.Delivery;

/// <summary>When calls are kept from a provider, and how it is found again.</summary>
public sealed class CircuitBreakerTests
{
    private readonly ManualTime _time = new(Sample.Now);

    [Fact]
    public void It_opens_after_failures_in_a_row_only()
    {
        var breaker = new CircuitBreaker(new GrainClock(_time));
        Fail(breaker, CircuitBreaker.Failures - 1);
        breaker.Went(true);
        Fail(breaker, CircuitBreaker.Failures - 1);
        Assert.Null(breaker.StayAway());
        breaker.Went(false);
        Assert.Equal(TimeSpan.FromSeconds(5), breaker.StayAway());
    }

    [Fact]
    public void Whoever_had_gone_before_it_opened_changes_nothing()
    {
        var breaker = new CircuitBreaker(new GrainClock(_time));
        Fail(breaker, CircuitBreaker.Failures + 30);
        Assert.Equal(TimeSpan.FromSeconds(5), breaker.StayAway());
    }

    [Fact]
    public void One_tries_after_the_pause_which_doubles_up_to_a_minute()
    {
        var breaker = new CircuitBreaker(new GrainClock(_time));
        Fail(breaker, CircuitBreaker.Failures);
        foreach (var pause in new[] { 5, 10, 20, 40, 60, 60 })
        {
            Assert.Equal(TimeSpan.FromSeconds(pause), breaker.StayAway());
            _time.Advance(TimeSpan.FromSeconds(pause));
            Assert.Null(breaker.StayAway());
            Assert.NotNull(breaker.StayAway());
            breaker.Went(false);
        }

        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(breaker.StayAway());
        breaker.Went(true);
        Assert.Null(breaker.StayAway());
        Assert.Null(breaker.StayAway());
    }

    [Fact]
    public void Where_the_one_who_tries_says_nothing_the_next_tries()
    {
        var breaker = new CircuitBreaker(new GrainClock(_time));
        Fail(breaker, CircuitBreaker.Failures);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(breaker.StayAway());
        Assert.NotNull(breaker.StayAway());
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(breaker.StayAway());
    }

    private static void Fail(CircuitBreaker breaker, int times)
    {
        for (var i = 0; i < times; i++) breaker.Went(false);
    }
}
