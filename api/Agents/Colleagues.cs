using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Tenants;
using Actors.Storage;

namespace Actors.Api.Agents;

/// <summary>The agents of a tenant with their presence and load.</summary>
internal sealed class Colleagues(TenantDirectory directory, IReadStore rows)
{
    public async Task<MeBody> MeAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var definitions = await directory.FindAsync(user.TenantId(), cancellationToken);
        var me = definitions!.Agent(user.AgentId())!;
        var presences = await PresencesAsync(user.TenantId(), cancellationToken);
        var absences = await AbsencesAsync(user.TenantId(), cancellationToken);
        return new(
            me.Id, me.Name, me.Role, definitions.Tenant!.Value, definitions.Name,
            presences.GetValueOrDefault(me.Id, Presence.Offline), absences.GetValueOrDefault(me.Id)?.Reason);
    }

    public async Task<IReadOnlyList<AgentBody>> AllAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var agents = (await directory.FindAsync(tenant, cancellationToken))?.Agents ?? [];
        var presences = await PresencesAsync(tenant, cancellationToken);
        var places = await rows.PlacesAsync(tenant, cancellationToken);
        var absences = await AbsencesAsync(tenant, cancellationToken);
        return [.. agents.Select(agent => Show(agent, presences, places) with
        {
            PresenceReason = absences.GetValueOrDefault(agent.Id)?.Reason, PresenceSince = absences.GetValueOrDefault(agent.Id)?.Since,
        })];
    }

    private static AgentBody Show(
        AgentDefinition agent, Dictionary<AgentId, Presence> presences, IReadOnlyDictionary<AgentId, int> places) => new(
        agent.Id, agent.Name, agent.Role, agent.Chat, agent.Assign, agent.Queues,
        presences.GetValueOrDefault(agent.Id, Presence.Offline), agent.Capacity, places.GetValueOrDefault(agent.Id));

    private async Task<Dictionary<AgentId, AbsenceRow>> AbsencesAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await rows.AbsencesAsync(tenant, cancellationToken)).ToDictionary(row => row.Agent);

    private async Task<Dictionary<AgentId, Presence>> PresencesAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await rows.PresencesAsync(tenant, cancellationToken)).ToDictionary(row => row.Agent, row => row.Presence);
}
