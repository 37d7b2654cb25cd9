using Actors.Domain;
using Actors.Domain.Agents;
using Orleans;

namespace Actors.GrainInterfaces;

/// <summary>One agent at work. Key: <see cref="GrainKey.Of(TenantId, AgentId)"/>. Calls nobody and waits for nobody.</summary>
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>The agent sets the presence; the agent's queues learn of it.</summary>
    Task<Outcome> SetPresence(Presence presence, [Immutable] OperationKey operation);

    /// <summary>The agent's last connection was lost; the grace begins.</summary>
    Task<Outcome> Drop();

    /// <summary>The agent is connected again.</summary>
    Task<Outcome> Return();

    /// <summary>The presence.</summary>
    Task<Presence> GetPresence();

    /// <summary>The queues know what the event with this number told them.</summary>
    Task Confirm(long cause);

    /// <summary>Try again what is still owed.</summary>
    Task Wake();
}
