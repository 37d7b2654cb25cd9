using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Api.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Simulations;

/// <summary>What-if. See docs/protocol.md.</summary>
internal static class SimulationsApi
{
    public static void MapSimulationsApi(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/simulations", Play).RequireAuthorization(Policies.Manager).RefusesStrangers().WithTags("Simulations")
        .WithMetadata(new RequestSizeLimitAttribute(SettingsDocument.Largest))
        .Says(
            "Try settings",
            "Plays a scenario, or a day of the own traffic, under settings that are not in force: what would have been sent and who would have got "
            + "what, beside what is expected or really happened. Sends nothing and stores nothing.")
        .Refuses(409, 413, 415, 429);

    private static async Task<Results<Ok<SimulatedBody>, ProblemResult>> Play(
        SimulationBody body, ClaimsPrincipal user, WhatIf whatIf, CancellationToken cancellationToken)
    {
        var (simulated, wrong) = await whatIf.PlayAsync(user.TenantId(), body, cancellationToken);
        return wrong is null ? TypedResults.Ok(simulated)
            : new ProblemResult(wrong, wrong.Status == StatusCodes.Status429TooManyRequests ? TimeSpan.FromSeconds(5) : null);
    }
}
