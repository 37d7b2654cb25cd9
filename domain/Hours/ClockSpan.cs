using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Actors.Domain.Hours;

/// <summary>
/// A span of the clock, <c>10:00-18:00</c>. One that ends before it begins runs over midnight and belongs to the day on
/// which it begins. <c>24:00</c> is allowed as an end and means the end of the day; <c>00:00-24:00</c> is the whole
/// day.
/// </summary>
/// <remarks>
/// A span says nothing of its last minute, because the specification (hand-off, "Working hours") treats it in two ways:
/// working hours include it (<see cref="WorkingEnd"/>), meals, breaks and holidays do not (<see cref="PauseEnd"/>).
/// </remarks>
[JsonConverter(typeof(ClockSpanJsonConverter))]
public sealed record ClockSpan
{
    /// <summary>The minutes of a day; as an end, <c>24:00</c>.</summary>
    public const int MinutesPerDay = 24 * 60;

    private const int TimeLength = 5;

    private ClockSpan(int from, int to) => (From, To) = (from, to);

    /// <summary><c>00:00-24:00</c>.</summary>
    public static ClockSpan WholeDay { get; } = new(0, MinutesPerDay);

    /// <summary>The minute of the day at which the span begins: 0 to 1,439.</summary>
    public int From { get; }

    /// <summary>The minute of the day named as its end: 0 to 1,440, never equal to <see cref="From"/>.</summary>
    public int To { get; }

    /// <summary>Whether the end lies on the day after the one on which the span begins.</summary>
    public bool CrossesMidnight => To < From;

    /// <summary>
    /// Where a meal, a break or a part of a holiday ends: when its end minute begins. In minutes from the midnight
    /// before the span begins, exclusive; up to 2,879.
    /// </summary>
    public int PauseEnd => CrossesMidnight ? To + MinutesPerDay : To;

    /// <summary>
    /// Where working hours end: after their last minute, so <c>10:00-18:00</c> ends at 18:01:00. A span up to
    /// <c>24:00</c> ends with the day, whose last minute is 23:59. Counted as <see cref="PauseEnd"/>.
    /// </summary>
    public int WorkingEnd => To == MinutesPerDay ? MinutesPerDay : PauseEnd + 1;

    /// <summary>The span, or null when the minutes are out of range or the same.</summary>
    public static ClockSpan? Of(int from, int to) =>
        from is >= 0 and < MinutesPerDay && to is >= 0 and <= MinutesPerDay && from != to ? new(from, to) : null;

    /// <summary>
    /// Reads <c>HH:mm-HH:mm</c>, exactly so: two digits each, no spaces, 00:00 to 23:59, the end up to 24:00.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ClockSpan? span)
    {
        span = text is { Length: (2 * TimeLength) + 1 } && text[TimeLength] == '-'
            && Minute(text.AsSpan(0, TimeLength)) is { } from && Minute(text.AsSpan(TimeLength + 1)) is { } to
                ? Of(from, to)
                : null;
        return span is not null;
    }

    /// <summary>Reads a span whose two times are written apart, each as <c>HH:mm</c>.</summary>
    public static bool TryParse(string? from, string? to, [NotNullWhen(true)] out ClockSpan? span) =>
        TryParse($"{from}-{to}", out span);

    /// <summary>As <see cref="TryParse(string?, out ClockSpan?)"/>, for text that is known to be right.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static ClockSpan Parse(string text) =>
        TryParse(text, out var span) ? span : throw new FormatException($"Not a span of the clock: {text}");

    /// <summary>A minute of the day as <c>HH:mm</c>.</summary>
    public static string Time(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <summary><c>HH:mm-HH:mm</c>.</summary>
    public override string ToString() => $"{Time(From)}-{Time(To)}";

    private static int? Minute(ReadOnlySpan<char> time)
    {
        if (time[2] != ':' || !char.IsAsciiDigit(time[0]) || !char.IsAsciiDigit(time[1])
            || !char.IsAsciiDigit(time[3]) || !char.IsAsciiDigit(time[4]))
        {
            return null;
        }

        var (hour, minute) = (((time[0] - '0') * 10) + time[1] - '0', ((time[3] - '0') * 10) + time[4] - '0');
        return minute < 60 && (hour < 24 || (hour == 24 && minute == 0)) ? (hour * 60) + minute : null;
    }
}
