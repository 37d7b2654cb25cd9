using Actors.Domain;
using Actors.Domain.Agents;
using Orleans;

namespace Actors.GrainInterfaces;

/// <summary>One agent at work. Key: <see cref="GrainKey.Of(TenantId, AgentId)"/>. Calls nobody and waits for nobody.</summary>
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>The agent sets the presence, with what colleagues are to read with it or null; the agent's queues learn of it.</summary>
    Task<Outcome> SetPresence(Presence presence, [Immutable] OperationKey operation, string? reason = null);

    /// <summary>The agent's last connection was lost; the grace begins.</summary>
    Task<Outcome> Drop();

    /// <summary>
    /// The server was started again, and no console of the agent is connected to it: where one was connected before, the grace begins. Only for a
    /// runtime that is one process; elsewhere the console may be at another node.
    /// </summary>
    Task<Outcome> LoseConsole();

    /// <summary>A console of the agent is connected: what was dropped is back.</summary>
    Task<Outcome> Return();

    /// <summary>The presence.</summary>
    Task<Presence> GetPresence();

    /// <summary>The queues know what the event with this number told them.</summary>
    Task Confirm(long cause);

    /// <summary>Try again what is still owed.</summary>
    Task Wake();
}
