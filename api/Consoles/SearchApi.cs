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
    private const int Usual = 10;

    public static void MapSearchApi(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1").RequireAuthorization(Policies.Agent).RefusesStrangers().WithTags("Desk").MapGet("/search", Find)
            .Says(
                "Search",
                "Customers by name or id, what was said and noted, and subjects of tickets, newest first: of each kind, or page by page of one. Every word of"
                + " `q` has to be in what is found, as a part of a word, from one syllable on. Lags behind what happens by about a second.")
            .Refuses(429);

    private static async Task<Results<Ok<SearchBody>, ProblemResult>> Find(
        string? q, string? kind, string? cursor, int? limit, ClaimsPrincipal user, SearchReads search, CancellationToken cancellationToken)
    {
        var (found, wrong) = await search.FindAsync(user.TenantId(), q, kind, cursor, limit ?? Usual, cancellationToken);
        return found is null ? new ProblemResult(wrong!) : TypedResults.Ok(found);
    }
}
