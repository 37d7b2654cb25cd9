using Actors.Api.Problems;
using Actors.Domain.Tenants;
using Actors.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Actors.Api.Security;

/// <summary>
/// CORS for the customers' REST calls: a chat embedded in another site may use them when a channel lists that site's origin. No cookie is
/// involved, so none is allowed. A preflight names no channel: it is granted to origins that any channel lists, and the call itself is
/// refused when its own channel does not.
/// </summary>
internal sealed class WidgetOrigins(RequestDelegate next, TenantDirectory directory)
{
    public Task InvokeAsync(HttpContext context) =>
        !IsCustomerCall(context.Request.Path) || ForeignOrigins.IsOwn(context.Request) ? next(context) : CheckAsync(context);

    private async Task CheckAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsListed(request) || !await MayUseChannelAsync(context))
        {
            await new ProblemResult(EdgeProblems.ForeignOrigin).ExecuteAsync(context);
        }
        else if (HttpMethods.IsOptions(request.Method) && request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod))
        {
            await Grant(context.Response);
            context.Response.Headers.AccessControlAllowMethods = "GET, POST";
            context.Response.Headers.AccessControlAllowHeaders = "Authorization, Content-Type, Idempotency-Key";
            context.Response.Headers.AccessControlMaxAge = "600";
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else
        {
            // On starting, because an error clears the headers that were set before.
            context.Response.OnStarting(static response => Grant((HttpResponse)response), context.Response);
            await next(context);
        }
    }

    /// <summary>The socket is no CORS request; it checks the origin when it knows the channel.</summary>
    private static bool IsCustomerCall(PathString path) =>
        path.StartsWithSegments("/v1/web", StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments("/v1/web/socket", StringComparison.OrdinalIgnoreCase);

    private bool IsListed(HttpRequest request) =>
        directory.All.SelectMany(tenant => tenant.Channels).Any(channel => Origins.MayUse(request, channel));

    private async ValueTask<bool> MayUseChannelAsync(HttpContext context)
    {
        if (!context.User.HasClaim(claim => claim.Type == Caller.Customer))
        {
            return true;
        }

        var definitions = await directory.FindAsync(context.User.TenantId(), context.RequestAborted);
        return definitions?.Channel(context.User.ChannelId()) is { } channel && Origins.MayUse(context.Request, channel);
    }

    private static Task Grant(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = response.HttpContext.Request.Headers.Origin;
        response.Headers.AccessControlExposeHeaders = HeaderNames.RetryAfter;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        return Task.CompletedTask;
    }
}
