using Actors.Domain;

namespace Actors.Storage.InMemory;

/// <summary>Nodes and their consoles of the model.</summary>
internal sealed class InMemoryNodes(InMemoryTables tables) : INodeStore
{
    public Task<bool> BeatAsync(string node, long beat, CancellationToken cancellationToken) => Locked(() =>
    {
        var isKnown = tables.Nodes.ContainsKey(node);
        tables.Nodes[node] = beat;
        return isKnown;
    });

    public Task<IReadOnlyDictionary<string, long>> BeatsAsync(CancellationToken cancellationToken) =>
        Locked<IReadOnlyDictionary<string, long>>(() => new Dictionary<string, long>(tables.Nodes));

    public Task ForgetAsync(string node, CancellationToken cancellationToken) => Locked(() =>
    {
        tables.Consoles.RemoveWhere(console => console.Node == node);
        return tables.Nodes.Remove(node);
    });

    public Task AddConsoleAsync(TenantId tenant, AgentId agent, string node, CancellationToken cancellationToken) => Locked(() =>
    {
        tables.Nodes.TryAdd(node, 0);
        return tables.Consoles.Add((tenant, agent, node));
    });

    public Task RemoveConsoleAsync(TenantId tenant, AgentId agent, string node, CancellationToken cancellationToken) =>
        Locked(() => tables.Consoles.Remove((tenant, agent, node)));

    public Task<bool> HasConsoleAsync(
        TenantId tenant, AgentId agent, IReadOnlyCollection<string> butFor, CancellationToken cancellationToken) =>
        Locked(() => tables.Consoles.Any(
            console => console.Tenant == tenant && console.Agent == agent && !butFor.Contains(console.Node)));

    public Task<IReadOnlySet<AgentId>> AgentsAsync(
        TenantId tenant, IReadOnlyCollection<string> butFor, CancellationToken cancellationToken) =>
        Locked<IReadOnlySet<AgentId>>(() => tables.Consoles
            .Where(console => console.Tenant == tenant && !butFor.Contains(console.Node)).Select(console => console.Agent).ToHashSet());

    private Task<T> Locked<T>(Func<T> work)
    {
        lock (tables.Gate)
        {
            return Task.FromResult(work());
        }
    }
}
