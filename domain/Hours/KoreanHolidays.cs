using System.Collections.Immutable;

namespace Actors.Domain.Hours;

/// <summary>
/// The public holidays of Korea by calculation: 관공서의 공휴일에 관한 규정 (a presidential decree), articles 2 and 3, as it was
/// in force in each year; see <see cref="KoreanHolidayLaw"/> for the amendments.
/// </summary>
/// <remarks>
/// Not calculated, because nobody can: days that the government designates for one occasion (임시공휴일, article 2, item 11,
/// as 2 October 2023) and election days (item 10-2). They are entered as holidays of their own. Sundays are public
/// holidays by item 1 too; here they are a matter of the weekly hours.
/// </remarks>
public static class KoreanHolidays
{
    /// <summary>
    /// The years that can be calculated. Up to 1990 an earlier rule for the day after a holiday was in force, which is
    /// not carried; after 2050 there is no table of the lunar calendar, neither in the framework nor published by
    /// 한국천문연구원.
    /// </summary>
    public const int FirstYear = 1991, LastYear = 2050;

    /// <summary>All public holidays of a year by date, substitutes included; two on one date are two entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not one of those that can be calculated.</exception>
    public static ImmutableArray<KoreanHoliday> Of(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        var named = KoreanHolidayLaw.NamedDays(year);
        return
        [
            .. named.Select(day => new KoreanHoliday(day.Date, day.Name)).Concat(KoreanSubstitutes.Of(named))
                .OrderBy(holiday => holiday.Date),
        ];
    }

    /// <summary>
    /// Adds the public holidays of some years to a tenant's holidays, each date once and for its own year. Dates that
    /// are whole holidays already stay as they are, so importing again adds only what is new.
    /// </summary>
    public static ImmutableArray<Holiday> Import(ImmutableArray<Holiday> holidays, int firstYear, int years = 1)
    {
        var whole = holidays.Where(holiday => holiday.IsWholeDay).ToList();
        return
        [
            .. holidays,
            .. from year in Enumerable.Range(firstYear, years)
               from day in Of(year).GroupBy(holiday => holiday.Date)
               where !whole.Exists(holiday => holiday.IsOn(day.Key))
               select new Holiday(day.Key, Name: string.Join(", ", day.Select(holiday => holiday.Name))),
        ];
    }
}
