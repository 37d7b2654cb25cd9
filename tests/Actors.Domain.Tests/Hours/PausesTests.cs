using Actors.Domain.Hours;
using static Actors.Domain.Tests.Hours.Moments;

namespace Actors.Domain.Tests.Hours;

public sealed class PausesTests
{
    private static readonly ClockSpan Lunch = ClockSpan.Parse("12:00-13:00");

    [Theory]
    [InlineData("2026-03-04T11:59:59", false)]
    [InlineData("2026-03-04T12:00:00", true)]
    [InlineData("2026-03-04T12:59:59", true)]
    [InlineData("2026-03-04T13:00:00", false)]
    [InlineData("2026-03-08T12:30:00", true)]
    public void A_meal_comes_every_day_and_ends_when_its_end_minute_begins(string moment, bool meal) =>
        Assert.Equal(meal, Pauses.SpanAt(At(moment), Seoul, Lunch) is not null);

    [Fact]
    public void It_says_which_and_until_when()
    {
        Assert.Equal(
            new PauseNow(Date("2026-03-04"), Lunch, At("2026-03-04T13:00:00")),
            Pauses.SpanAt(At("2026-03-04T12:30:00"), Seoul, Lunch));
        Assert.Null(Pauses.SpanAt(At("2026-03-04T12:30:00"), Seoul, daily: null));
    }

    [Theory]
    [InlineData("2026-03-04T23:30:00", "2026-03-04")]
    [InlineData("2026-03-05T00:29:59", "2026-03-04")]
    [InlineData("2026-03-05T00:30:00", null)]
    public void A_meal_over_midnight_belongs_to_the_day_on_which_it_begins(string moment, string? day) =>
        Assert.Equal(
            day is null ? null : Date(day), Pauses.SpanAt(At(moment), Seoul, ClockSpan.Parse("23:30-00:30"))?.Day);

    [Theory]
    [InlineData("2026-03-04T00:00:00")]
    [InlineData("2026-03-04T08:59:59")]
    [InlineData("2026-03-04T23:59:59")]
    public void A_day_begins_at_midnight_on_the_wall(string moment) =>
        Assert.Equal(At("2026-03-04T00:00:00"), Pauses.StartOfDay(At(moment), Seoul));

    [Fact]
    public void A_day_whose_midnight_is_skipped_begins_an_hour_later() => Assert.Equal(
        DateTimeOffset.Parse("2024-04-26T01:00:00+03:00", System.Globalization.CultureInfo.InvariantCulture),
        Pauses.StartOfDay(
            DateTimeOffset.Parse("2024-04-26T12:00:00+03:00", System.Globalization.CultureInfo.InvariantCulture), TimeZones.Find("Africa/Cairo")!));

    [Theory]
    [InlineData("2026-03-04T14:30:00", "15:00")]
    [InlineData("2026-03-04T14:50:00", "15:20")]
    [InlineData("2026-03-04T15:20:00", null)]
    [InlineData("2026-03-05T14:30:00", null)]
    [InlineData("2026-03-06T01:59:59", "02:00")]
    public void A_break_comes_on_its_date_only(string moment, string? until)
    {
        DatedSpan[] breaks =
        [
            new(Date("2026-03-04"), ClockSpan.Parse("14:00-15:00")),
            new(Date("2026-03-04"), ClockSpan.Parse("14:45-15:20")),
            new(Date("2026-03-05"), ClockSpan.Parse("23:00-02:00")),
        ];

        Assert.Equal(until, Pauses.SpanAt(At(moment), Seoul, breaks)?.EndsAt.ToString("HH:mm"));
    }

    [Theory]
    [InlineData("2026-03-03T15:00:00Z", true)]
    [InlineData("2026-03-04T14:59:59Z", true)]
    [InlineData("2026-03-04T15:00:00Z", false)]
    public void A_day_off_is_a_day_of_the_zone(string moment, bool off) =>
        Assert.Equal(off, Pauses.IsOn(At(moment), Seoul, [Date("2026-03-04")]));
}
