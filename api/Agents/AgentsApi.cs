using System.Security.Claims;
using Actors.Api.Conversations;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.GrainInterfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Actors.Api.Agents;

/// <summary>Agents and their presence. See docs/protocol.md.</summary>
internal static class AgentsApi
{
    public static void MapAgentsApi(this IEndpointRouteBuilder routes)
    {
        var agents = routes.MapGroup("/v1").RequireAuthorization(Policies.Agent).RefusesStrangers().WithTags("Agents");
        agents.MapGet("/agents", List)
            .Says("List colleagues", "With presence, capacity and conversations in hand.");
        agents.MapPut("/me/presence", SetPresence)
            .Says("Set the own presence", "online takes conversations; the others do not. A reason is for colleagues only.").RefusesChanges();
    }

    private static async Task<Ok<IReadOnlyList<AgentBody>>> List(
        ClaimsPrincipal user, Colleagues colleagues, CancellationToken cancellationToken) =>
        TypedResults.Ok(await colleagues.AllAsync(user.TenantId(), cancellationToken));

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> SetPresence(
        PresenceBody body, ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var wrong = body.Presence is null ? new FieldIsInvalid("presence", "online, away, break, meal or offline.") : null;
        if ((wrong ?? ConversationCalls.IdOf(context, null, out _)) is { } refusal)
        {
            return ProblemResult.Of(refusal);
        }

        _ = ConversationCalls.IdOf(context, null, out var operation);
        var outcome = await grains.GetGrain<IAgentGrain>(GrainKey.Of(user.TenantId(), user.AgentId()))
            .SetPresence(body.Presence!.Value, OperationKey.OfAgent(user.AgentId(), operation), body.Reason);
        return outcome.Rejection is { } rejection
            ? ProblemResult.Of(rejection)
            : TypedResults.Ok(new OutcomeBody(outcome.Seq, outcome.Repeated));
    }
}
