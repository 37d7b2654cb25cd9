using System.Collections.Immutable;
using Actors.Domain.Hours;
using static Actors.Domain.Tests.Hours.Moments;

namespace Actors.Domain.Tests.Hours;

/// <summary>
/// "Opens again at" against going through the minutes one by one, for random hours around random jumps.
/// </summary>
public sealed class OpensAgainTests
{
    private const int Seeds = 400;

    private static readonly (string Zone, string Around)[] Places =
    [
        ("Asia/Seoul", "2026-03-04T00:00:00Z"), ("America/New_York", "2026-03-08T07:00:00Z"),
        ("America/New_York", "2026-11-01T06:00:00Z"), ("Europe/Berlin", "2026-03-29T01:00:00Z"),
        ("Europe/Berlin", "2026-10-25T01:00:00Z"), ("America/Havana", "2026-03-08T05:00:00Z"),
        ("America/Havana", "2026-11-01T05:00:00Z"), ("Africa/Cairo", "2026-04-23T22:00:00Z"),
        ("Africa/Cairo", "2026-10-29T21:00:00Z"), ("America/St_Johns", "2010-11-07T02:31:00Z"),
        ("Australia/Lord_Howe", "2026-04-04T15:00:00Z"), ("Pacific/Apia", "2011-12-30T10:00:00Z"),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, Seeds / 20)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void It_is_the_first_open_minute(int number)
    {
        for (var seed = number * 20; seed < (number + 1) * 20; seed++)
        {
            Check(seed);
        }
    }

    [Fact]
    public void Looking_for_an_opening_that_never_comes_is_cheap()
    {
        var holidays = Enumerable.Range(0, 500).Select(day => new Holiday(new DateOnly(2026, 1, 1).AddDays(day)));
        var week = WeeklyHours.EveryDay(Spans("09:00-12:00", "13:00-18:00"));
        var hours = new WorkingHours(week, [.. holidays], Zone("America/New_York"));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(hours.OpensAgainAt(At("2026-01-01T12:00:00")));
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        // Some hundred bytes for each of 400 days. Going through 576,000 minutes would allocate a hundred times as much.
        Assert.True(bytes < 2_000_000, $"{bytes} bytes");
    }

    private static void Check(int seed)
    {
        var random = new Random(seed);
        var (zone, around) = Places[random.Next(Places.Length)];
        var start = At(around).AddMinutes(random.Next(-2000, 200)).AddSeconds(random.Next(60));
        var holidays = Holidays(random, DateOnly.FromDateTime(start.UtcDateTime));
        var hours = new WorkingHours(Week(random), holidays, Zone(zone));

        var expected = FirstOpenMinute(hours, start);
        var found = hours.OpensAgainAt(start);

        if (expected is not null || found is null || found < start.AddDays(12))
        {
            Assert.True(
                expected == found, $"seed {seed}, {zone}, from {start:O}: expected {expected:O}, was {found:O}");
        }
    }

    /// <summary>Openings stand at whole minutes, but for the moment itself.</summary>
    private static DateTimeOffset? FirstOpenMinute(WorkingHours hours, DateTimeOffset start)
    {
        if (hours.At(start).IsOpen)
        {
            return start;
        }

        var minute = start.AddSeconds(60 - start.Second);
        for (var tries = 0; tries < 12 * ClockSpan.MinutesPerDay; tries++, minute = minute.AddMinutes(1))
        {
            if (IsOpen(hours, minute))
            {
                return minute;
            }
        }

        return null;
    }

    /// <summary>The rule once more, in the words of the specification, without looking for the next opening.</summary>
    private static bool IsOpen(WorkingHours hours, DateTimeOffset moment)
    {
        var wall = TimeZoneInfo.ConvertTime(moment, hours.Zone).DateTime;
        DateTime[] days = [wall.Date.AddDays(-1), wall.Date];
        return days.Any(day => hours.Weekly[day.DayOfWeek].Any(span =>
                wall >= day.AddMinutes(span.From) && wall < day.AddMinutes(span.WorkingEnd)))
            && !days.Any(day => hours.Holidays.Any(holiday =>
                holiday.IsOn(DateOnly.FromDateTime(day))
                && wall >= day.AddMinutes((holiday.Part ?? ClockSpan.WholeDay).From)
                && wall < day.AddMinutes((holiday.Part ?? ClockSpan.WholeDay).PauseEnd)));
    }

    private static WeeklyHours Week(Random random)
    {
        var days = Enumerable.Range(0, 7)
            .Select(_ => Enumerable.Range(0, random.Next(3)).Select(_ => Span(random)).ToImmutableArray()).ToArray();
        return new WeeklyHours(days[0], days[1], days[2], days[3], days[4], days[5], days[6]);
    }

    private static ImmutableArray<Holiday> Holidays(Random random, DateOnly around) =>
    [
        .. Enumerable.Range(0, random.Next(5)).Select(_ => new Holiday(
            around.AddDays(random.Next(-2, 6)), random.Next(3) == 0 ? null : Span(random), random.Next(2) == 0)),
    ];

    private static ClockSpan Span(Random random)
    {
        while (true)
        {
            // Short ones near midnight as often as long ones anywhere.
            var from = random.Next(2) == 0 ? random.Next(1440) : random.Next(1380, 1560) % 1440;
            var to = random.Next(2) == 0 ? random.Next(1441) : (from + random.Next(1, 90)) % 1440;
            if (ClockSpan.Of(from, to) is { } span)
            {
                return span;
            }
        }
    }
}
