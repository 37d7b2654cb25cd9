using Actors.Domain;
using Actors.Domain.Agents;

namespace Actors.Storage;

/// <summary>An agent's presence in the lists.</summary>
/// <param name="Tenant">Whose agent.</param>
/// <param name="Agent">Who.</param>
/// <param name="Seq">The agent's stream after the last change.</param>
/// <param name="Presence">The presence.</param>
/// <param name="NextDue">When something owed must be tried again; null when nothing is owed.</param>
public sealed record PresenceRow(
    TenantId Tenant, AgentId Agent, long Seq, Presence Presence, DateTimeOffset? NextDue)
{
    /// <summary>How long a notice may stay unconfirmed before a sweep tries it again.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>The row of an agent after an event that happened at <paramref name="at"/>.</summary>
    public static PresenceRow Of(TenantId tenant, AgentId agent, AgentState state, DateTimeOffset at) =>
        new(tenant, agent, state.Seq, state.Presence, state.Notice is null ? null : at + TryAgainAfter);
}
