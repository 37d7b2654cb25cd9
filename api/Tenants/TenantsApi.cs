using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Tenants;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Actors.Api.Tenants;

/// <summary>The operator's tenants. See docs/protocol.md.</summary>
internal static class TenantsApi
{
    public static void MapTenantsApi(this IEndpointRouteBuilder routes)
    {
        var tenants = routes.MapGroup("/v1/tenants").RequireAuthorization(Policies.Operator).RefusesStrangers().WithTags("Installation");
        tenants.MapGet("/", List)
            .Says("List tenants", "Every business of the installation.");
        tenants.MapPost("/", Create)
            .Says("Create a tenant", "Answers its first administrator's sign-in name and generated password, once.").RefusesChanges();
    }

    private static Ok<IReadOnlyList<TenantBody>> List(TenantDirectory directory)
    {
        IReadOnlyList<TenantBody> tenants = [.. directory.All
            .Where(tenant => tenant.Tenant != SystemTenant.Id)
            .Select(tenant => new TenantBody(tenant.Tenant!.Value, tenant.Name))];
        return TypedResults.Ok(tenants);
    }

    /// <summary>Creates a tenant with its first administrator.</summary>
    private static async Task<Results<Ok<CredentialsBody>, ProblemResult>> Create(
        NewTenantBody body, TenantDirectory directory, IGrainFactory grains, TimeProvider time)
    {
        var (tenant, now) = (new TenantId(body.Id ?? ""), time.GetUtcNow());
        if (DefinitionChecks.Name(body.Name) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        if (!Slug.IsValid(tenant.Value))
        {
            return ProblemResult.Of(new FieldIsInvalid("id", "2 to 32 of a-z, 0-9 and inner hyphens."));
        }

        var (password, hash) = Passwords.Generate();
        var administrator = new AgentDefinition(
            new("admin"), "관리자", AgentRole.Administrator, hash, Chat: false, Assign: false, null, []);
        var created = await TenantApi.Call(tenant, grains, new CreateTenant(tenant, body.Name ?? "", now));

        // A tenant without anybody is one whose creation was killed half-way: the operator's next try completes it.
        var isEmpty = (await directory.FindAsync(tenant, CancellationToken.None))?.Agents.IsEmpty ?? false;
        var outcome = created.Accepted || (created.Rejection is AlreadyExists && isEmpty)
            ? await TenantApi.Call(tenant, grains, new AddAgent(administrator, now))
            : created;
        return outcome.Rejection is { } rejection
            ? ProblemResult.Of(rejection)
            : TypedResults.Ok(new CredentialsBody($"{administrator.Id}@{tenant}", password));
    }
}
