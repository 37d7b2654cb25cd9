using Actors.Domain;

namespace Actors.Storage.Sql;

/// <summary>Nodes and their consoles in SQL.</summary>
internal sealed class SqlNodes(ISqlEngine engine) : INodeStore
{
    private const string Known = "INSERT INTO nodes (node, beat) VALUES (@node, @beat) ON CONFLICT (node) DO NOTHING";

    public Task<bool> BeatAsync(string node, long beat, CancellationToken cancellationToken) => engine.WriteAsync(
        async session =>
        {
            var isKnown = await session.ExecuteAsync(
                "UPDATE nodes SET beat = @beat WHERE node = @node", cancellationToken, ("beat", beat), ("node", node)) == 1;
            if (!isKnown)
            {
                await session.ExecuteAsync(Known, cancellationToken, ("node", node), ("beat", beat));
            }

            return isKnown;
        },
        cancellationToken);

    public async Task<IReadOnlyDictionary<string, long>> BeatsAsync(CancellationToken cancellationToken) =>
        (await engine.ReadAsync(
            session => session.QueryAsync("SELECT node, beat FROM nodes", row => (row.GetString(0), row.GetInt64(1)), cancellationToken),
            cancellationToken)).ToDictionary();

    public Task ForgetAsync(string node, CancellationToken cancellationToken) => engine.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("DELETE FROM nodes WHERE node = @node", cancellationToken, ("node", node));
            return await session.ExecuteAsync("DELETE FROM consoles WHERE node = @node", cancellationToken, ("node", node));
        },
        cancellationToken);

    public Task AddConsoleAsync(TenantId tenant, AgentId agent, string node, CancellationToken cancellationToken) => engine.WriteAsync(
        async session =>
        {
            // A console must not outlive its node unnoticed, even if the node was forgotten a moment ago.
            await session.ExecuteAsync(Known, cancellationToken, ("node", node), ("beat", 0L));
            return await session.ExecuteAsync(
                "INSERT INTO consoles (tenant, agent, node) VALUES (@tenant, @agent, @node) ON CONFLICT (tenant, agent, node) DO NOTHING",
                cancellationToken, ("tenant", tenant.Value), ("agent", agent.Value), ("node", node));
        },
        cancellationToken);

    public Task RemoveConsoleAsync(TenantId tenant, AgentId agent, string node, CancellationToken cancellationToken) => engine.WriteAsync(
        session => session.ExecuteAsync(
            "DELETE FROM consoles WHERE tenant = @tenant AND agent = @agent AND node = @node",
            cancellationToken, ("tenant", tenant.Value), ("agent", agent.Value), ("node", node)),
        cancellationToken);

    public async Task<bool> HasConsoleAsync(
        TenantId tenant, AgentId agent, IReadOnlyCollection<string> butFor, CancellationToken cancellationToken) =>
        (await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT node FROM consoles JOIN nodes USING (node) WHERE tenant = @tenant AND agent = @agent",
                row => row.GetString(0), cancellationToken, ("tenant", tenant.Value), ("agent", agent.Value)),
            cancellationToken))
        .Any(node => !butFor.Contains(node));

    public async Task<IReadOnlySet<AgentId>> AgentsAsync(
        TenantId tenant, IReadOnlyCollection<string> butFor, CancellationToken cancellationToken) =>
        (await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT agent, node FROM consoles JOIN nodes USING (node) WHERE tenant = @tenant",
                row => (Agent: row.GetString(0), Node: row.GetString(1)), cancellationToken, ("tenant", tenant.Value)),
            cancellationToken))
        .Where(console => !butFor.Contains(console.Node)).Select(console => new AgentId(console.Agent)).ToHashSet();
}
