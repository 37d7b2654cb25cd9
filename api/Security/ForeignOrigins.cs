using Actors.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Security;

/// <summary>Refuses what a page of another origin sends with somebody's cookie, and sockets that it opens.</summary>
internal sealed class ForeignOrigins(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        var isHub = context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal);
        var byCookie = context.User.Identity is { IsAuthenticated: true, AuthenticationType: Schemes.Cookie };
        return (isHub || (changes && byCookie)) && !IsOwn(context.Request)
            ? new ProblemResult(EdgeProblems.ForeignOrigin).ExecuteAsync(context)
            : next(context);
    }

    /// <summary>Whether the request has no origin (a program) or that of the server itself.</summary>
    public static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                && string.Equals(uri.Scheme, request.Scheme, StringComparison.OrdinalIgnoreCase));
    }
}
