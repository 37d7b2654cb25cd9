using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Actors.Channels.Webhooks;
using Actors.Domain;
using Actors.Domain.Tenants;
using Actors.Domain.Webhooks;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Actors.Grains.Webhooks;

/// <summary>
/// One pass over an endpoint: reads what happened, and sends what is due, of each stream the first, many streams side by side. What an attempt came to
/// is stored before the next of its stream is sent.
/// </summary>
internal sealed partial class WebhookRunner(
    IWebhookStore store, WebhookReader reader, WebhookSender sender, IReadStore rows, TenantDirectory directory, IGrainFactory grains,
    GrainClock clock, ILogger<WebhookRunner> logger)
{
    private const int AtOnce = 16;

    // A pass ends in time for the next to see new definitions.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Reads and sends until nothing is due, the endpoint asks for quiet, or the pass has lasted long enough.</summary>
    public async Task PassAsync(TenantId tenant, WebhookId id, WebhookMemory memory, CancellationToken cancellationToken)
    {
        if (await EndpointAsync(tenant, id, cancellationToken) is not { } endpoint)
        {
            return;
        }

        if (!memory.IsHealed)
        {
            await store.HealAsync(tenant, id, clock.Now, cancellationToken);
            memory.IsHealed = true;
        }

        var cursor = await store.CursorAsync(tenant, id, cancellationToken) ?? new(await rows.HeadAsync(tenant, cancellationToken));
        cursor = await reader.ReadAsync(tenant, endpoint, cursor, memory, cancellationToken);
        for (var until = clock.Now + Longest; clock.Now < until && !(cursor.QuietUntil > clock.Now);)
        {
            var due = await store.DueAsync(tenant, id, clock.Now, AtOnce, cancellationToken);
            if (due.Count == 0)
            {
                return;
            }

            var quiet = TimeSpan.Zero;
            var sending = due.Select(delivery => (Delivery: delivery, Reply: sender.SendAsync(endpoint, delivery.Id, delivery.Body, cancellationToken))).ToList();
            foreach (var (delivery, reply) in sending)
            {
                var wait = await RecordAsync(tenant, endpoint, delivery, await reply, cancellationToken);
                quiet = wait > quiet ? wait : quiet;
            }

            if (quiet > TimeSpan.Zero)
            {
                cursor = cursor with { QuietUntil = clock.Now + quiet };
                await store.MoveAsync(tenant, id, cursor, cancellationToken);
            }

            if (await EndpointAsync(tenant, id, cancellationToken) is not { } still)
            {
                return;
            }

            endpoint = still;
        }
    }

    /// <summary>Forgets what waits for an endpoint that is no more.</summary>
    public Task ForgetAsync(TenantId tenant, WebhookId id) => store.DropAsync(tenant, id, CancellationToken.None);

    private async ValueTask<WebhookDefinition?> EndpointAsync(TenantId tenant, WebhookId id, CancellationToken cancellationToken) =>
        (await directory.FindAsync(tenant, cancellationToken))?.Webhook(id) is { On: true } endpoint ? endpoint : null;

    /// <summary>Stores what came of an attempt; returns for how long the endpoint wants quiet.</summary>
    private async Task<TimeSpan> RecordAsync(
        TenantId tenant, WebhookDefinition endpoint, WebhookDelivery delivery, WebhookReply reply, CancellationToken cancellationToken)
    {
        var attempt = new WebhookAttempt(reply.At, reply.Took, reply.Status, reply.Outcome);
        if (reply.IsTaken)
        {
            await store.RecordAsync(tenant, delivery, attempt, WebhookState.Delivered, null, cancellationToken);
            return TimeSpan.Zero;
        }

        var again = reply.IsGone ? null : WebhookSchedule.After(delivery.Attempts + 1, DiceOf(delivery), reply.RetryAfter);
        var state = again is null ? WebhookState.GivenUp : WebhookState.Pending;
        await store.RecordAsync(tenant, delivery, attempt, state, clock.Now + again, cancellationToken);
        if (again is null)
        {
            Log.GivenUp(logger, tenant, endpoint.Id, delivery.Id, delivery.Attempts + 1, reply.Outcome);
            if (reply.IsGone || !await DeliveredSinceAsync(tenant, delivery, cancellationToken))
            {
                await grains.GetGrain<ITenantGrain>(GrainKey.Of(tenant)).Change(new SwitchWebhook(
                    endpoint.Id, false, reply.IsGone ? WebhookOff.Gone : WebhookOff.NeverAnswers, clock.Now));
            }
        }

        var asked = reply.RetryAfter < WebhookSchedule.LongestAsked ? reply.RetryAfter : WebhookSchedule.LongestAsked;
        return !reply.IsTooMuch ? TimeSpan.Zero : reply.RetryAfter is null ? WebhookSchedule.Breath : asked!.Value;
    }

    /// <summary>Whether anything else got through since this one was first tried.</summary>
    private async Task<bool> DeliveredSinceAsync(TenantId tenant, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var first = (await store.FindAsync(tenant, delivery.Endpoint, delivery.Id, cancellationToken))?.Attempts.FirstOrDefault()?.At;
        var last = await store.LogAsync(tenant, delivery.Endpoint, WebhookState.Delivered, null, 1, cancellationToken);
        return last.Count > 0 && last[0].DoneAt > first;
    }

    /// <summary>Jitter that needs no dice: different for each event and attempt, and the same when it is made again.</summary>
    private static double DiceOf(WebhookDelivery delivery) => BinaryPrimitives.ReadUInt32BigEndian(
        SHA256.HashData(Encoding.ASCII.GetBytes($"{delivery.Id}/{delivery.Attempts}"))) / (uint.MaxValue + 1.0);

    // Event ids 2300 to 2399.
    private static partial class Log
    {
        [LoggerMessage(2300, LogLevel.Warning, "Webhook {Endpoint} of {Tenant}: event {Delivery} was given up after {Attempts} attempts: {Outcome}.")]
        public static partial void GivenUp(ILogger logger, TenantId tenant, WebhookId endpoint, string delivery, int attempts, string outcome);
    }
}
