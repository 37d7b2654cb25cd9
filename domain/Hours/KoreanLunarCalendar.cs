using System.Globalization;

namespace Actors.Domain.Hours;

/// <summary>Dates of the Korean lunar calendar (음력).</summary>
internal static class KoreanLunarCalendar
{
    private static readonly KoreanLunisolarCalendar Calendar = new();

    /// <summary>
    /// The date of a day in an ordinary month of the lunar year that begins in a year. The framework counts months
    /// through: where the fourth counted is the leap month, it follows ordinary month 3 and ordinary month 4 is counted
    /// fifth.
    /// </summary>
    public static DateOnly Date(int year, int month, int day)
    {
        var leap = Calendar.GetLeapMonth(year);
        var counted = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Calendar.ToDateTime(year, counted, day, 0, 0, 0, 0));
    }
}
