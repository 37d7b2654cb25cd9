using Actors.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace Actors.Api.Security;

/// <summary>What holds for every call of the API: nothing is kept by caches or guessed by browsers, and bodies are JSON in UTF-8.</summary>
internal sealed class EdgeRules(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    /// <summary>Whether a path belongs to programs and not to people, who are better served by a page than by a problem.</summary>
    public static bool IsApi(PathString path) =>
        path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        // A connection that is kept would be closed when the node stops, perhaps just when the client says something; this way the client closes it.
        if (lifetime.ApplicationStopping.IsCancellationRequested && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        if (!IsApi(context.Request.Path))
        {
            return next(context);
        }

        // Who was just sent away must not come back: such a socket would hold up the end, and be cut in it.
        if (lifetime.ApplicationStopping.IsCancellationRequested && context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest == true)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.OnStarting(
            static response =>
            {
                var headers = ((HttpResponse)response).Headers;
                headers.CacheControl = "no-store";
                headers.XContentTypeOptions = "nosniff";
                return Task.CompletedTask;
            },
            context.Response);
        return IsUtf8(context.Request.ContentType)
            ? next(context)
            : new ProblemResult(EdgeProblems.MediaTypeIsNotJson).ExecuteAsync(context);
    }

    private static bool IsUtf8(string? contentType) =>
        contentType?.Contains(';') != true
        || !MediaTypeHeaderValue.TryParse(contentType, out var type)
        || !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
