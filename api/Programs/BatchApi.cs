using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Programs;

/// <summary>Messenger traffic in bulk. See docs/protocol.md.</summary>
internal static class BatchApi
{
    /// <summary>Most messages in one call.</summary>
    public const int MostItems = 1000;

    /// <summary>Largest body: so many of the usual length, and some of the longest.</summary>
    public const int LargestBody = 4 * 1024 * 1024;

    public static void MapBatchApi(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/messages:batch", Receive).RequireAuthorization(Policies.Program).RefusesStrangers().WithTags("Programs")
        .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .Says("Bring messages in bulk", "Up to 1,000, of any channels of the tenant, with an outcome for each in their order; each is as if it came alone.")
        .RefusesChanges().Refuses(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<BatchOutcomeBody>, ProblemResult>> Receive(
        BatchBody body, ClaimsPrincipal user, BatchIngest ingest, CancellationToken cancellationToken)
    {
        if (body.Messages is not { IsDefaultOrEmpty: false, Length: <= MostItems } items)
        {
            return ProblemResult.Of(new FieldIsInvalid("messages", $"1 to {MostItems} messages."));
        }

        return await ingest.TakeAsync(user.TenantId(), items, cancellationToken) is { } outcomes
            ? TypedResults.Ok(new BatchOutcomeBody(outcomes))
            : new ProblemResult(EdgeProblems.TooManyMessages, TimeSpan.FromSeconds(1));
    }
}
