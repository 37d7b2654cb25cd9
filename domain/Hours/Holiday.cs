using System.Text.Json.Serialization;

namespace Actors.Domain.Hours;

/// <summary>A holiday: a whole day or a part of one, once or every year.</summary>
/// <remarks>
/// A holiday closes minutes of the calendar, nothing else. A whole day closes from 00:00 to 24:00 of its own date: a
/// night shift that began the evening before is cut at midnight, and the rest of one that would have begun on the
/// holiday is open again after midnight; who wants that closed as well adds a part of the next day. A part runs over
/// midnight when its span does, and ends when its end minute begins (hand-off, "Working hours").
/// </remarks>
/// <param name="Date">The date; of a yearly one only month and day count. 29 February comes in leap years only.</param>
/// <param name="Part">The part of the day, or null for all of it.</param>
/// <param name="Yearly">Whether it comes every year, also in the years before <paramref name="Date"/>.</param>
/// <param name="Name">What people call it, or null.</param>
public sealed record Holiday(DateOnly Date, ClockSpan? Part = null, bool Yearly = false, string? Name = null)
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxNameLength = 60;

    /// <summary>Most holidays that settings can hold.</summary>
    public const int MaxCount = 1_000;

    /// <summary>Whether nothing of the day is left.</summary>
    [JsonIgnore]
    public bool IsWholeDay => Part is null || Part == ClockSpan.WholeDay;

    /// <summary>Whether it begins on a date.</summary>
    public bool IsOn(DateOnly date) => Yearly ? (Date.Month, Date.Day) == (date.Month, date.Day) : Date == date;
}
