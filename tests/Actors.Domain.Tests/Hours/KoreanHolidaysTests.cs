using System.Collections.Immutable;
using System.Globalization;
using Actors.Domain.Hours;

namespace Actors.Domain.Tests.Hours;

public sealed class KoreanHolidaysTests
{
    public static TheoryData<int> PublishedYears => [.. PublishedCalendars.Years.Keys];

    [Theory]
    [MemberData(nameof(PublishedYears))]
    public void Every_published_year_is_calculated_day_for_day(int year) =>
        Assert.Equal(
            PublishedCalendars.Of(year).Order(StringComparer.Ordinal),
            KoreanHolidays.Of(year).Select(Written).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(PublishedYears))]
    public void Only_what_the_calendar_calls_so_is_a_substitute(int year) =>
        Assert.All(KoreanHolidays.Of(year), day => Assert.Equal(day.Name.StartsWith("대체공휴일"), day.IsSubstitute));

    [Theory]
    [InlineData("1998-01-02", "신정 연휴")]
    [InlineData("1999-01-02", null)]
    [InlineData("2005-04-05", "식목일")]
    [InlineData("2006-04-05", null)]
    [InlineData("2007-07-17", "제헌절")]
    [InlineData("2008-07-17", null)]
    [InlineData("2025-07-17", null)]
    [InlineData("2026-07-17", "제헌절")]
    [InlineData("2012-10-09", null)]
    [InlineData("2013-10-09", "한글날")]
    [InlineData("2025-05-01", null)]
    [InlineData("2026-05-01", "노동절")]
    public void A_day_is_a_holiday_in_the_years_in_which_the_decree_lists_it(string date, string? name) =>
        Assert.Equal(name, NameOf(date));

    [Theory]
    [InlineData("2013-09-23", null)] // 추석 2013-09-18 to 20; and before the first step nothing was given back
    [InlineData("2010-10-04", null)] // 개천절 on a Sunday, before any step
    [InlineData("2012-01-25", null)] // 설날 2012-01-22, a Sunday, to 24, before any step
    [InlineData("2020-03-02", null)] // 삼일절 on a Sunday, before 2021
    [InlineData("2022-05-09", null)] // 부처님오신날 on a Sunday, before 2023
    [InlineData("2022-12-26", null)] // 성탄절 on a Sunday, before 2023
    [InlineData("2021-12-27", null)] // 성탄절 on a Saturday, before 2023
    [InlineData("2026-09-28", null)] // 추석 연휴 on a Saturday gives nothing back
    [InlineData("2026-06-08", null)] // 현충일 never does
    [InlineData("2027-06-07", null)] // 현충일 never does
    [InlineData("2023-01-02", null)] // 신정 never does
    [InlineData("2028-10-05", "대체공휴일(추석·개천절)")] // 추석 on 개천절, a Tuesday
    public void A_day_is_given_back_where_the_law_of_that_day_says_so(string date, string? name) =>
        Assert.Equal(name, NameOf(date));

    [Fact]
    public void Two_given_back_on_the_same_day_take_that_day_and_the_next()
    {
        // 2036: 개천절 on Friday 3 October meets the eve of 추석; the day after 추석 is Sunday the 5th.
        Assert.Equal("대체공휴일(추석·개천절)", NameOf("2036-10-06"));
        Assert.Equal("대체공휴일(추석)", NameOf("2036-10-07"));
    }

    [Theory]
    [InlineData("2012-05-28", "부처님오신날")] // leap month 3 before it
    [InlineData("2014-09-08", "추석")] // leap month 9 after it
    [InlineData("2017-10-04", "추석")] // leap month 5 before it
    [InlineData("2020-04-30", "부처님오신날")] // leap month 4 after it
    [InlineData("2023-05-27", "부처님오신날")] // leap month 2 before it
    [InlineData("2025-10-06", "추석")] // leap month 6 before it
    [InlineData("2027-02-07", "설날")] // a day after China's
    [InlineData("2033-09-08", "추석")]
    [InlineData("2034-02-19", "설날")] // after the winter of the leap month 11
    [InlineData("2050-01-23", "설날")]
    [InlineData("2050-09-30", "추석")]
    public void Lunar_days_know_leap_months(string date, string name) => Assert.Equal(name, NameOf(date));

    [Fact]
    public void All_years_have_their_days_in_order_and_no_substitute_on_a_weekend_or_another_holiday()
    {
        for (var year = KoreanHolidays.FirstYear; year <= KoreanHolidays.LastYear; year++)
        {
            var days = KoreanHolidays.Of(year);
            Assert.All(days, day => Assert.Equal(year, day.Date.Year));
            Assert.Equal(days.OrderBy(day => day.Date), days);
            Assert.All(days.Where(day => day.IsSubstitute), day =>
            {
                Assert.True(day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
                Assert.Single(days, other => other.Date == day.Date);
            });
        }
    }

    [Theory]
    [InlineData(1990)]
    [InlineData(2051)]
    public void A_year_that_cannot_be_calculated_is_refused(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => KoreanHolidays.Of(year));

    [Fact]
    public void One_call_imports_several_years_each_date_once()
    {
        var holidays = KoreanHolidays.Import([], 2025, years: 3);

        Assert.Equal("어린이날, 부처님오신날", Assert.Single(holidays, day => day.Date == new DateOnly(2025, 5, 5)).Name);
        Assert.Equal(holidays.Length, holidays.DistinctBy(day => day.Date).Count());
        Assert.All(holidays, day => Assert.True(day is { Part: null, Yearly: false }));
        Assert.Equal([2025, 2026, 2027], holidays.Select(day => day.Date.Year).Distinct());
    }

    [Fact]
    public void Importing_again_adds_only_what_is_new_and_leaves_the_tenants_own_days()
    {
        ImmutableArray<Holiday> own =
        [
            new(new DateOnly(2020, 12, 25), Yearly: true, Name: "Christmas party"),
            new(new DateOnly(2026, 5, 1), ClockSpan.Parse("13:00-18:00")),
        ];

        var once = KoreanHolidays.Import(own, 2026);

        Assert.Equal(own, once[..2]);
        Assert.DoesNotContain(once, day => day.Name == "성탄절");
        Assert.Contains(once, day => day.Name == "노동절");
        Assert.Equal(once, KoreanHolidays.Import(once, 2026));
    }

    private static string Written(KoreanHoliday day) =>
        $"{day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {day.Name}";

    private static string? NameOf(string date)
    {
        var day = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        return KoreanHolidays.Of(day.Year).Where(holiday => holiday.Date == day)
            .Select(holiday => holiday.Name).SingleOrDefault();
    }
}
