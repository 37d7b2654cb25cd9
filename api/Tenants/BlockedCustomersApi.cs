using System.Security.Claims;
using Actors.Api.Conversations;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Tenants;

/// <summary>Who is blocked; blocking and letting in again go by the conversation. See docs/protocol.md.</summary>
internal static class BlockedCustomersApi
{
    public static void MapBlockedCustomersApi(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/tenant").RequireAuthorization(Policies.Manager).RefusesStrangers().WithTags("Tenant")
            .MapGet("/blocked-customers", List)
            .Says("List blocked customers", "Who was blocked last comes first. POST /v1/conversations/{id}/unblock lets one in again.");

    private static async Task<Results<Ok<BlockedCustomersBody>, ProblemResult>> List(
        ClaimsPrincipal user, IReadStore rows, TenantDirectory directory, CancellationToken cancellationToken, string? cursor = null,
        int limit = 50)
    {
        if (Cursors.Check(0, limit) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        try
        {
            var page = await rows.BlockedAsync(user.TenantId(), cursor, limit, cancellationToken);
            var definitions = await directory.FindAsync(user.TenantId(), cancellationToken);
            return TypedResults.Ok(new BlockedCustomersBody(
                [.. page.Rows.Select(blocked => new BlockedCustomerBody(
                    blocked.Row.Id, blocked.Row.Channel, blocked.Row.ChannelType, blocked.Row.Customer, blocked.Row.CustomerName, blocked.By,
                    definitions?.NameOf(blocked.By), blocked.At))],
                page.Next));
        }
        catch (ArgumentException)
        {
            return ProblemResult.Of(new FieldIsInvalid("cursor", "The next of a page of this list."));
        }
    }
}
