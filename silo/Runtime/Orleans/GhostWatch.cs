using Orleans;
using Orleans.Runtime;

namespace Actors.Silo.Runtime;

/// <summary>
/// Orleans looks for silos that died without a word only when the membership changes, and lets nobody join whom they do not answer. Where all silos were
/// killed and started again at once nothing changes any more, and none would join before it gives up. So a silo that joins makes a change that says
/// nothing, again and again until it is in.
/// </summary>
internal sealed partial class GhostWatch(
    IMembershipTable membership, ILocalSiloDetails self, TimeProvider time, ILogger<GhostWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken) && await JoinsAsync())
            {
                // Once more.
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task<bool> JoinsAsync()
    {
        try
        {
            var table = await membership.ReadAll();
            if (table.Members.FirstOrDefault(member => member.Item1.SiloAddress.Equals(self.SiloAddress)) is not { } me)
            {
                return true;
            }

            var joins = me.Item1.Status is SiloStatus.Created or SiloStatus.Joining;
            _ = joins && await membership.UpdateRow(me.Item1, me.Item2, table.Version.Next());
            return joins;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotRead(logger, failure);
            return true;
        }
    }

    // Event ids 4010 to 4019.
    private static partial class Log
    {
        [LoggerMessage(4010, LogLevel.Warning, "The membership could not be read; it is tried again in 3 s.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
