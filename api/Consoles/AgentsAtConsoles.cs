using Actors.Domain;
using Actors.GrainInterfaces;
using Orleans;

namespace Actors.Api.Consoles;

/// <summary>Tells agents whether a console of theirs is connected.</summary>
internal sealed class AgentsAtConsoles(ConsoleConnections connections, IConsolesOfNodes nodes, IGrainFactory grains)
{
    private readonly Dictionary<(TenantId, AgentId), Telling> _last = [];
    private readonly Lock _lock = new();

    /// <summary>
    /// Says it of an agent, from what is the case after the call. Once at a time, and who comes meanwhile shares the next time: all consoles of an agent
    /// may come back in one moment, and saying it costs a commit.
    /// </summary>
    public Task TellAsync(TenantId tenant, AgentId agent)
    {
        lock (_lock)
        {
            var last = _last.GetValueOrDefault((tenant, agent));
            if (last is { HasBegun: false })
            {
                return last.Done;
            }

            var next = new Telling();
            _last[(tenant, agent)] = next;
            return next.Done = TellAsync(tenant, agent, next, last?.Done ?? Task.CompletedTask);
        }
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

    private async Task TellAsync(TenantId tenant, AgentId agent, Telling telling, Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_lock)
        {
            telling.HasBegun = true;
        }

        try
        {
            await SayAsync(tenant, agent);
        }
        finally
        {
            lock (_lock)
            {
                if (_last[(tenant, agent)] == telling)
                {
                    _last.Remove((tenant, agent));
                }
            }
        }
    }

    /// <summary>
    /// Says what is the case until it is what was said: a console that comes while another goes may be heard of in the other order, and an agent
    /// who is there must not be lost. That there is one here, only this node changes:
    /// one that was forgotten by the others says everything anew (<see cref="NodeBeat"/>).
    /// </summary>
    private async Task SayAsync(TenantId tenant, AgentId agent)
    {
        bool isHere, said;
        do
        {
            isHere = connections.Has(tenant, agent);
            said = await nodes.SayAsync(tenant, agent, isHere);
            await (said ? Grain(tenant, agent).Return() : Grain(tenant, agent).Drop());
        }
        while (connections.Has(tenant, agent) != isHere || (!isHere && await nodes.SayAsync(tenant, agent, isHere) != said));
    }

    private IAgentGrain Grain(TenantId tenant, AgentId agent) => grains.GetGrain<IAgentGrain>(GrainKey.Of(tenant, agent));

    /// <summary>One time of telling; who comes before it has begun shares it.</summary>
    private sealed class Telling
    {
        public Task Done { get; set; } = Task.CompletedTask;

        public bool HasBegun { get; set; }
    }
}
