using Actors.Domain;
using Actors.GrainInterfaces;
using Orleans;

namespace Actors.Api.Consoles;

/// <summary>Tells agents whether a console of theirs is connected.</summary>
internal sealed class AgentsAtConsoles(ConsoleConnections connections, IConsolesOfNodes nodes, IGrainFactory grains)
{
    /// <summary>
    /// Says what is the case until it is what was said: a console that comes while another goes may be heard of in the other order, and an agent
    /// who is there must not be lost.
    /// </summary>
    public async Task TellAsync(TenantId tenant, AgentId agent)
    {
        bool said;
        do
        {
            said = await IsConnectedAsync(tenant, agent);
            await (said ? Grain(tenant, agent).Return() : Grain(tenant, agent).Drop());
        }
        while (await IsConnectedAsync(tenant, agent) != said);
    }

    /// <summary>After a start: whose console was connected when the server ended has dropped, unless it is back already.</summary>
    public async Task LoseAsync(TenantId tenant, AgentId agent)
    {
        if (connections.Has(tenant, agent))
        {
            return;
        }

        await Grain(tenant, agent).LoseConsole();
        if (connections.Has(tenant, agent))
        {
            await TellAsync(tenant, agent);
        }
    }

    private ValueTask<bool> IsConnectedAsync(TenantId tenant, AgentId agent) =>
        nodes.SayAsync(tenant, agent, connections.Has(tenant, agent));

    private IAgentGrain Grain(TenantId tenant, AgentId agent) => grains.GetGrain<IAgentGrain>(GrainKey.Of(tenant, agent));
}
