using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Api.Telemetry;

/// <summary>Registers and maps what tells operators how a process does. See docs/telemetry.md.</summary>
public static class TelemetryHostingExtensions
{
    /// <summary>Adds what listens to the meters, and the export where a collector is configured.</summary>
    /// <param name="services">The services of the host.</param>
    public static IServiceCollection AddActorsTelemetry(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<ApiInstruments>();
        services.AddSingleton<MetricsStore>();
        services.AddHostedService<OtlpExport>();
        return services;
    }

    /// <summary>Whether a collector is configured, without which nobody hears of spans.</summary>
    /// <param name="configuration">The settings of the host.</param>
    public static bool IsExported(this IConfiguration configuration) => configuration[OtlpExport.EndpointSetting] is { Length: > 0 };

    /// <summary>Maps <c>GET /metrics</c>, and names the spans of all requests that come after it in the pipeline.</summary>
    /// <param name="app">The host.</param>
    public static WebApplication MapActorsTelemetry(this WebApplication app)
    {
        // From here on it listens.
        app.Services.GetRequiredService<MetricsStore>();
        app.UseMiddleware<RequestSpans>();
        app.MapMetricsApi(app.Configuration);
        return app;
    }
}
