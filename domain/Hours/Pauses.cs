namespace Actors.Domain.Hours;

/// <summary>A span of one date, as an agent's break (scenarios, <c>breaks</c>).</summary>
/// <param name="Date">The date on which it begins.</param>
/// <param name="Span">The span; over midnight it still belongs to the date.</param>
public sealed record DatedSpan(DateOnly Date, ClockSpan Span);

/// <summary>A meal or break that is going on.</summary>
/// <param name="Day">The day on which it began.</param>
/// <param name="Span">Its span; the message to customers names its end.</param>
/// <param name="EndsAt">The moment at which it is over, with the zone's offset then.</param>
public sealed record PauseNow(DateOnly Day, ClockSpan Span, DateTimeOffset EndsAt);

/// <summary>
/// Meals, breaks and days off at a moment. All end when their end minute begins (hand-off, "Working hours"), unlike
/// working hours; the clock on the wall decides, as it does there.
/// </summary>
public static class Pauses
{
    /// <summary>
    /// The meal that is going on, of a span that comes every day; null when it is not meal time or there is no span.
    /// </summary>
    public static PauseNow? SpanAt(DateTimeOffset moment, TimeZoneInfo zone, ClockSpan? daily)
    {
        var today = Today(moment, zone);
        return daily is null
            ? null
            : SpanAt(moment, zone, [new DatedSpan(today, daily), new DatedSpan(today.AddDays(-1), daily)]);
    }

    /// <summary>The break that is going on, the one that ends last where several are; null when none is.</summary>
    public static PauseNow? SpanAt(DateTimeOffset moment, TimeZoneInfo zone, IEnumerable<DatedSpan> breaks)
    {
        var clock = new WallClock(zone);
        var wall = clock.At(moment);
        PauseNow? longest = null;
        foreach (var (date, span) in breaks)
        {
            var midnight = date.ToDateTime(TimeOnly.MinValue);
            var (start, end) = (midnight.AddMinutes(span.From), midnight.AddMinutes(span.PauseEnd));
            if (wall >= start && wall < end)
            {
                var endsAt = clock.FirstOutside(moment, start, end);
                longest = longest is null || endsAt > longest.EndsAt ? new PauseNow(date, span, endsAt) : longest;
            }
        }

        return longest;
    }

    /// <summary>Whether a moment lies on one of some dates, as an agent's days off.</summary>
    public static bool IsOn(DateTimeOffset moment, TimeZoneInfo zone, IEnumerable<DateOnly> dates) =>
        dates.Contains(Today(moment, zone));

    /// <summary>The first moment of the date in a zone.</summary>
    public static DateTimeOffset StartOfDay(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var wall = new WallClock(zone);
        var date = wall.At(moment).Date;
        return wall.FirstIn(moment.AddDays(-2), date, date.AddDays(1)) ?? moment;
    }

    /// <summary>The date in a zone.</summary>
    public static DateOnly Today(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(new WallClock(zone).At(moment));
}
