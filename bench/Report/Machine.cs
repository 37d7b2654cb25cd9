using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Actors.Bench.Report;

/// <summary>On what the figures were measured.</summary>
internal static class Machine
{
    public static void Describe(string folder)
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            machine   {model?.Split(':')[^1].Trim()}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}
            runtime   {RuntimeInformation.FrameworkDescription}
            disk      {folder}, {Sync(folder):F3} ms for one synced write of 4 KB
            load      {load} before the start

            """));
    }

    /// <summary>Milliseconds; the median of 50.</summary>
    private static double Sync(string folder)
    {
        var path = Path.Combine(folder, "sync-probe");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.WriteThrough);
        var block = new byte[4096];
        var times = Enumerable.Range(0, 50).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            file.Write(block);
            file.Flush(flushToDisk: true);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
        return times.Median();
    }
}
