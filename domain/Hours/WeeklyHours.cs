using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Actors.Domain.Hours;

/// <summary>
/// The working hours of a week: several spans a day, each of which belongs to the day on which it begins. A day without
/// spans is off. Stored as settings spell it: <c>{"mon":["10:00-18:00"],…}</c>.
/// </summary>
/// <remarks>Spans are allowed to overlap here; <see cref="HoursFields"/> refuses them where settings come in.</remarks>
public sealed record WeeklyHours
{
    /// <summary>Most spans that a day can have.</summary>
    public const int MaxSpansPerDay = 24;

    private readonly ImmutableArray<ImmutableArray<ClockSpan>> _days;

    /// <summary>The hours of each day; a missing one is off.</summary>
    [JsonConstructor]
    public WeeklyHours(
        ImmutableArray<ClockSpan> mon = default, ImmutableArray<ClockSpan> tue = default,
        ImmutableArray<ClockSpan> wed = default, ImmutableArray<ClockSpan> thu = default,
        ImmutableArray<ClockSpan> fri = default, ImmutableArray<ClockSpan> sat = default,
        ImmutableArray<ClockSpan> sun = default) =>
        _days = [.. new[] { sun, mon, tue, wed, thu, fri, sat }.Select(day => day.IsDefault ? [] : day)];

    /// <summary>Every minute of every day.</summary>
    public static WeeklyHours Always { get; } = EveryDay(ClockSpan.WholeDay);

    /// <summary>
    /// Monday to Friday 10:00-18:00, what a new tenant starts with (scenarios, defaults of settings).
    /// </summary>
    public static WeeklyHours Default { get; } = Weekdays(ClockSpan.Parse("10:00-18:00"));

    /// <summary>Monday.</summary>
    public ImmutableArray<ClockSpan> Mon => this[DayOfWeek.Monday];

    /// <summary>Tuesday.</summary>
    public ImmutableArray<ClockSpan> Tue => this[DayOfWeek.Tuesday];

    /// <summary>Wednesday.</summary>
    public ImmutableArray<ClockSpan> Wed => this[DayOfWeek.Wednesday];

    /// <summary>Thursday.</summary>
    public ImmutableArray<ClockSpan> Thu => this[DayOfWeek.Thursday];

    /// <summary>Friday.</summary>
    public ImmutableArray<ClockSpan> Fri => this[DayOfWeek.Friday];

    /// <summary>Saturday.</summary>
    public ImmutableArray<ClockSpan> Sat => this[DayOfWeek.Saturday];

    /// <summary>Sunday.</summary>
    public ImmutableArray<ClockSpan> Sun => this[DayOfWeek.Sunday];

    /// <summary>Whether no day has hours.</summary>
    [JsonIgnore]
    public bool IsEmpty => _days.All(day => day.IsEmpty);

    /// <summary>The spans that begin on a day of the week.</summary>
    public ImmutableArray<ClockSpan> this[DayOfWeek day] => _days[(int)day];

    /// <summary>The same spans on all seven days.</summary>
    public static WeeklyHours EveryDay(params ImmutableArray<ClockSpan> spans) =>
        new(spans, spans, spans, spans, spans, spans, spans);

    /// <summary>The same spans from Monday to Friday.</summary>
    public static WeeklyHours Weekdays(params ImmutableArray<ClockSpan> spans) =>
        new(spans, spans, spans, spans, spans);

    /// <summary>Whether all days have the same spans in the same order.</summary>
    public bool Equals(WeeklyHours? other) =>
        other is not null && _days.Zip(other._days).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _days.SelectMany(day => day).Aggregate(0, (hash, span) => HashCode.Combine(hash, span));
}
