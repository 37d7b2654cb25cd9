using Actors.Domain;
using Actors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Actors.Grains.Sweep;

/// <summary>Drives the sweep by the clock of the host, and keeps the definitions of tenants up to date.</summary>
internal sealed partial class SweepService(
    Sweep sweep, TenantDirectory directory, IEventJournal journal, TimeProvider time, ILogger<SweepService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private const int QueuesEvery = 30;
    private const int OperationsEvery = 3600;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        for (var step = 0; !stoppingToken.IsCancellationRequested; step++)
        {
            await Guarded("definitions", () => directory.RefreshAsync(stoppingToken));
            await Guarded("sweep", () => step == 0 ? sweep.TakeUpAsync(stoppingToken) : sweep.StepAsync(stoppingToken));
            if (step % QueuesEvery == 0)
            {
                await Guarded("queues", () => sweep.WakeQueuesAsync(stoppingToken));
            }

            if (step % OperationsEvery == 0)
            {
                var before = time.GetUtcNow() - TimeSpan.FromDays(OperationKey.DaysKept);
                await Guarded("operations", () => journal.ForgetOperationsAsync(before, stoppingToken));
            }

            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Guarded(string what, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (OperationCanceledException)
        {
            // The host stops; the loop ends by itself.
        }
        catch (Exception failure)
        {
            Log.StepFailed(logger, what, failure);
        }
    }

    // Event ids 2200 to 2299.
    private static partial class Log
    {
        [LoggerMessage(2200, LogLevel.Error, "The step {What} of the sweep failed; it is repeated in a second.")]
        public static partial void StepFailed(ILogger logger, string what, Exception exception);
    }
}
