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
    /// <summary>The row of an agent; whose connection is lost beyond the grace is <see cref="Domain.Agents.Presence.Lost"/> there.</summary>
    public static PresenceRow Of(TenantId tenant, AgentId agent, AgentState state) => new(
        tenant, agent, state.Seq, state.IsLost ? Domain.Agents.Presence.Lost : state.Presence, state.NextDue);
}
