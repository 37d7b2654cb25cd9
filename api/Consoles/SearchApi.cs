using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Consoles;

/// <summary>Looking for customers, words and tickets. See docs/protocol.md.</summary>
internal static class SearchApi
{
    public static void MapSearchApi(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1").RequireAuthorization(Policies.Agent).RefusesStrangers().WithTags("Desk").MapGet("/search", Find)
            .Says("Search", "Customers by name or id, what was said and noted, and subjects of tickets; up to 10 of a kind.").Refuses(429);

    private static async Task<Results<Ok<SearchBody>, ProblemResult>> Find(
        string? q, ClaimsPrincipal user, SearchReads search, CancellationToken cancellationToken)
    {
        var (found, wrong) = await search.FindAsync(user.TenantId(), q, cancellationToken);
        return found is null ? new ProblemResult(wrong!) : TypedResults.Ok(found);
    }
}
