using System.Globalization;

namespace Actors.Bench.Report;

/// <summary>The lines that a script reads: <c>RESULT name=… value=…</c>.</summary>
internal static class Figures
{
    public static void Line(string name, double value) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"RESULT name={name} value={Short(value)}"));

    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count == 0 ? 0 : sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Four figures, for nobody can measure five.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 1000 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("F1", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("F3", CultureInfo.InvariantCulture),
    };

    public static void Row(params object[] cells) => Console.WriteLine(string.Concat(
        cells.Select(cell => (cell is double number ? Short(number) : cell.ToString())!.PadRight(14))).TrimEnd());
}
