using Actors.Domain.Hours;

namespace Actors.Domain.Usage;

/// <summary>A time that usage is counted over, in Asia/Seoul whatever the tenant's own zone is (hand-off, "Billing and usage").</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">The first moment after it.</param>
public sealed record UsagePeriod(DateTimeOffset From, DateTimeOffset To)
{
    private static readonly TimeZoneInfo Seoul = TimeZones.Find(TimeZones.Default)!;

    private static readonly TimeOnly DayBegins = new(4, 0);

    /// <summary>A usage day: from 04:00:00 of its date to 03:59:59 of the next.</summary>
    public static UsagePeriod Day(DateOnly date) => new(Moment(date, DayBegins), Moment(date.AddDays(1), DayBegins));

    /// <summary>A calendar month, by the date of any of its days.</summary>
    public static UsagePeriod Month(DateOnly date)
    {
        var first = new DateOnly(date.Year, date.Month, 1);
        return new(Moment(first, TimeOnly.MinValue), Moment(first.AddMonths(1), TimeOnly.MinValue));
    }

    /// <summary>The usage days of a calendar month, by the date of any of its days: from 04:00 of its first to 03:59:59 after its last.</summary>
    public static UsagePeriod DaysOfMonth(DateOnly date)
    {
        var first = new DateOnly(date.Year, date.Month, 1);
        return new(Moment(first, DayBegins), Moment(first.AddMonths(1), DayBegins));
    }

    /// <summary>The usage day to which a moment belongs: before 04:00 it is the day before.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => Date(moment - DayBegins.ToTimeSpan());

    /// <summary>The first day of the calendar month to which a moment belongs.</summary>
    public static DateOnly MonthOf(DateTimeOffset moment)
    {
        var date = Date(moment);
        return new(date.Year, date.Month, 1);
    }

    /// <summary>Whether a moment lies in it.</summary>
    public bool Holds(DateTimeOffset moment) => moment >= From && moment < To;

    private static DateOnly Date(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Seoul).DateTime);

    private static DateTimeOffset Moment(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time);
        return new(wall, Seoul.GetUtcOffset(wall));
    }
}
