using Actors.Domain.Agents;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Actors.Grains.Nodes;

/// <summary>
/// A node that is killed tells nobody that its consoles are gone. Every silo watches the nodes: agents who have no console at any living node have
/// dropped, and their grace begins. Several silos do it at once, which changes nothing; so whichever of them dies, it is done.
/// </summary>
internal sealed partial class NodeWatch(
    INodeStore nodes, IReadStore rows, TenantDirectory directory, IGrainFactory grains, TimeProvider time, ILogger<NodeWatch> logger)
    : BackgroundService
{
    private const int AtOnce = 32;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly Pulses _pulses = new();
    private bool _isFirst = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var dead = _pulses.Look(await nodes.BeatsAsync(cancellationToken), time.GetUtcNow());

            // What was lost while no silo lived is found by the first look.
            if (dead.Count > 0 || _isFirst)
            {
                await LoseAsync(dead, cancellationToken);
                _isFirst = false;
            }

            foreach (var node in dead)
            {
                Log.Dead(logger, node);
                await nodes.ForgetAsync(node, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A missed agent would get conversations for ever without being there; the next look tries again.
            Log.Failed(logger, failure);
        }
    }

    private async Task LoseAsync(IReadOnlyCollection<string> dead, CancellationToken cancellationToken)
    {
        await directory.RefreshAsync(cancellationToken);
        foreach (var tenant in directory.All.Select(state => state.Tenant!.Value))
        {
            var there = await nodes.AgentsAsync(tenant, dead, cancellationToken);
            await Parallel.ForEachAsync(
                (await rows.PresencesAsync(tenant, cancellationToken)).Where(row => row.Presence != Presence.Lost && !there.Contains(row.Agent)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (row, _) =>
                {
                    var agent = grains.GetGrain<IAgentGrain>(GrainKey.Of(row.Tenant, row.Agent));
                    await agent.LoseConsole();
                    if (await nodes.HasConsoleAsync(row.Tenant, row.Agent, dead, cancellationToken))
                    {
                        // Came to a node meanwhile, which may have said so before this.
                        await agent.Return();
                    }
                });
        }
    }

    // Event ids 2300 to 2399.
    private static partial class Log
    {
        [LoggerMessage(2300, LogLevel.Warning, "Node {Node} is dead; agents who were connected to it have dropped.")]
        public static partial void Dead(ILogger logger, string node);

        [LoggerMessage(2301, LogLevel.Error, "The nodes could not be watched; it is tried again in 2 s.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
