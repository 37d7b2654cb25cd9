using System.Collections.Immutable;
using System.Globalization;
using Actors.Domain.Hours;

namespace Actors.Domain.Tests.Hours;

/// <summary>Short words for these tests.</summary>
internal static class Moments
{
    public static readonly TimeZoneInfo Seoul = Zone("Asia/Seoul");

    public static TimeZoneInfo Zone(string name) =>
        TimeZones.Find(name) ?? throw new ArgumentException(name, nameof(name));

    /// <summary>A moment with its offset, or a time in Seoul without.</summary>
    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(
        text.EndsWith('Z') || text[^6] is '+' or '-' ? text : $"{text}+09:00", CultureInfo.InvariantCulture);

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static ImmutableArray<ClockSpan> Spans(params string[] texts) => [.. texts.Select(ClockSpan.Parse)];

    public static Holiday Off(string date, string? part = null, bool yearly = false, string? name = null) =>
        new(Date(date), part is null ? null : ClockSpan.Parse(part), yearly, name);

    public static WorkingHours InSeoul(WeeklyHours weekly, params Holiday[] holidays) =>
        new(weekly, [.. holidays], Seoul);

    public static HoursClosed Closed(this WorkingHours hours, string moment) =>
        Assert.IsType<HoursClosed>(hours.At(At(moment)));

    public static HoursOpen Open(this WorkingHours hours, string moment) =>
        Assert.IsType<HoursOpen>(hours.At(At(moment)));
}
