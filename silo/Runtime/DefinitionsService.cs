using Actors.Storage;

namespace Actors.Silo.Runtime;

/// <summary>Keeps the definitions of tenants up to date in a process without a sweep.</summary>
internal sealed partial class DefinitionsService(TenantDirectory directory, TimeProvider time, ILogger<DefinitionsService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await RefreshAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await directory.RefreshAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotRefreshed(logger, failure);
        }
    }

    // Event ids 5000 to 5009.
    private static partial class Log
    {
        [LoggerMessage(5000, LogLevel.Error, "The definitions could not be read; it is repeated in a second.")]
        public static partial void NotRefreshed(ILogger logger, Exception exception);
    }
}
