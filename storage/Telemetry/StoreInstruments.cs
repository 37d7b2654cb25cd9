using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Actors.Storage.Telemetry;

/// <summary>What the store measures of itself. See docs/telemetry.md.</summary>
internal sealed class StoreInstruments
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Actors.Storage";

    /// <summary>Where spans come from.</summary>
    public static readonly ActivitySource Source = new(MeterName);

    private static readonly InstrumentAdvice<double> Seconds =
        new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    private readonly Meter _meter;
    private readonly Histogram<double> _appends;
    private readonly Histogram<double> _commits;
    private readonly Histogram<int> _batches;

    /// <param name="meters">Null: nobody reads what is measured.</param>
    public StoreInstruments(IMeterFactory? meters)
    {
        _meter = meters?.Create(MeterName) ?? new(MeterName);
        _appends = _meter.CreateHistogram(
            "actors.store.append.duration", "s", "From entering the writer's line until the answer.", advice: Seconds);
        _commits = _meter.CreateHistogram("actors.store.commit.duration", "s", "One batch, from its first statement until it is durable.", advice: Seconds);
        _batches = _meter.CreateHistogram(
            "actors.store.batch.size", "{append}", "Appends that shared one commit.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });
    }

    /// <summary>Says how to find out how many wait for the writer.</summary>
    public void Watch(Func<int> waiting) =>
        _meter.CreateObservableGauge("actors.store.line.length", waiting, "{append}", "Appends that wait for the writer.");

    public void Appended(long since, string result) =>
        _appends.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, new KeyValuePair<string, object?>("result", result));

    public void Committed(long since, int appends)
    {
        _commits.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
        _batches.Record(appends);
    }
}
