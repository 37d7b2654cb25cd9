using System.Globalization;
using System.Text;

namespace Actors.Api.Telemetry;

/// <summary>Writes what was measured in the text format of Prometheus, version 0.0.4, its names made as OpenTelemetry makes them.</summary>
internal static class PrometheusText
{
    /// <summary>The media type of the format.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Everything; instruments of one name are one metric.</summary>
    public static string Write(IEnumerable<InstrumentSeries> instruments)
    {
        var text = new StringBuilder();
        foreach (var metric in instruments.GroupBy(NameOf))
        {
            var (first, name) = (metric.First(), metric.Key);
            text.Append("# HELP ").Append(name).Append(' ').Append(Escape(first.Instrument.Description ?? "")).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(first.Kind.ToString().ToLowerInvariant()).Append('\n');
            foreach (var instrument in metric.Where(each => each.Kind == first.Kind))
            {
                foreach (var (labels, sum, buckets) in instrument.Read())
                {
                    Write(text, name, instrument, Labels(labels), sum, buckets);
                }
            }
        }

        return text.ToString();
    }

    /// <summary>What a metric is called: the unit in its name, and <c>_total</c> behind a sum that only grows.</summary>
    public static string NameOf(InstrumentSeries series)
    {
        var name = string.Concat(series.Instrument.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var unit = series.Instrument.Unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            "%" => "_percent",
            _ => "",
        };
        var end = series.Kind == SeriesKind.Counter ? "_total" : "";
        return (name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit) + end;
    }

    private static void Write(StringBuilder text, string name, InstrumentSeries series, string labels, double sum, long[] buckets)
    {
        if (series.Kind != SeriesKind.Histogram)
        {
            Line(text, name, labels, sum);
            return;
        }

        var (count, comma) = (0L, labels.Length > 0 ? "," : "");
        for (var i = 0; i < buckets.Length; i++)
        {
            count += buckets[i];
            var bound = i < series.Bounds.Length ? series.Bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
            Line(text, name + "_bucket", $"{labels}{comma}le=\"{bound}\"", count);
        }

        Line(text, name + "_sum", labels, sum);
        Line(text, name + "_count", labels, count);
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Labels(LabelKey key) => string.Join(',', key.Labels.Select(label =>
        $"{label.Key.Replace('.', '_')}=\"{Escape(ValueOf(label)).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));

    private static string ValueOf(KeyValuePair<string, object?> label) => label.Value switch
    {
        bool flag => flag ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
