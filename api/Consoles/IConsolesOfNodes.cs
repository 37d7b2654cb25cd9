using Actors.Domain;
using Actors.Storage;

namespace Actors.Api.Consoles;

/// <summary>Whether an agent has a console at any node, as far as this node can know.</summary>
internal interface IConsolesOfNodes
{
    /// <summary>Says whether there is one here, and answers whether there is one anywhere.</summary>
    ValueTask<bool> SayAsync(TenantId tenant, AgentId agent, bool isHere);
}

/// <summary>There is no other node.</summary>
internal sealed class OnlyHere : IConsolesOfNodes
{
    public ValueTask<bool> SayAsync(TenantId tenant, AgentId agent, bool isHere) => new(isHere);
}

/// <summary>Every node keeps in the store whose consoles it holds.</summary>
internal sealed class SharedConsoles(INodeStore nodes) : IConsolesOfNodes
{
    /// <summary>The name of this node, another one after each start.</summary>
    public string Node { get; } = Guid.NewGuid().ToString("N");

    public async ValueTask<bool> SayAsync(TenantId tenant, AgentId agent, bool isHere)
    {
        if (isHere)
        {
            await nodes.AddConsoleAsync(tenant, agent, Node, CancellationToken.None);
            return true;
        }

        await nodes.RemoveConsoleAsync(tenant, agent, Node, CancellationToken.None);
        return await nodes.HasConsoleAsync(tenant, agent, [], CancellationToken.None);
    }
}
