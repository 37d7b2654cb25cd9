using System.Diagnostics.Metrics;

namespace Actors.Api.Telemetry;

/// <summary>How the measurements of an instrument are put together.</summary>
internal enum SeriesKind
{
    /// <summary>A sum that only grows.</summary>
    Counter,

    /// <summary>What it is now.</summary>
    Gauge,

    /// <summary>How often, in buckets.</summary>
    Histogram,
}

/// <summary>Everything that one instrument measured, by labels; what does not fit into <see cref="Most"/> series goes into one more.</summary>
internal sealed class InstrumentSeries
{
    /// <summary>Series of one instrument.</summary>
    public const int Most = 500;

    private static readonly double[] SecondBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] OtherBounds = [1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000];

    private readonly Dictionary<LabelKey, Series> _series = [];
    private readonly Lock _lock = new();
    private readonly bool _adds;
    private int _collection;

    public InstrumentSeries(Instrument instrument)
    {
        Instrument = instrument;
        var type = instrument.GetType().GetGenericTypeDefinition();
        Kind = type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? SeriesKind.Counter
            : type == typeof(Histogram<>) ? SeriesKind.Histogram : SeriesKind.Gauge;
        _adds = type == typeof(Counter<>) || type == typeof(UpDownCounter<>);
        Bounds = Kind == SeriesKind.Histogram ? BoundsOf(instrument) : [];
    }

    public Instrument Instrument { get; }

    public SeriesKind Kind { get; }

    /// <summary>The upper bounds of a histogram's buckets but the last, which has none.</summary>
    public double[] Bounds { get; }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = LabelKey.Of(tags);
        lock (_lock)
        {
            if (!_series.TryGetValue(key, out var series))
            {
                key = _series.Count < Most ? key : LabelKey.Overflow;
                if (!_series.TryGetValue(key, out series))
                {
                    _series[key] = series = new() { Buckets = new long[Bounds.Length + 1] };
                }
            }

            if (Kind == SeriesKind.Histogram)
            {
                var bucket = Array.BinarySearch(Bounds, value);
                series.Buckets[bucket < 0 ? ~bucket : bucket]++;
                series.Sum += value;
            }
            else if (_adds)
            {
                series.Sum += value;
            }
            else
            {
                // Observed: the first of a collection replaces what was there, and those whose labels were left out are added to it.
                series.Sum = series.Collection == _collection ? series.Sum + value : value;
                series.Collection = _collection;
            }
        }
    }

    /// <summary>Begins a collection; what was observed before and is not any more is gone.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            _collection++;
        }
    }

    /// <summary>The series as they are.</summary>
    public IReadOnlyList<(LabelKey Labels, double Sum, long[] Buckets)> Read()
    {
        lock (_lock)
        {
            return [.. _series
                .Where(each => !Instrument.IsObservable || each.Value.Collection == _collection)
                .Select(each => (each.Key, each.Value.Sum, each.Value.Buckets.ToArray()))];
        }
    }

    private static double[] BoundsOf(Instrument instrument) =>
        instrument switch
        {
            Histogram<double> each => each.Advice?.HistogramBucketBoundaries,
            Histogram<long> each => each.Advice?.HistogramBucketBoundaries?.Select(bound => (double)bound),
            Histogram<int> each => each.Advice?.HistogramBucketBoundaries?.Select(bound => (double)bound),
            _ => null,
        } is { } advised ? [.. advised] : instrument.Unit == "s" ? SecondBounds : OtherBounds;

    private sealed class Series
    {
        public required long[] Buckets { get; init; }

        public double Sum { get; set; }

        public int Collection { get; set; }
    }
}
