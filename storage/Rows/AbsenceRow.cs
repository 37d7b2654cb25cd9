using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Json;

namespace Actors.Storage;

/// <summary>An agent who is away, on a break or at a meal.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Since">When the agent said so.</param>
/// <param name="Reason">What the agent said with it, or null.</param>
public sealed record AbsenceRow(AgentId Agent, DateTimeOffset Since, string? Reason)
{
    /// <summary>The stored name of what says so.</summary>
    internal const string Name = "agent.presence-set";

    /// <summary>The presences of which there is such a row.</summary>
    internal static bool IsOf(Presence presence) => presence is Presence.Away or Presence.Break or Presence.Meal;

    internal static AbsenceRow Of(AgentId agent, ReadOnlySpan<byte> data)
    {
        var set = (AgentPresenceSet)JsonSerializer.Deserialize(data, DomainJson.Stored.AgentEvent)!;
        return new(agent, set.At, set.Reason);
    }
}
