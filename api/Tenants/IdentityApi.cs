using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Actors.Api.Tenants;

/// <summary>The secrets with which sites sign who their visitors are. See docs/protocol.md.</summary>
internal static class IdentityApi
{
    public static void MapIdentityApi(this IEndpointRouteBuilder routes)
    {
        var channel = routes.MapGroup("/v1/tenant/channels/{id}/identity-secret").RequireAuthorization(Policies.Administrator).RefusesStrangers()
            .WithTags("Tenant");
        channel.MapPost("/", Make)
            .Says("Make a channel's identity secret", "Answers it, once; the one before signs for nobody from now on.").RefusesChanges();
        channel.MapDelete("/", Remove)
            .Says("Remove a channel's identity secret", "Every visitor is anonymous again.").Refuses(404, 409);
    }

    private static async Task<Results<Ok<SecretBody>, ProblemResult>> Make(
        string id, ClaimsPrincipal user, UserTokens users, IGrainFactory grains, TimeProvider time)
    {
        var (secret, kept) = users.NewSecret();
        var outcome = await TenantApi.Call(user.TenantId(), grains, new SetIdentitySecret(new(id), kept, time.GetUtcNow()));
        return outcome.Rejection is { } rejection ? ProblemResult.Of(rejection) : TypedResults.Ok(new SecretBody(secret));
    }

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Remove(string id, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time)
    {
        var outcome = await TenantApi.Call(user.TenantId(), grains, new SetIdentitySecret(new(id), null, time.GetUtcNow()));
        return outcome.Rejection is { } rejection
            ? ProblemResult.Of(rejection)
            : TypedResults.Ok(new OutcomeBody(outcome.Seq, outcome.Repeated));
    }
}
