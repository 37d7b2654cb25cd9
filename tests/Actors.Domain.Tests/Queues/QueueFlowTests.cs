using Actors.Domain.Queues;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Domain.Tests.Queues;

/// <summary>Estimated waits from the flow, and their measured error.</summary>
public sealed class QueueFlowTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 11, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void Too_little_flow_is_no_estimate()
    {
        Assert.Null(Flowing(4, 60).Estimate(1, Start.AddMinutes(5)));
        Assert.NotNull(Flowing(5, 60).Estimate(1, Start.AddMinutes(5)));
        Assert.Null(Flowing(5, 60).Estimate(0, Start.AddMinutes(5)));
    }

    [Fact]
    public void A_steady_flow_of_one_a_minute_is_a_minute_a_place() =>
        Assert.Equal(new WaitEstimate(600, 600), Flowing(20, 60).Estimate(10, Start.AddMinutes(20)));

    [Fact]
    public void Old_flow_does_not_count() => Assert.Null(Flowing(20, 60).Estimate(1, Start.AddHours(4)));

    [Fact]
    public void A_night_is_no_gap()
    {
        var flow = Flowing(10, 60).Departs(new("x"), Start, Start.AddMinutes(10).AddHours(2));
        Assert.Equal(10, flow.Departures.Length);
    }

    [Fact]
    public void An_empty_line_is_no_gap() => Assert.Equal(
        TimeSpan.FromSeconds(5), Flowing(10, 60).Departs(new("x"), Start.AddMinutes(30), Start.AddMinutes(30).AddSeconds(5)).Departures[^1].Gap);

    [Fact]
    public void What_was_said_is_measured_against_what_came()
    {
        var flow = Flowing(10, 60).Waits(new("in"), 2, Start.AddMinutes(10)).Waits(new("out"), 2, Start.AddMinutes(10)).Waits(new("left"), 2, Start.AddMinutes(10));
        flow = flow.Departs(new("in"), Start, Start.AddMinutes(12)).Departs(new("out"), Start, Start.AddMinutes(17)).Leaves(new("left"));
        Assert.Equal(new ForecastQuality(2, 1, 300), flow.Quality(Start.AddMinutes(20)));
        Assert.Equal(new ForecastQuality(0, 0, null), flow.Quality(Start.AddHours(5)));
    }

    [Fact]
    public void It_stays_small()
    {
        var flow = new QueueFlow();
        for (var number = 0; number < 3_000; number++)
        {
            flow = flow.Waits(new($"{number}"), 1, Start.AddSeconds(number)).Departs(new($"{number - 5}"), Start, Start.AddSeconds(number));
        }

        Assert.True(flow.Departures.Length <= 200 && flow.Measured.Length <= 500 && flow.Open.Count <= 1_000);
    }

    [Fact]
    public void The_range_holds_what_it_promises_where_gaps_are_random()
    {
        var random = new Random(7);
        var (covered, all) = (0, 2_000);
        for (var trial = 0; trial < all; trial++)
        {
            var gaps = Enumerable.Range(0, 100).Select(_ => Gap(random)).ToArray();
            var said = WaitEstimate.Of(8, [.. gaps])!;
            var came = Enumerable.Range(0, 8).Sum(_ => Gap(random).TotalSeconds);
            covered += came >= said.LowSeconds && came <= said.HighSeconds ? 1 : 0;
        }

        Assert.InRange(covered / (double)all, 0.74, 0.86);
    }

    [Fact]
    public void Further_back_never_waits_less() => Prop.ForAll(
        Gen.Choose(1, 500).ListOf().Where(gaps => gaps.Count >= WaitEstimate.FewestGaps).ToArbitrary(), Gen.Choose(1, 1_000).ToArbitrary(),
        (gaps, position) =>
        {
            var spans = gaps.Select(gap => TimeSpan.FromSeconds(gap)).ToArray();
            var (here, next) = (WaitEstimate.Of(position, [.. spans])!, WaitEstimate.Of(position + 1, [.. spans])!);
            Assert.True(here.LowSeconds <= here.HighSeconds && here.HighSeconds <= next.HighSeconds);
        }).Check(Config.QuickThrowOnFailure);

    private static TimeSpan Gap(Random random) => TimeSpan.FromSeconds(-60 * Math.Log(1 - random.NextDouble()));

    private static QueueFlow Flowing(int departures, int seconds)
    {
        var flow = new QueueFlow();
        for (var number = 1; number <= departures; number++)
        {
            flow = flow.Departs(new($"{number}"), Start, Start.AddSeconds(number * seconds));
        }

        return flow;
    }
}
