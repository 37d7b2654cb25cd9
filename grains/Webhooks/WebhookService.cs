using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Actors.Grains.Webhooks;

/// <summary>Wakes every endpoint each second, and once a day's worth is over forgets what need not be kept.</summary>
internal sealed partial class WebhookService(
    TenantDirectory directory, IGrainFactory grains, IWebhookStore store, TimeProvider time, GrainClock clock, ILogger<WebhookService> logger)
    : BackgroundService
{
    private const int ForgetEvery = 3600;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1), LogKept = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        for (var step = 0; !stoppingToken.IsCancellationRequested; step++)
        {
            try
            {
                await WakeAsync();
                if (step % ForgetEvery == 0)
                {
                    await store.ForgetDoneAsync(clock.Now - LogKept, stoppingToken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.StepFailed(logger, failure);
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

    private Task WakeAsync() => Task.WhenAll(
        from tenant in directory.All
        from webhook in tenant.Webhooks
        where webhook.On
        select grains.GetGrain<IWebhookGrain>(GrainKey.Of(tenant.Tenant!.Value, webhook.Id)).Wake());

    // Event ids 2400 to 2499.
    private static partial class Log
    {
        [LoggerMessage(2400, LogLevel.Error, "Waking webhooks failed; it is repeated in a second.")]
        public static partial void StepFailed(ILogger logger, Exception exception);
    }
}
