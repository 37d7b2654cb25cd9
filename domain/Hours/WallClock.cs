namespace Actors.Domain.Hours;

/// <summary>
/// The clock on the wall of a time zone, and the way back from what it shows to moments. What it shows decides: an hour
/// that daylight saving skips is never shown, one that comes twice is shown twice.
/// </summary>
internal readonly struct WallClock(TimeZoneInfo zone)
{
    /// <summary>No offset is further from UTC; <see cref="TimeZoneInfo"/> allows no more either.</summary>
    private static readonly TimeSpan FurthestOffset = TimeSpan.FromHours(14);

    /// <summary>What it shows at a moment.</summary>
    public DateTime At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;

    /// <summary>
    /// The first moment, not before another, at which it shows a time from a start up to an end (exclusive).
    /// </summary>
    public DateTimeOffset? FirstIn(DateTimeOffset notBefore, DateTime start, DateTime end)
    {
        var range = new Range(notBefore.UtcTicks, start, end);
        var (lowest, highest) = (Utc(start, -FurthestOffset), Utc(end, FurthestOffset));
        var (before, after) = (zone.GetUtcOffset(lowest), zone.GetUtcOffset(highest));
        if (before == after)
        {
            return range.First(before, DateTime.MinValue, DateTime.MaxValue);
        }

        var jump = Jump(lowest, highest, before);
        return range.First(before, DateTime.MinValue, jump) ?? range.First(after, jump, DateTime.MaxValue);
    }

    /// <summary>
    /// The first moment, not before another, at which it shows a time outside start to end (exclusive).
    /// </summary>
    public DateTimeOffset FirstOutside(DateTimeOffset notBefore, DateTime start, DateTime end)
    {
        // Long enough to find an end even where a zone once left out a whole day (Apia, 30 December 2011).
        var later = FirstIn(notBefore, end, end.AddDays(2));
        var back = FirstIn(notBefore, start.AddDays(-1), start);
        return (later is null || back < later ? back : later) ?? notBefore;
    }

    /// <summary>
    /// The second at which the offset changes. There is one change at most in the few days that are asked for.
    /// </summary>
    private DateTime Jump(DateTime lowest, DateTime highest, TimeSpan before)
    {
        var (low, high) = (lowest.Ticks / TimeSpan.TicksPerSecond, highest.Ticks / TimeSpan.TicksPerSecond);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            var moment = new DateTime(middle * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
            (low, high) = zone.GetUtcOffset(moment) == before ? (middle, high) : (low, middle);
        }

        return new DateTime(high * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
    }

    private static DateTime Utc(DateTime wall, TimeSpan shift) =>
        new(Math.Clamp(wall.Ticks + shift.Ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    /// <summary>Wall times looked for, and the moment before which none counts.</summary>
    private readonly record struct Range(long NotBefore, DateTime Start, DateTime End)
    {
        /// <summary>The first moment while an offset is in force.</summary>
        public DateTimeOffset? First(TimeSpan offset, DateTime from, DateTime to)
        {
            var first = Math.Max(Math.Max(NotBefore, from.Ticks), Start.Ticks - offset.Ticks);
            var end = Math.Min(to.Ticks, End.Ticks - offset.Ticks);
            return first < end ? new DateTimeOffset(first, TimeSpan.Zero).ToOffset(offset) : null;
        }
    }
}
