using System.Reflection;
using Actors.Api.Json;
using Actors.Api.Telemetry;
using Actors.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Api.Problems;

/// <summary>Writes a <see cref="Problem"/> as <c>application/problem+json</c>.</summary>
public sealed class ProblemResult(Problem problem, TimeSpan? retryAfter = null) : IResult, IEndpointMetadataProvider
{
    /// <summary>The problem of a rejection.</summary>
    public static ProblemResult Of(Rejection rejection) => new(Problem.Of(rejection));

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status400BadRequest, typeof(Problem), ["application/problem+json"]));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.RequestServices.GetService<ApiInstruments>()?.Refused("http", problem.Type);
        httpContext.Response.StatusCode = problem.Status;
        if (retryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = Math.Max(1, (int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return httpContext.Response.WriteAsJsonAsync(
            problem, ApiJson.Strict.Problem, "application/problem+json", httpContext.RequestAborted);
    }
}
