using Actors.Domain.Tenants;
using Microsoft.Net.Http.Headers;
using Orleans.Dashboard;
using Orleans.Hosting;

namespace Actors.Silo.Runtime;

/// <summary>
/// Orleans' own dashboard at <c>/orleans</c>: silos, grains by type, calls and reminders of the whole cluster. For operators only, as what it shows belongs to
/// no tenant. It counts calls only while somebody looks at it.
/// </summary>
internal static class Dashboard
{
    private const string Path = "/orleans";

    public static void AddActorsDashboard(this ISiloBuilder silo) => silo.AddDashboard(Tune);

    public static void AddActorsDashboard(this IClientBuilder client) => client.AddDashboard(Tune);

    public static void MapRuntimePages(this WebApplication app) => app.MapOrleansDashboard(Path)
        .RequireAuthorization(policy => policy.RequireRole(nameof(AgentRole.Operator)))
        .ExcludeFromDescription()
        .AddEndpointFilter(async (context, next) =>
        {
            // It reads the memory of any grain by its id: words of customers, which are no operator's to read.
            if (context.HttpContext.Request.Path.StartsWithSegments(Path + "/GrainState", StringComparison.OrdinalIgnoreCase))
            {
                return Results.NotFound();
            }

            var headers = context.HttpContext.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers[HeaderNames.ContentSecurityPolicy] =
                "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
                + "base-uri 'none'; frame-ancestors 'none'";
            return await next(context);
        });

    /// <summary>The log is not shown: it may name what the meters do not.</summary>
    private static void Tune(DashboardOptions options)
    {
        options.HideTrace = true;
        options.CounterUpdateIntervalMs = 5000;
    }
}
