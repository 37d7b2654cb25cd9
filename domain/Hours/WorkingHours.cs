using System.Collections.Immutable;

namespace Actors.Domain.Hours;

/// <summary>
/// Working hours as a tenant sets them: a week, holidays, a time zone; asked for a moment, they answer with a reason.
/// Sources: hand-off, "Working hours"; a span includes its last minute, a holiday ends when its end minute begins.
/// </summary>
/// <remarks>
/// The clock on the wall of the zone decides, at the jumps of daylight saving too: a span is open whenever that clock
/// shows one of its minutes. An hour that is skipped opens nothing (a span that lies in it wholly is not open that day,
/// one that begins in it opens when the clock goes on); an hour that comes twice is open both times.
/// </remarks>
public sealed class WorkingHours
{
    /// <summary>How far ahead the next opening is looked for, in days.</summary>
    public const int HorizonDays = 400;

    private static readonly DateTimeOffset Last = DateTimeOffset.MaxValue.AddDays(-HorizonDays - 10);

    private readonly HolidayCalendar _calendar;
    private readonly WallClock _clock;

    /// <summary>The hours of a tenant.</summary>
    public WorkingHours(WeeklyHours weekly, ImmutableArray<Holiday> holidays, TimeZoneInfo zone)
        : this(weekly, zone, new HolidayCalendar(holidays.IsDefault ? [] : holidays))
    {
    }

    private WorkingHours(WeeklyHours weekly, TimeZoneInfo zone, HolidayCalendar calendar)
    {
        (Weekly, Zone, _calendar) = (weekly, zone, calendar);
        _clock = new WallClock(zone);
    }

    /// <summary>The week.</summary>
    public WeeklyHours Weekly { get; }

    /// <summary>The holidays.</summary>
    public ImmutableArray<Holiday> Holidays => _calendar.Holidays;

    /// <summary>The zone whose clock decides.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>
    /// The hours of a channel: its own week where it has one, else the tenant's. Holidays and zone are the tenant's.
    /// </summary>
    public WorkingHours ForChannel(WeeklyHours? own) => own is null ? this : new(own, Zone, _calendar);

    /// <summary>Whether it is within working hours at a moment, and why.</summary>
    public HoursVerdict At(DateTimeOffset moment)
    {
        var wall = _clock.At(moment);
        var (day, minute) = (DateOnly.FromDateTime(wall), (wall.Hour * 60) + wall.Minute);
        foreach (var closure in _calendar.On(day))
        {
            if (minute >= closure.From && minute < closure.To)
            {
                var reason = new OnHoliday(closure.Date, closure.Holiday.Part, closure.Holiday.Name);
                return new HoursClosed(reason, OpensAfter(moment, day));
            }
        }

        foreach (var stretch in Stretch.On(day, Weekly))
        {
            if (minute >= stretch.From && minute < stretch.To)
            {
                return new HoursOpen(stretch.Day, stretch.Span);
            }
        }

        return new HoursClosed(new OutsideHours(), OpensAfter(moment, day));
    }

    /// <summary>
    /// The first moment from the given one on that is within working hours, the given one itself included; null when
    /// there is none in the next <see cref="HorizonDays"/> days. Looks at days, not at minutes.
    /// </summary>
    public DateTimeOffset? OpensAgainAt(DateTimeOffset moment) =>
        OpensAfter(moment, DateOnly.FromDateTime(_clock.At(moment)));

    private DateTimeOffset? OpensAfter(DateTimeOffset moment, DateOnly day)
    {
        if (Weekly.IsEmpty || moment > Last)
        {
            return null;
        }

        // A clock that is set back over midnight shows the day before again, so that day counts, and the day after the
        // first one found may still be shown before the second pass of that one.
        DateTimeOffset? found = null;
        for (var ahead = day == DateOnly.MinValue ? 0 : -1; ahead <= HorizonDays; ahead++)
        {
            var already = found is not null;
            found = Earlier(found, OpensOn(day.AddDays(ahead), moment));
            if (already)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>The first open moment of a date that is not before another moment.</summary>
    private DateTimeOffset? OpensOn(DateOnly date, DateTimeOffset notBefore)
    {
        var open = Stretch.On(date, Weekly).ToList();
        if (open.Count > 0)
        {
            foreach (var closure in _calendar.On(date))
            {
                open = [.. open.SelectMany(stretch => stretch.Without(closure))];
            }
        }

        DateTimeOffset? found = null;
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        foreach (var stretch in open)
        {
            var (start, end) = (midnight.AddMinutes(stretch.From), midnight.AddMinutes(stretch.To));
            found = Earlier(found, _clock.FirstIn(notBefore, start, end));
        }

        return found;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;
}
