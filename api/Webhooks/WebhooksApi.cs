using System.Security.Claims;
using System.Security.Cryptography;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Api.Tenants;
using Actors.Channels;
using Actors.Channels.Guarded;
using Actors.Channels.Webhooks;
using Actors.Domain;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Domain.Webhooks;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Actors.Api.Webhooks;

/// <summary>Webhook endpoints of a tenant. See docs/protocol.md.</summary>
internal static class WebhooksApi
{
    public static void MapWebhooksApi(this IEndpointRouteBuilder routes)
    {
        var hooks = routes.MapGroup("/v1/tenant/webhooks").RequireAuthorization(Policies.Administrator).RefusesStrangers().WithTags("Webhooks");
        hooks.MapGet("/", List)
            .Says("List webhook endpoints", "Where events are sent, which, and how many wait; with all types there are.");
        hooks.MapPut("/{id}", Define)
            .Says("Define a webhook endpoint", "A new one answers its secret, once; one that is there gets another address and other types.").RefusesChanges();
        hooks.MapDelete("/{id}", Remove)
            .Says("Remove a webhook endpoint", "With its log and everything that waits for it.").Refuses(404, 409);
        hooks.MapPost("/{id}/secret", Rotate)
            .Says("Make a new secret", "Answers it, once; for a day events are signed with both.").Refuses(404, 409);
        hooks.MapPost("/{id}/on", Switch(true)).Says("Switch it on", "What happened meanwhile is sent.").Refuses(404, 409);
        hooks.MapPost("/{id}/off", Switch(false)).Says("Switch it off", "Nothing is sent; nothing is lost.").Refuses(404, 409);
        hooks.MapPost("/{id}/test", Try)
            .Says("Try it", "Sends one event of type webhook.test at once and answers what came of it.").Refuses(404);
        hooks.MapWebhookLogApi();
    }

    private static async Task<Ok<WebhooksBody>> List(
        ClaimsPrincipal user, TenantDirectory directory, IWebhookStore store, CancellationToken cancellationToken)
    {
        var bodies = new List<WebhookBody>();
        foreach (var webhook in (await directory.FindAsync(user.TenantId(), cancellationToken))!.Webhooks)
        {
            bodies.Add(await ShowAsync(user.TenantId(), webhook, store, null, cancellationToken));
        }

        return TypedResults.Ok(new WebhooksBody(bodies, WebhookTypes.All));
    }

    private static async Task<Results<Ok<WebhookBody>, ProblemResult>> Define(
        string id, NewWebhookBody body, ClaimsPrincipal user, TenantDirectory directory, IWebhookStore store, IReadStore rows, OutgoingGuard guard,
        ISecretBox box, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await WrongAsync(body.Url, guard, cancellationToken) is { } refused)
        {
            return ProblemResult.Of(refused);
        }

        var (tenant, webhook) = (user.TenantId(), new WebhookId(id));
        var isNew = (await directory.FindAsync(tenant, cancellationToken))!.Webhook(webhook) is null;
        if (isNew && Slug.IsValid(id))
        {
            // Before it is there: what happens from its first moment on is after this position.
            await store.MoveAsync(tenant, webhook, new(await rows.HeadAsync(tenant, cancellationToken)), cancellationToken);
        }

        var (secret, now) = (StandardWebhook.Secret(RandomNumberGenerator.GetBytes(32)), time.GetUtcNow());
        var types = body.Types is { IsDefault: false } some ? some.Distinct(StringComparer.Ordinal) : [];
        var outcome = await TenantApi.Call(tenant, grains, new DefineWebhook(new(webhook, body.Url!, [.. types], box.Seal(secret), now), now));
        if (outcome.Rejection is { } rejection)
        {
            return ProblemResult.Of(rejection);
        }

        var defined = (await directory.FindAsync(tenant, outcome.Seq, cancellationToken))!.Webhook(webhook)!;
        return TypedResults.Ok(await ShowAsync(tenant, defined, store, isNew ? secret : null, cancellationToken));
    }

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Remove(string id, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time)
    {
        var outcome = await TenantApi.Call(user.TenantId(), grains, new RemoveWebhook(new(id), time.GetUtcNow()));
        if (outcome.Rejection is { } rejection)
        {
            return ProblemResult.Of(rejection);
        }

        await grains.GetGrain<IWebhookGrain>(GrainKey.Of(user.TenantId(), new WebhookId(id))).Forget();
        return TypedResults.Ok(new OutcomeBody(outcome.Seq, outcome.Repeated));
    }

    private static async Task<Results<Ok<SecretBody>, ProblemResult>> Rotate(
        string id, ClaimsPrincipal user, ISecretBox box, IGrainFactory grains, TimeProvider time)
    {
        var secret = StandardWebhook.Secret(RandomNumberGenerator.GetBytes(32));
        var outcome = await TenantApi.Call(user.TenantId(), grains, new RotateWebhookSecret(new(id), box.Seal(secret), time.GetUtcNow()));
        return outcome.Rejection is { } rejection ? ProblemResult.Of(rejection) : TypedResults.Ok(new SecretBody(secret));
    }

    private static Func<string, ClaimsPrincipal, IGrainFactory, TimeProvider, Task<Results<Ok<OutcomeBody>, ProblemResult>>> Switch(bool on) =>
        async (id, user, grains, time) =>
        {
            var outcome = await TenantApi.Call(user.TenantId(), grains, new SwitchWebhook(new(id), on, null, time.GetUtcNow()));
            return outcome.Rejection is { } rejection
                ? ProblemResult.Of(rejection)
                : TypedResults.Ok(new OutcomeBody(outcome.Seq, outcome.Repeated));
        };

    private static async Task<Results<Ok<WebhookAttemptBody>, ProblemResult>> Try(
        string id, ClaimsPrincipal user, TenantDirectory directory, WebhookSender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        if ((await directory.FindAsync(user.TenantId(), cancellationToken))!.Webhook(new(id)) is not { } webhook)
        {
            return ProblemResult.Of(new Domain.NotFound($"Webhook {id}"));
        }

        var body = WebhookPayload.Write(user.TenantId(), new(WebhookTypes.Test, time.GetUtcNow(), 0), null);
        var reply = await sender.SendAsync(webhook, "msg_" + Guid.NewGuid().ToString("N"), body, cancellationToken);
        return TypedResults.Ok(new WebhookAttemptBody(reply.At, (long)reply.Took.TotalMilliseconds, reply.Status, reply.Outcome));
    }

    private static async Task<Rejection?> WrongAsync(string? text, OutgoingGuard guard, CancellationToken cancellationToken)
    {
        if (OutgoingGuard.Check(text, out var url) is { } why)
        {
            return new UrlIsRefused(why);
        }

        try
        {
            await guard.CheckAsync(url!, tlsOnly: true, cancellationToken);
            return null;
        }
        catch (UrlRefusedException refused)
        {
            return new UrlIsRefused(refused.Message);
        }
    }

    private static async Task<WebhookBody> ShowAsync(
        TenantId tenant, WebhookDefinition webhook, IWebhookStore store, string? secret, CancellationToken cancellationToken) => new(
        webhook.Id, webhook.Url, webhook.Types, webhook.On, webhook.OffBecause, webhook.Since,
        await store.PendingAsync(tenant, webhook.Id, cancellationToken), (await store.CursorAsync(tenant, webhook.Id, cancellationToken))?.QuietUntil,
        webhook.FormerUntil, secret);
}
