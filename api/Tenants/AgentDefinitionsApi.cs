using System.Collections.Immutable;
using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Actors.Api.Tenants;

/// <summary>What agents may do, and when they are not there. See docs/protocol.md.</summary>
internal static class AgentDefinitionsApi
{
    public static void MapAgentDefinitionsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/v1/tenant/agents").RequireAuthorization(Policies.Administrator).RefusesStrangers().WithTags("Tenant")
            .MapPut("/{id}", Change)
            .Says("Change an agent", "Name, role, permissions, capacity and queues, as a whole. In force for what is decided from now on.")
            .Refuses(404, 409);
        routes.MapGroup("/v1/tenant/agents").RequireAuthorization(Policies.Manager).RefusesStrangers().WithTags("Tenant")
            .MapPut("/{id}/absences", SetAbsences)
            .Says("Set when an agent is not there", "Days off, breaks and the own meal time, in place of those before.").Refuses(404, 409);
    }

    private static Task<Results<Ok<OutcomeBody>, ProblemResult>> Change(
        string id, AgentChangeBody body, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time)
    {
        var missing = body.Name is null ? "name" : body.Role is null ? "role" : body.Chat is null ? "chat"
            : body.Assign is null ? "assign" : body.Queues is not { IsDefault: false } ? "queues" : null;
        var wrong = missing is not null ? new FieldIsInvalid(missing, "Must be there: the definition is replaced as a whole.")
            : DefinitionChecks.Name(body.Name) ?? DefinitionChecks.Queues(body.Queues);
        return wrong is not null ? Task.FromResult<Results<Ok<OutcomeBody>, ProblemResult>>(ProblemResult.Of(wrong)) : TenantApi.Change(
            user, grains, new ChangeAgent(
                new(id), body.Name!, body.Role!.Value, body.Chat!.Value, body.Assign!.Value, body.Capacity,
                [.. body.Queues!.Value.Distinct().Select(queue => new QueueId(queue))], time.GetUtcNow()));
    }

    private static Task<Results<Ok<OutcomeBody>, ProblemResult>> SetAbsences(
        string id, AbsencesBody body, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time) =>
        body.Read() is (null, { } wrong) ? Task.FromResult<Results<Ok<OutcomeBody>, ProblemResult>>(ProblemResult.Of(wrong))
        : TenantApi.Change(user, grains, new SetAgentAbsences(new(id), body.Read().Absences!, time.GetUtcNow()));
}
