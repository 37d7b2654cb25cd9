using System.Collections.Immutable;

namespace Actors.Domain.Hours;

/// <summary>
/// Article 2 of 관공서의 공휴일에 관한 규정, and for each day since when article 3 gives it a substitute. The steps:
/// 대통령령 제13155호 (1990-11-05): no 국군의 날, no 한글날 from 1991;
/// 제15939호 (1998-12-18): 신정 one day from 1999;
/// 제18893호 (2005-06-30): no 식목일 from 2006, no 제헌절 from 2008;
/// 한글날 again from 2013;
/// 제24828호 (2013-11-05): substitutes for 설날, 추석, 어린이날;
/// 제31930호 (2021-08-04): also 삼일절, 광복절, 개천절, 한글날;
/// 제33448호 (2023-05-04): also 부처님오신날, 성탄절;
/// 제36290호 (2026-04-30), after 법률 제21543호 and 제21338호: 노동절 (1 May) in force 2026-05-01, 제헌절 again, in force
/// 2026-05-11, both with substitutes. 신정 and 현충일 never had any.
/// </summary>
internal static class KoreanHolidayLaw
{
    private static readonly DateOnly Step2013 = new(2013, 11, 5);
    private static readonly DateOnly Step2021 = new(2021, 8, 4);
    private static readonly DateOnly Step2023 = new(2023, 5, 4);
    private static readonly DateOnly Step2026 = new(2026, 5, 1);

    private static readonly ImmutableArray<Rule> Rules =
    [
        new("신정", year => new(year, 1, 1)),
        new("신정 연휴", year => new(year, 1, 2), LastYear: 1998),
        new("설날 연휴", year => KoreanLunarCalendar.Date(year, 1, 1).AddDays(-1), SubstituteSince: Step2013,
            Saturdays: false),
        new("설날", year => KoreanLunarCalendar.Date(year, 1, 1), SubstituteSince: Step2013, Saturdays: false),
        new("설날 연휴", year => KoreanLunarCalendar.Date(year, 1, 2), SubstituteSince: Step2013, Saturdays: false),
        new("삼일절", year => new(year, 3, 1), SubstituteSince: Step2021),
        new("식목일", year => new(year, 4, 5), LastYear: 2005),
        new("노동절", year => new(year, 5, 1), FirstYear: 2026, SubstituteSince: Step2026),
        new("어린이날", year => new(year, 5, 5), SubstituteSince: Step2013),
        new("부처님오신날", year => KoreanLunarCalendar.Date(year, 4, 8), SubstituteSince: Step2023),
        new("현충일", year => new(year, 6, 6)),
        new("제헌절", year => new(year, 7, 17), LastYear: 2007),
        new("제헌절", year => new(year, 7, 17), FirstYear: 2026, SubstituteSince: Step2026),
        new("광복절", year => new(year, 8, 15), SubstituteSince: Step2021),
        new("추석 연휴", year => KoreanLunarCalendar.Date(year, 8, 14), SubstituteSince: Step2013, Saturdays: false),
        new("추석", year => KoreanLunarCalendar.Date(year, 8, 15), SubstituteSince: Step2013, Saturdays: false),
        new("추석 연휴", year => KoreanLunarCalendar.Date(year, 8, 16), SubstituteSince: Step2013, Saturdays: false),
        new("개천절", year => new(year, 10, 3), SubstituteSince: Step2021),
        new("한글날", year => new(year, 10, 9), FirstYear: 2013, SubstituteSince: Step2021),
        new("성탄절", year => new(year, 12, 25), SubstituteSince: Step2023),
    ];

    /// <summary>The days of article 2, items 2 to 10, in a year, by date.</summary>
    public static ImmutableArray<NamedDay> NamedDays(int year) =>
    [
        .. Rules.Where(rule => year >= rule.FirstYear && year <= rule.LastYear)
            .Select(rule => rule.In(year))
            .OrderBy(day => day.Date),
    ];

    private sealed record Rule(
        string Name, Func<int, DateOnly> Day, int FirstYear = 0, int LastYear = int.MaxValue,
        DateOnly? SubstituteSince = null, bool Saturdays = true)
    {
        public NamedDay In(int year)
        {
            var date = Day(year);
            var substituted = date >= SubstituteSince;
            return new NamedDay(date, Name, substituted, substituted && Saturdays);
        }
    }
}

/// <summary>A day of article 2 in a year.</summary>
/// <param name="Date">The date.</param>
/// <param name="Name">Its name.</param>
/// <param name="Substituted">
/// Whether a Sunday, or another holiday on a working day, gives it a substitute on this date.
/// </param>
/// <param name="SubstitutedOnSaturday">Whether a Saturday does.</param>
internal readonly record struct NamedDay(DateOnly Date, string Name, bool Substituted, bool SubstitutedOnSaturday);
