using Actors.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Actors.Api.Security;

/// <summary>What holds for every call of the API: nothing is kept by caches or guessed by browsers, and bodies are JSON in UTF-8.</summary>
internal sealed class EdgeRules(RequestDelegate next)
{
    /// <summary>Whether a path belongs to programs and not to people, who are better served by a page than by a problem.</summary>
    public static bool IsApi(PathString path) =>
        path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsApi(context.Request.Path))
        {
            return next(context);
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
        !MediaTypeHeaderValue.TryParse(contentType, out var type)
        || !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
