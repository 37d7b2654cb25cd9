using System.Security.Claims;
using Actors.Api.Security;
using Actors.Domain;

namespace Actors.Api.Consoles;

/// <summary>Who looks: an agent of a tenant, and whether a manager.</summary>
internal sealed record Viewer(TenantId Tenant, AgentId Agent, bool IsManager)
{
    public static Viewer Of(ClaimsPrincipal user) => new(user.TenantId(), user.AgentId(), user.IsManager());
}
