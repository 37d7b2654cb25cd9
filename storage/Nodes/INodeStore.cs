using Actors.Domain;

namespace Actors.Storage;

/// <summary>
/// Which nodes of a cluster hold connections, and whose consoles: what each node says of itself, and what the others know of one that was killed.
/// A node is known by a name of its own, a new one at each start.
/// </summary>
public interface INodeStore
{
    /// <summary>Says that a node is alive; false when it was not known, or was forgotten: then it says anew whose consoles it holds.</summary>
    Task<bool> BeatAsync(string node, long beat, CancellationToken cancellationToken);

    /// <summary>The last beat of each known node. Beats are compared with nothing but themselves: a node that does not change is not alive.</summary>
    Task<IReadOnlyDictionary<string, long>> BeatsAsync(CancellationToken cancellationToken);

    /// <summary>Forgets a node and its consoles.</summary>
    Task ForgetAsync(string node, CancellationToken cancellationToken);

    /// <summary>A node holds a console of an agent; the node is known from now on.</summary>
    Task AddConsoleAsync(TenantId tenant, AgentId agent, string node, CancellationToken cancellationToken);

    /// <summary>A node holds no console of an agent any more.</summary>
    Task RemoveConsoleAsync(TenantId tenant, AgentId agent, string node, CancellationToken cancellationToken);

    /// <summary>Whether any node holds a console of an agent, but for nodes that are named.</summary>
    Task<bool> HasConsoleAsync(TenantId tenant, AgentId agent, IReadOnlyCollection<string> butFor, CancellationToken cancellationToken);

    /// <summary>The agents of a tenant of whom any node holds a console, but for nodes that are named.</summary>
    Task<IReadOnlySet<AgentId>> AgentsAsync(TenantId tenant, IReadOnlyCollection<string> butFor, CancellationToken cancellationToken);
}
