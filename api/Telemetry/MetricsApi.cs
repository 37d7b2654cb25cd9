using System.Security.Cryptography;
using System.Text;
using Actors.Api.Problems;
using Actors.Domain.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Actors.Api.Telemetry;

/// <summary>
/// <c>GET /metrics</c>: what this process measured, as Prometheus reads it. For operators who are signed in, and for a scraper that has the token of
/// <c>Metrics:Token</c>; without that setting for operators alone. Never open: counts tell a stranger how a business is doing.
/// </summary>
internal static class MetricsApi
{
    /// <summary>The setting with the scraper's token.</summary>
    public const string TokenSetting = "Metrics:Token";

    private const string Bearer = "Bearer ";

    public static void MapMetricsApi(this IEndpointRouteBuilder routes, IConfiguration configuration)
    {
        var token = configuration[TokenSetting] is { Length: > 0 } set ? Encoding.UTF8.GetBytes(set) : null;
        routes.MapGet("/metrics", (HttpContext context, MetricsStore store) => Read(context, store, token)).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Read(HttpContext context, MetricsStore store, byte[]? token)
    {
        if (!IsScraper(context.Request, token) && !context.User.IsInRole(nameof(AgentRole.Operator)))
        {
            return new ProblemResult(context.User.Identity is { IsAuthenticated: true } ? EdgeProblems.NotAllowed : EdgeProblems.NotSignedIn);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(PrometheusText.Write(store.Collect()), PrometheusText.MediaType);
    }

    private static bool IsScraper(HttpRequest request, byte[]? token) =>
        token is not null
        && request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[Bearer.Length..]), token);
}
