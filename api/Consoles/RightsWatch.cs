using Actors.Api.Security;
using Actors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Actors.Api.Consoles;

/// <summary>A socket must not outlive its permission: every 2 s, consoles of people who lost theirs are cut off.</summary>
internal sealed partial class RightsWatch(
    ConsoleConnections connections, TenantDirectory directory, TimeProvider time, ILogger<RightsWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var connection in connections.All)
            {
                await CheckAsync(connection, stoppingToken);
            }
        }
    }

    private async Task CheckAsync(ConsoleConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            if (!await Passwords.IsStillValidAsync(directory, connection.User, cancellationToken))
            {
                connection.Abort();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The definitions could not be read; the next round asks again, and this loop must not end.
            Log.CheckFailed(logger, failure);
        }
    }

    // Event ids 3200 to 3299.
    private static partial class Log
    {
        [LoggerMessage(3200, LogLevel.Warning, "The rights of a console could not be checked; it is tried again in 2 s.")]
        public static partial void CheckFailed(ILogger logger, Exception exception);
    }
}
