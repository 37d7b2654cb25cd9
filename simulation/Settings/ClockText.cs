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
}
