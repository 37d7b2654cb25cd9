using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Actors.Grains.Files;

/// <summary>Passes over the files every hour. On every node: what is deleted twice is deleted once.</summary>
internal sealed partial class FileService(FileRetention retention, TimeProvider time, ILogger<FileService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                try
                {
                    await retention.PassAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    Log.PassFailed(logger, failure);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    // Event ids 2550 to 2599.
    private static partial class Log
    {
        [LoggerMessage(2550, LogLevel.Error, "Deleting files failed; it is repeated in an hour.")]
        public static partial void PassFailed(ILogger logger, Exception exception);
    }
}
