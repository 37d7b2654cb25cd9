using System.Diagnostics.Metrics;

namespace Actors.Api.Telemetry;

/// <summary>Listens to the exported meters of this host from its construction, and keeps what they measured for whoever asks at <c>/metrics</c>.</summary>
internal sealed class MetricsStore : IDisposable
{
    private readonly IMeterFactory _meters;
    private readonly MeterListener _listener = new();
    private readonly List<InstrumentSeries> _instruments = [];
    private readonly Lock _lock = new();
    private readonly Lock _collecting = new();

    public MetricsStore(IMeterFactory meters)
    {
        _meters = meters;
        _listener.InstrumentPublished = Publish;
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<short>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<byte>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<decimal>((_, value, tags, state) => Record((double)value, tags, state));
        _listener.Start();
    }

    /// <summary>Asks what is only measured when somebody asks, and answers everything, by name.</summary>
    public IReadOnlyList<InstrumentSeries> Collect()
    {
        lock (_collecting)
        {
            InstrumentSeries[] all;
            lock (_lock)
            {
                all = [.. _instruments.OrderBy(each => each.Instrument.Name, StringComparer.Ordinal)];
            }

            Array.ForEach(all, each => each.Begin());
            _listener.RecordObservableInstruments();
            return all;
        }
    }

    public void Dispose() => _listener.Dispose();

    private static void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        ((InstrumentSeries)state!).Record(value, tags);

    /// <summary>Meters of another host in this process are that host's; those of nobody are everybody's.</summary>
    private void Publish(Instrument instrument, MeterListener listener)
    {
        var meter = instrument.Meter;
        if (!Measured.Meters.Contains(meter.Name) || (meter.Scope is not null && !ReferenceEquals(meter.Scope, _meters)))
        {
            return;
        }

        var series = new InstrumentSeries(instrument);
        lock (_lock)
        {
            _instruments.Add(series);
        }

        listener.EnableMeasurementEvents(instrument, series);
    }
}
