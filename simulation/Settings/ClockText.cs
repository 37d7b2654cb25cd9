using System.Globalization;

namespace Actors.Simulation.Settings;

/// <summary>Dates, clock times and spans as the format writes them.</summary>
internal static class ClockText
{
    public static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>00:00 to 23:59.</summary>
    public static bool IsTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Two clock times with a hyphen; the second may be 24:00, and may be earlier: then it is past midnight.</summary>
    public static bool IsSpan(string text) =>
        text.Split('-') is [var from, var to] && IsTime(from) && (to == "24:00" || IsTime(to));
}
