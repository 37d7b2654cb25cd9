using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Actors.Domain.Hours;

/// <summary>Holidays by date, so that a question costs the same with one and with a thousand of them.</summary>
internal sealed class HolidayCalendar(ImmutableArray<Holiday> holidays)
{
    private readonly FrozenDictionary<DateOnly, Holiday[]> _once =
        holidays.Where(holiday => !holiday.Yearly).GroupBy(holiday => holiday.Date)
            .ToFrozenDictionary(day => day.Key, day => day.ToArray());

    private readonly FrozenDictionary<(int Month, int Day), Holiday[]> _yearly =
        holidays.Where(holiday => holiday.Yearly).GroupBy(holiday => (holiday.Date.Month, holiday.Date.Day))
            .ToFrozenDictionary(day => day.Key, day => day.ToArray());

    /// <summary>All of them, in the order of the settings.</summary>
    public ImmutableArray<Holiday> Holidays { get; } = holidays;

    /// <summary>
    /// The minutes of a date that holidays close, whole days first, each with its holiday and its date.
    /// </summary>
    public List<Closure> On(DateOnly date)
    {
        var closures = new List<Closure>();
        foreach (var holiday in BeginningOn(date))
        {
            if (holiday.IsWholeDay)
            {
                closures.Insert(0, new Closure(0, ClockSpan.MinutesPerDay, date, holiday));
            }
            else
            {
                var end = Math.Min(holiday.Part!.PauseEnd, ClockSpan.MinutesPerDay);
                closures.Add(new Closure(holiday.Part.From, end, date, holiday));
            }
        }

        if (date > DateOnly.MinValue)
        {
            var eve = date.AddDays(-1);
            closures.AddRange(BeginningOn(eve).Where(holiday => holiday.Part is { CrossesMidnight: true })
                .Select(holiday => new Closure(0, holiday.Part!.To, eve, holiday)));
        }

        return closures;
    }

    private IEnumerable<Holiday> BeginningOn(DateOnly date) =>
        [.. _once.GetValueOrDefault(date, []), .. _yearly.GetValueOrDefault((date.Month, date.Day), [])];
}

/// <summary>Minutes of a date, from inclusive to exclusive, that a holiday of <paramref name="Date"/> closes.</summary>
internal readonly record struct Closure(int From, int To, DateOnly Date, Holiday Holiday);
