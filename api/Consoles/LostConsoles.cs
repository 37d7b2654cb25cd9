using Actors.Domain.Agents;
using Actors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Actors.Api.Consoles;

/// <summary>
/// A server that is killed tells nobody that its consoles are gone. So it is done at the next start: the grace of their agents begins then.
/// Only where the runtime is this one process: elsewhere consoles may be at other nodes.
/// </summary>
internal sealed partial class LostConsoles(
    AgentsAtConsoles atConsoles, TenantDirectory directory, IReadStore rows, TimeProvider time, ILogger<LostConsoles> logger) : BackgroundService
{
    private const int AtOnce = 32;

    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(stoppingToken))
        {
            await Task.Delay(AgainAfter, time, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await directory.RefreshAsync(cancellationToken);
            foreach (var tenant in directory.All)
            {
                var presences = await rows.PresencesAsync(tenant.Tenant!.Value, cancellationToken);

                // Who is lost has no console. Who is offline may have one, which must not count against the agent later.
                await Parallel.ForEachAsync(
                    presences.Where(row => row.Presence != Presence.Lost),
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                    async (row, _) => await atConsoles.LoseAsync(row.Tenant, row.Agent));
            }

            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A missed one would get conversations for ever without being there.
            Log.Failed(logger, failure);
            return false;
        }
    }

    // Event ids 3300 to 3399.
    private static partial class Log
    {
        [LoggerMessage(3300, LogLevel.Error, "Agents whose consoles were connected before the start could not be told; it is repeated in a second.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
