using System.Diagnostics.Metrics;
using Actors.Api.Telemetry;

namespace Actors.Api.Tests.Telemetry;

/// <summary>How measurements are put together and written.</summary>
public sealed class PrometheusTextTests : IDisposable
{
    private readonly Meter _meter = new("tests");

    [Fact]
    public void A_counter_has_its_unit_and_total_in_its_name()
    {
        var series = new InstrumentSeries(_meter.CreateCounter<long>("a.b-c", "s", "Says\nmore."));
        series.Record(2, [new("type", "x"), new("edge", "http")]);
        series.Record(3, [new("edge", "http"), new("type", "x")]);
        Assert.Equal(
            "# HELP a_b_c_seconds_total Says\\nmore.\n# TYPE a_b_c_seconds_total counter\na_b_c_seconds_total{edge=\"http\",type=\"x\"} 5\n",
            PrometheusText.Write([series]));
    }

    [Fact]
    public void A_histogram_counts_up_to_each_bound()
    {
        var series = new InstrumentSeries(_meter.CreateHistogram(
            "wait", "s", "Waits.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] }));
        Array.ForEach([0.25, 0.5, 0.75, 8], value => series.Record(value, []));
        Assert.Equal(
            "# HELP wait_seconds Waits.\n# TYPE wait_seconds histogram\n"
            + "wait_seconds_bucket{le=\"0.5\"} 2\nwait_seconds_bucket{le=\"1\"} 3\nwait_seconds_bucket{le=\"+Inf\"} 4\n"
            + "wait_seconds_sum 9.5\nwait_seconds_count 4\n",
            PrometheusText.Write([series]));
    }

    [Fact]
    public void Quotes_backslashes_and_lines_in_a_label_are_escaped()
    {
        var series = new InstrumentSeries(_meter.CreateGauge<int>("level"));
        series.Record(1, [new("type", "a\"b\\c\nd")]);
        Assert.EndsWith("level{type=\"a\\\"b\\\\c\\nd\"} 1\n", PrometheusText.Write([series]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_that_nobody_approved_is_no_label()
    {
        var series = new InstrumentSeries(_meter.CreateCounter<int>("calls"));
        series.Record(1, [new("customer", "c1"), new("edge", "hub")]);
        series.Record(1, [new("customer", "c2"), new("edge", "hub")]);
        Assert.EndsWith("\ncalls_total{edge=\"hub\"} 2\n", PrometheusText.Write([series]), StringComparison.Ordinal);
    }

    [Fact]
    public void However_many_values_a_label_takes_there_are_only_so_many_series()
    {
        var series = new InstrumentSeries(_meter.CreateCounter<int>("calls"));
        for (var i = 0; i < 10 * InstrumentSeries.Most; i++)
        {
            series.Record(1, [new("type", i)]);
        }

        var lines = PrometheusText.Write([series]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(InstrumentSeries.Most + 1, lines.Count(line => line[0] != '#'));
        Assert.Contains($"calls_total{{overflow=\"true\"}} {9 * InstrumentSeries.Most}", lines);
    }

    [Fact]
    public void What_is_observed_is_what_it_is_now_and_goes_when_it_is_not_there_any_more()
    {
        var series = new InstrumentSeries(_meter.CreateObservableGauge("open", () => 0));
        series.Begin();
        series.Record(7, [new("type", "a")]);
        series.Begin();
        series.Record(3, [new("type", "b")]);
        Assert.EndsWith("# TYPE open gauge\nopen{type=\"b\"} 3\n", PrometheusText.Write([series]), StringComparison.Ordinal);
    }

    public void Dispose() => _meter.Dispose();
}
