using System.Text.Json;
using Actors.Domain.Hours;
using static Actors.Domain.Tests.Hours.Moments;

namespace Actors.Domain.Tests.Hours;

// 2026-03-02 is a Monday.
public sealed class WorkingHoursTests
{
    private static readonly WorkingHours Office = InSeoul(WeeklyHours.Default);

    [Theory]
    [InlineData("2026-03-04T09:59:59.999", false)]
    [InlineData("2026-03-04T10:00:00", true)]
    [InlineData("2026-03-04T18:00:00", true)]
    [InlineData("2026-03-04T18:00:59.999", true)]
    [InlineData("2026-03-04T18:01:00", false)]
    [InlineData("2026-03-07T12:00:00", false)]
    [InlineData("2026-03-04T01:00:00Z", true)]
    [InlineData("2026-03-03T20:00:59-05:00", true)]
    public void A_span_includes_its_last_minute(string moment, bool open) =>
        Assert.Equal(open, Office.At(At(moment)).IsOpen);

    [Fact]
    public void Open_names_the_span_and_its_day()
    {
        var lunch = InSeoul(WeeklyHours.Weekdays(Spans("09:00-12:00", "13:00-18:00")));

        Assert.Equal(
            new HoursOpen(Date("2026-03-04"), ClockSpan.Parse("13:00-18:00")), lunch.Open("2026-03-04T14:00:00"));
        Assert.Equal(new OutsideHours(), lunch.Closed("2026-03-04T12:01:00").Reason);
        Assert.Equal(At("2026-03-04T13:00:00"), lunch.Closed("2026-03-04T12:30:00").OpensAgainAt);
    }

    [Theory]
    [InlineData("2026-03-04T07:00:00", "2026-03-04T10:00:00")]
    [InlineData("2026-03-04T18:01:00", "2026-03-05T10:00:00")]
    [InlineData("2026-03-06T18:30:00", "2026-03-09T10:00:00")]
    [InlineData("2026-03-08T23:59:59", "2026-03-09T10:00:00")]
    public void Closed_says_when_it_opens_again(string moment, string opens) =>
        Assert.Equal(At(opens), Office.Closed(moment).OpensAgainAt);

    [Fact]
    public void Opens_again_at_an_open_moment_is_that_moment() =>
        Assert.Equal(At("2026-03-04T12:34:56"), Office.OpensAgainAt(At("2026-03-04T12:34:56")));

    [Theory]
    [InlineData("2026-03-02T21:59:00", null)]
    [InlineData("2026-03-02T22:00:00", "2026-03-02")]
    [InlineData("2026-03-03T00:00:00", "2026-03-02")]
    [InlineData("2026-03-03T06:00:59", "2026-03-02")]
    [InlineData("2026-03-03T06:01:00", null)]
    [InlineData("2026-03-02T03:00:00", null)]
    public void A_span_over_midnight_belongs_to_the_day_on_which_it_begins(string moment, string? day)
    {
        var night = InSeoul(new WeeklyHours(mon: Spans("22:00-06:00")));
        Assert.Equal(day is null ? null : Date(day), (night.At(At(moment)) as HoursOpen)?.Day);
    }

    [Theory]
    [InlineData("22:00-24:00", "2026-03-02T23:59:59", "2026-03-03T00:00:00")]
    [InlineData("22:00-00:00", "2026-03-03T00:00:59", "2026-03-03T00:01:00")]
    [InlineData("22:00-23:59", "2026-03-02T23:59:59", "2026-03-03T00:00:00")]
    [InlineData("00:00-24:00", "2026-03-02T23:59:59", "2026-03-03T00:00:00")]
    [InlineData("22:00-21:59", "2026-03-03T21:59:59", "2026-03-03T22:00:00")]
    public void Ends_at_midnight_are_told_apart(string span, string lastOpen, string firstClosed)
    {
        var hours = InSeoul(new WeeklyHours(mon: Spans(span)));
        hours.Open(lastOpen);
        hours.Closed(firstClosed);
    }

    [Theory]
    [InlineData("2026-03-02T00:00:00")]
    [InlineData("2026-03-08T23:59:59")]
    [InlineData("2026-03-09T00:00:00")]
    public void Always_has_no_gap_between_days(string moment) => InSeoul(WeeklyHours.Always).Open(moment);

    [Fact]
    public void A_whole_holiday_closes_its_calendar_day_and_is_the_reason_all_day()
    {
        var hours = InSeoul(WeeklyHours.Default, Off("2026-03-04", name: "창립기념일"));

        var reason = new OnHoliday(Date("2026-03-04"), null, "창립기념일");
        Assert.Equal(new HoursClosed(reason, At("2026-03-05T10:00:00")), hours.Closed("2026-03-04T12:00:00"));
        Assert.Equal(reason, hours.Closed("2026-03-04T23:30:00").Reason);
        Assert.Equal(new OutsideHours(), hours.Closed("2026-03-05T00:00:00").Reason);
        Assert.Equal(At("2026-03-05T10:00:00"), hours.Closed("2026-03-03T18:01:00").OpensAgainAt);
    }

    [Theory]
    [InlineData("2026-03-03T23:59:59", true)] // the shift that began the evening before is cut at midnight
    [InlineData("2026-03-04T00:00:00", false)]
    [InlineData("2026-03-04T05:00:00", false)]
    [InlineData("2026-03-04T22:00:00", false)]
    [InlineData("2026-03-05T00:00:00", true)] // the rest of the one that would have begun on the holiday
    [InlineData("2026-03-05T06:00:00", true)]
    public void A_whole_holiday_closes_no_minute_of_another_day(string moment, bool open)
    {
        var night = InSeoul(WeeklyHours.EveryDay(Spans("22:00-06:00")), Off("2026-03-04"));
        Assert.Equal(open, night.At(At(moment)).IsOpen);
        Assert.Equal(At("2026-03-05T00:00:00"), night.Closed("2026-03-04T12:00:00").OpensAgainAt);
    }

    [Theory]
    [InlineData("2026-03-05T12:59:59", true)]
    [InlineData("2026-03-05T13:00:00", false)]
    [InlineData("2026-03-05T14:59:59", false)]
    [InlineData("2026-03-05T15:00:00", true)]
    public void A_part_of_a_holiday_ends_when_its_end_minute_begins(string moment, bool open)
    {
        var hours = InSeoul(WeeklyHours.Default, Off("2026-03-05", "13:00-15:00"));
        Assert.Equal(open, hours.At(At(moment)).IsOpen);
        Assert.Equal(At("2026-03-05T15:00:00"), hours.Closed("2026-03-05T13:30:00").OpensAgainAt);
    }

    [Fact]
    public void A_part_over_midnight_closes_the_next_morning_too()
    {
        var hours = InSeoul(WeeklyHours.Always, Off("2026-12-31", "18:00-09:00", yearly: true, name: "송년"));

        var reason = new OnHoliday(Date("2027-12-31"), ClockSpan.Parse("18:00-09:00"), "송년");
        Assert.Equal(
            new HoursClosed(reason, At("2028-01-01T09:00:00")), hours.Closed("2028-01-01T08:59:59"));
        hours.Open("2028-01-01T09:00:00");
        hours.Open("2027-12-31T17:59:59");
    }

    [Theory]
    [InlineData("2024-05-05", true)]
    [InlineData("2026-05-05", true)]
    [InlineData("2030-05-05", true)]
    [InlineData("2026-05-06", false)]
    public void A_yearly_holiday_comes_every_year(string date, bool closed) =>
        Assert.Equal(
            !closed, InSeoul(WeeklyHours.Always, Off("2026-05-05", yearly: true)).At(At($"{date}T12:00:00")).IsOpen);

    [Theory]
    [InlineData("2028-02-29T12:00:00", false)]
    [InlineData("2027-02-28T12:00:00", true)]
    [InlineData("2027-03-01T12:00:00", true)]
    public void A_yearly_29_February_comes_in_leap_years_only(string moment, bool open) =>
        Assert.Equal(open, InSeoul(WeeklyHours.Always, Off("2024-02-29", yearly: true)).At(At(moment)).IsOpen);

    [Fact]
    public void Holidays_in_a_row_are_passed_over()
    {
        var hours = new WorkingHours(WeeklyHours.Default, KoreanHolidays.Import([], 2025), Seoul);

        var closed = hours.Closed("2025-10-02T18:01:00");
        Assert.Equal(At("2025-10-10T10:00:00"), closed.OpensAgainAt);
        Assert.Equal("추석", Assert.IsType<OnHoliday>(hours.Closed("2025-10-06T11:00:00").Reason).Name);
    }

    [Fact]
    public void It_never_opens_again_without_hours_or_beyond_the_horizon()
    {
        Assert.Null(InSeoul(new WeeklyHours()).Closed("2026-03-04T12:00:00").OpensAgainAt);

        var first = new DateOnly(2026, 3, 4);
        Holiday[] thirteenMonths = [.. Enumerable.Range(0, 401).Select(day => new Holiday(first.AddDays(day)))];
        Assert.Null(InSeoul(WeeklyHours.Always, thirteenMonths).Closed("2026-03-04T12:00:00").OpensAgainAt);
        Assert.Equal(
            At("2027-04-08T00:00:00"),
            InSeoul(WeeklyHours.Always, thirteenMonths[..400]).Closed("2026-03-04T12:00:00").OpensAgainAt);
    }

    [Fact]
    public void Any_moment_has_an_answer()
    {
        Assert.Null(Office.OpensAgainAt(DateTimeOffset.MaxValue));
        Assert.NotNull(Office.OpensAgainAt(DateTimeOffset.MinValue));
        Assert.NotNull(Office.At(DateTimeOffset.MaxValue));
        var newYork = new WorkingHours(WeeklyHours.Always, default, Zone("America/New_York"));
        Assert.NotNull(newYork.At(DateTimeOffset.MinValue));
    }

    [Fact]
    public void A_channel_may_have_its_own_week_with_the_tenants_holidays()
    {
        var hours = InSeoul(WeeklyHours.Default, Off("2026-03-04"));
        var night = hours.ForChannel(WeeklyHours.EveryDay(Spans("22:00-06:00")));

        Assert.Same(hours, hours.ForChannel(null));
        night.Open("2026-03-03T23:00:00");
        Assert.IsType<OnHoliday>(night.Closed("2026-03-04T23:00:00").Reason);
        Assert.Equal(new OutsideHours(), night.Closed("2026-03-03T12:00:00").Reason);
    }

    [Fact]
    public void What_is_stored_reads_back()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        var week = new WeeklyHours(mon: Spans("09:00-12:00", "13:00-18:00"), sat: Spans("22:00-02:00"));
        HoursVerdict[] verdicts =
        [
            InSeoul(week).At(At("2026-03-02T10:00:00")),
            InSeoul(week).At(At("2026-03-02T12:30:00")),
            InSeoul(week, Off("2026-03-02", "10:00-11:00", name: "회의")).At(At("2026-03-02T10:00:00")),
        ];

        Assert.Equal(
            """{"mon":["09:00-12:00","13:00-18:00"],"tue":[],"wed":[],"thu":[],"fri":[],"sat":["22:00-02:00"],"sun":[]}""",
            JsonSerializer.Serialize(week, options));
        Assert.Equal(week, JsonSerializer.Deserialize<WeeklyHours>(JsonSerializer.Serialize(week, options), options));
        Assert.Equal(
            new WeeklyHours(tue: Spans("10:00-18:00")),
            JsonSerializer.Deserialize<WeeklyHours>("""{"tue":["10:00-18:00"]}""", options));
        Assert.Equal(
            verdicts,
            JsonSerializer.Deserialize<HoursVerdict[]>(JsonSerializer.Serialize(verdicts, options), options));
        var holiday = Off("2026-03-05", "13:00-15:00", yearly: true, name: "회의");
        Assert.Equal(holiday, JsonSerializer.Deserialize<Holiday>(JsonSerializer.Serialize(holiday, options), options));
    }
}
