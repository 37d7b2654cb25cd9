using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Actors.Api.Telemetry;

/// <summary>
/// Sends meters and spans to a collector, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one. The other variables of OpenTelemetry hold, too:
/// protocol, headers, sampler, resource attributes, intervals.
/// </summary>
internal sealed class OtlpExport(IConfiguration configuration) : IHostedService, IDisposable
{
    /// <summary>The setting that turns it on.</summary>
    public const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private MeterProvider? _meters;
    private TracerProvider? _spans;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!configuration.IsExported())
        {
            return Task.CompletedTask;
        }

        var endpoint = configuration[EndpointSetting]!;

        // What the environment says comes last and wins.
        var resource = ResourceBuilder.CreateEmpty().AddService("actors", serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}")
            .AddTelemetrySdk().AddEnvironmentVariableDetector();
        _meters = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter([.. Measured.Meters])
            .AddView(_ => new MetricStreamConfiguration { TagKeys = [.. Measured.Tags], CardinalityLimit = InstrumentSeries.Most })
            .AddOtlpExporter(options => Address(options, endpoint, "v1/metrics"))
            .Build();
        _spans = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource([.. Measured.Sources])
            .AddProcessor(new ApprovedAttributes())
            .AddOtlpExporter(options => Address(options, endpoint, "v1/traces"))
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>What is not sent yet is sent, as long as the host waits.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Dispose, CancellationToken.None);

    public void Dispose()
    {
        Interlocked.Exchange(ref _meters, null)?.Dispose();
        Interlocked.Exchange(ref _spans, null)?.Dispose();
    }

    private void Address(OtlpExporterOptions options, string endpoint, string signal)
    {
        options.Protocol = configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] == "http/protobuf" ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        options.Endpoint = new(options.Protocol == OtlpExportProtocol.Grpc ? endpoint : $"{endpoint.TrimEnd('/')}/{signal}");
    }
}
