using Actors.Domain.Hours;
using static Actors.Domain.Tests.Hours.Moments;

namespace Actors.Domain.Tests.Hours;

/// <summary>
/// The jumps. New York 2026: forward 8 March 02:00 to 03:00, back 1 November 02:00 to 01:00. Berlin: forward 29 March
/// 02:00 to 03:00, back 25 October 03:00 to 02:00. At midnight: Havana forward 8 March 00:00 to 01:00, back 1 November
/// 01:00 to 00:00; Cairo forward Friday 24 April 00:00 to 01:00, back at the end of Thursday 29 October 24:00 to 23:00.
/// Apia left out 30 December 2011 altogether; St John's in 2010 went back 00:01 to 23:01 of the day before.
/// </summary>
public sealed class DaylightSavingTests
{
    [Theory]
    [InlineData("America/New_York", "02:00-02:59", "2026-03-07T12:00:00-05:00", "2026-03-09T02:00:00-04:00")] // gap
    [InlineData("America/New_York", "02:30-05:00", "2026-03-08T00:00:00-05:00", "2026-03-08T03:00:00-04:00")] // begins
    [InlineData("America/New_York", "01:30-02:30", "2026-03-08T00:00:00-05:00", "2026-03-08T01:30:00-05:00")] // ends
    [InlineData("America/New_York", "09:00-18:00", "2026-03-07T20:00:00-05:00", "2026-03-08T09:00:00-04:00")]
    [InlineData("America/New_York", "09:00-18:00", "2026-10-31T20:00:00-04:00", "2026-11-01T09:00:00-05:00")]
    [InlineData("America/New_York", "00:00-01:30", "2026-11-01T01:45:00-04:00", "2026-11-01T01:00:00-05:00")] // twice
    [InlineData("America/New_York", "00:00-01:30", "2026-11-01T01:45:00-05:00", "2026-11-02T00:00:00-05:00")]
    [InlineData("Europe/Berlin", "02:15-02:45", "2026-03-28T12:00:00+01:00", "2026-03-30T02:15:00+02:00")]
    [InlineData("Europe/Berlin", "02:15-09:00", "2026-03-29T00:00:00+01:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("Europe/Berlin", "02:15-02:45", "2026-10-25T02:50:00+02:00", "2026-10-25T02:15:00+01:00")]
    [InlineData("America/Havana", "00:00-08:00", "2026-03-07T12:00:00-05:00", "2026-03-08T01:00:00-04:00")] // skipped
    [InlineData("America/Havana", "00:00-00:30", "2026-11-01T00:45:00-04:00", "2026-11-01T00:00:00-05:00")] // twice
    [InlineData("Africa/Cairo", "00:00-08:00", "2026-04-23T12:00:00+02:00", "2026-04-24T01:00:00+03:00")]
    [InlineData("Africa/Cairo", "22:00-23:30", "2026-10-29T23:40:00+03:00", "2026-10-29T23:00:00+02:00")] // twice
    [InlineData("Africa/Cairo", "00:00-08:00", "2026-10-29T23:40:00+03:00", "2026-10-30T00:00:00+02:00")]
    [InlineData("America/St_Johns", "00:00-00:30", "2010-11-06T12:00:00-02:30", "2010-11-07T00:00:00-02:30")]
    [InlineData("America/St_Johns", "23:00-23:30", "2010-11-07T00:00:59-02:30", "2010-11-06T23:01:00-03:30")] // back
    [InlineData("Pacific/Apia", "09:00-10:00", "2011-12-29T12:00:00-10:00", "2011-12-31T09:00:00+14:00")] // no 30th
    public void It_opens_when_the_wall_clock_says_so(string zone, string span, string closed, string opens)
    {
        var hours = new WorkingHours(WeeklyHours.EveryDay(Spans(span)), [], Zone(zone));

        var again = hours.Closed(closed).OpensAgainAt;

        Assert.Equal(At(opens), again);
        Assert.Equal(At(opens).Offset, again!.Value.Offset);
        Assert.True(hours.At(again.Value).IsOpen);
        Assert.False(hours.At(again.Value.AddTicks(-1)).IsOpen);
    }

    [Theory]
    [InlineData("America/New_York", "2026-03-07T22:00:00-05:00", "2026-03-08T06:01:00-04:00", 7)]
    [InlineData("America/New_York", "2026-10-31T22:00:00-04:00", "2026-11-01T06:01:00-05:00", 9)]
    [InlineData("America/Havana", "2026-03-07T22:00:00-05:00", "2026-03-08T06:01:00-04:00", 7)]
    [InlineData("Africa/Cairo", "2026-10-29T22:00:00+03:00", "2026-10-30T06:01:00+02:00", 9)]
    public void A_night_is_an_hour_shorter_or_longer(string zone, string opens, string closes, int wholeHours)
    {
        var night = new WorkingHours(WeeklyHours.EveryDay(Spans("22:00-06:00")), [], Zone(zone));

        Assert.Equal(TimeSpan.FromHours(wholeHours) + TimeSpan.FromMinutes(1), At(closes) - At(opens));
        for (var moment = At(opens); moment < At(closes); moment = moment.AddMinutes(1))
        {
            Assert.True(night.At(moment).IsOpen, moment.ToString("O"));
        }

        night.Closed(closes);
        Assert.False(night.At(At(opens).AddTicks(-1)).IsOpen);
    }

    [Fact]
    public void A_holiday_follows_the_wall_clock_too()
    {
        var cairo = new WorkingHours(WeeklyHours.Always, [Off("2026-10-30"), Off("2026-04-24")], Zone("Africa/Cairo"));

        cairo.Open("2026-10-29T23:59:59+03:00");
        cairo.Open("2026-10-29T23:00:00+02:00");
        cairo.Closed("2026-10-30T00:00:00+02:00");
        Assert.Equal(At("2026-10-31T00:00:00+02:00"), cairo.Closed("2026-10-30T12:00:00+02:00").OpensAgainAt);
        cairo.Open("2026-04-23T23:59:59+02:00");
        Assert.IsType<OnHoliday>(cairo.Closed("2026-04-24T01:00:00+03:00").Reason);
    }

    [Theory]
    [InlineData("America/New_York", "02:00-03:30", "2026-03-08T03:10:00-04:00", "2026-03-08T03:30:00-04:00")]
    [InlineData("America/New_York", "01:30-02:30", "2026-03-08T01:40:00-05:00", "2026-03-08T03:00:00-04:00")]
    [InlineData("America/New_York", "00:30-01:30", "2026-11-01T01:20:00-04:00", "2026-11-01T01:30:00-04:00")]
    [InlineData("America/New_York", "01:30-02:30", "2026-11-01T01:40:00-04:00", "2026-11-01T01:00:00-05:00")]
    [InlineData("Africa/Cairo", "23:30-00:30", "2026-10-29T23:40:00+02:00", "2026-10-30T00:30:00+02:00")]
    public void A_pause_ends_when_the_wall_clock_leaves_it(string zone, string span, string moment, string ends)
    {
        var pause = Pauses.SpanAt(At(moment), Zone(zone), ClockSpan.Parse(span));

        Assert.Equal(At(ends), pause!.EndsAt);
        Assert.Null(Pauses.SpanAt(At(ends), Zone(zone), ClockSpan.Parse(span)));
    }
}
