using System.Collections.Immutable;
using System.Globalization;
using Actors.Domain.Hours;

namespace Actors.Domain.Tenants;

/// <summary>Brings the public holidays of Korea into a settings document.</summary>
public static class SettingsHolidays
{
    /// <summary>What is wrong with the years, or null.</summary>
    public static FieldProblem? Check(int year, int years) =>
        year is < KoreanHolidays.FirstYear or > KoreanHolidays.LastYear
            ? new(
                "year", $"{KoreanHolidays.FirstYear}년부터 {KoreanHolidays.LastYear}년까지 계산할 수 있습니다.",
                $"Holidays can be calculated from {KoreanHolidays.FirstYear} to {KoreanHolidays.LastYear}.")
        : years < 1 || years > KoreanHolidays.LastYear - year + 1
            ? new(
                "years", $"1년 이상, {KoreanHolidays.LastYear}년까지여야 합니다.",
                $"At least 1, and none beyond {KoreanHolidays.LastYear}.")
        : null;

    /// <summary>
    /// The holidays of those years that the document does not have: each date once. Dates that are whole holidays already, also yearly ones,
    /// are not added; what cannot be read in the document counts for nothing.
    /// </summary>
    public static ImmutableArray<HolidayText> Missing(TenantSettings settings, int year, int years)
    {
        var ignored = new List<FieldProblem>();
        var there = settings.Holidays.Select(text => HoursFields.ReadHoliday("", text, ignored)).OfType<Holiday>().ToImmutableArray();
        return [
            .. KoreanHolidays.Import(there, year, years).Skip(there.Length).Select(holiday => new HolidayText(
                holiday.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Name: holiday.Name)),
        ];
    }
}
