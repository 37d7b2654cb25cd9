using Actors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Actors.Api.Consoles;

/// <summary>
/// Says every 2 s that this node is alive. A node that was held up for so long that the others took it for dead finds that it was forgotten, and
/// says anew whose consoles it holds.
/// </summary>
internal sealed partial class NodeBeat(
    INodeStore nodes, SharedConsoles consoles, ConsoleConnections connections, AgentsAtConsoles agents, TimeProvider time,
    ILogger<NodeBeat> logger) : BackgroundService
{
    private const int AtOnce = 16;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private long _beat;
    private bool _isForgotten;

    /// <summary>After the consoles are gone: nobody need wait until this node is taken for dead.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await nodes.ForgetAsync(consoles.Node, cancellationToken);
        }
        catch (Exception failure)
        {
            // The others find it by themselves.
            Log.NotSaid(logger, failure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await BeatAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            var isKnown = await nodes.BeatAsync(consoles.Node, ++_beat, cancellationToken);
            if (!isKnown && _beat > 1)
            {
                Log.Forgotten(logger);
                _isForgotten = true;
            }

            if (_isForgotten)
            {
                await Parallel.ForEachAsync(
                    connections.All.Select(connection => (connection.Viewer.Tenant, connection.Viewer.Agent)).Distinct(),
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                    async (one, _) => await agents.TellAsync(one.Tenant, one.Agent));
                _isForgotten = false;
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotSaid(logger, failure);
        }
    }

    // Event ids 3400 to 3499.
    private static partial class Log
    {
        [LoggerMessage(3400, LogLevel.Warning, "This node was taken for dead; it says anew whose consoles it holds.")]
        public static partial void Forgotten(ILogger logger);

        [LoggerMessage(3401, LogLevel.Warning, "This node could not say that it is alive; it is tried again in 2 s.")]
        public static partial void NotSaid(ILogger logger, Exception exception);
    }
}
