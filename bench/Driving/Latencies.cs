using System.Diagnostics;

namespace Actors.Bench.Driving;

/// <summary>Every latency, kept until the end; exact percentiles.</summary>
internal sealed class Latencies
{
    private readonly List<long> _ticks = new(1 << 20);

    public int Count => _ticks.Count;

    public void Add(long ticks) => _ticks.Add(ticks);

    /// <summary>In milliseconds; call <see cref="Sort"/> before.</summary>
    public double Percentile(double part) =>
        _ticks.Count == 0 ? 0 : Milliseconds(_ticks[Math.Min(_ticks.Count - 1, (int)(_ticks.Count * part))]);

    public double Most => _ticks.Count == 0 ? 0 : Milliseconds(_ticks[^1]);

    public Latencies Sort()
    {
        _ticks.Sort();
        return this;
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
