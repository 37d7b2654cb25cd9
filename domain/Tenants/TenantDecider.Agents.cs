using System.Collections.Immutable;
using Actors.Domain.Agents;

namespace Actors.Domain.Tenants;

using Decided = Decision<TenantEvent>;

/// <content>What an agent may do, and when the agent is not there.</content>
public sealed partial class TenantDecider
{
    private static Decided Change(TenantState state, ChangeAgent change)
    {
        if (state.Agent(change.Agent) is not { } agent)
        {
            return new AgentIsUnknown(change.Agent);
        }

        var changed = agent with
        {
            Name = change.Name, Role = change.Role, Chat = change.Chat, Assign = change.Assign, Capacity = change.Capacity,
            Queues = change.Queues,
        };
        return Wrong(state, changed) is { } wrong ? wrong
            : agent.Role != change.Role && IsLastOf(state, agent) ? new LastAdministrator(agent.Id)
            : agent.Queues.SequenceEqual(changed.Queues) && agent == changed with { Queues = agent.Queues } ? Decided.Nothing
            : new AgentChanged(agent.Id, change.Name, change.Role, change.Chat, change.Assign, change.Capacity, changed.Queues, change.Now);
    }

    private static Decided Set(TenantState state, SetAgentAbsences set)
    {
        var away = set.Absences;
        return state.Agent(set.Agent) is not { } agent ? new AgentIsUnknown(set.Agent)
            : away.DayOff.Length > SetAgentAbsences.Most || away.DayOff.Distinct().Count() < away.DayOff.Length
                ? new FieldIsInvalid("dayOff", $"At most {SetAgentAbsences.Most} dates, each once.")
            : away.Breaks.Length > SetAgentAbsences.Most || away.Breaks.Distinct().Count() < away.Breaks.Length
                ? new FieldIsInvalid("breaks", $"At most {SetAgentAbsences.Most} breaks, each once.")
            : Same(agent.Absences ?? new(), away) ? Decided.Nothing
            : new AgentAbsencesSet(agent.Id, away, set.Now);
    }

    /// <summary>What is wrong with an agent's definition, apart from the id being taken.</summary>
    private static Rejection? Wrong(TenantState state, AgentDefinition agent) =>
        Checked(agent.Id.Value, agent.Name) is { } wrong ? wrong
        : agent.Capacity is < 1 or > 1000 ? new FieldIsInvalid("capacity", "1 to 1000, or null for no bound.")
        : agent.Role == AgentRole.Operator && state.Tenant != SystemTenant.Id
            ? new FieldIsInvalid("role", "An operator belongs to the installation, not to a tenant.")
        : agent.Queues.FirstOrDefault(id => state.Queues.All(queue => queue.Id != id)) is { Value: not null } missing
            ? new NotFound($"Queue {missing}")
        : null;

    /// <summary>The last administrator stays: otherwise nobody could let anybody in again.</summary>
    private static bool IsLastOf(TenantState state, AgentDefinition agent) =>
        agent.Role is AgentRole.Administrator or AgentRole.Operator && state.Agents.Count(each => each.Role == agent.Role) == 1;

    private static bool Same(AgentAbsences one, AgentAbsences other) =>
        one.Meal == other.Meal && one.DayOff.SequenceEqual(other.DayOff) && one.Breaks.SequenceEqual(other.Breaks);

    private static TenantState With(TenantState state, AgentId id, Func<AgentDefinition, AgentDefinition> change) =>
        state with { Agents = [.. state.Agents.Select(agent => agent.Id == id ? change(agent) : agent)] };
}
