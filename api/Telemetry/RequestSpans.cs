using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Telemetry;

/// <summary>
/// Names the span of a request after its route and says how it ended. The address itself stays out: paths hold ids, and of some channels a secret.
/// </summary>
internal sealed class RequestSpans(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        Activity.Current is { IsAllDataRequested: true } span ? TracedAsync(context, span) : next(context);

    private async Task TracedAsync(HttpContext context, Activity span)
    {
        var method = HttpMethods.GetCanonicalizedValue(context.Request.Method);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.route", route);
        try
        {
            await next(context);
        }
        finally
        {
            span.SetTag("http.response.status_code", context.Response.StatusCode);
            if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            {
                span.SetStatus(ActivityStatusCode.Error);
            }
        }
    }
}
