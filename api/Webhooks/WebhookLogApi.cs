using System.Security.Claims;
using System.Text;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Webhooks;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Webhooks;

/// <summary>What was sent to an endpoint, and sending it again. See docs/protocol.md.</summary>
internal static class WebhookLogApi
{
    private const int MostInPage = 200;

    public static void MapWebhookLogApi(this IEndpointRouteBuilder hooks)
    {
        hooks.MapGet("/{id}/deliveries", List)
            .Says("Read the delivery log", "Newest event first; ?state=pending, delivered or givenUp.").Refuses(404);
        hooks.MapGet("/{id}/deliveries/{delivery}", Read)
            .Says("Read a delivery", "What is sent, and every attempt.").Refuses(404);
        hooks.MapPost("/{id}/deliveries/{delivery}/redeliver", Redeliver)
            .Says("Send an event again", "At once, with the same id and the whole schedule before it.").Refuses(404);
        hooks.MapPost("/{id}/redeliver", RedeliverAll)
            .Says("Send again what was given up", "All of it, at once, with the same ids.").Refuses(404);
    }

    private static async Task<Results<Ok<WebhookLogBody>, ProblemResult>> List(
        string id, ClaimsPrincipal user, TenantDirectory directory, IWebhookStore store, CancellationToken cancellationToken, string? state = null,
        string? before = null, int limit = 50)
    {
        if (await MissingAsync(id, user, directory, cancellationToken) is { } missing)
        {
            return ProblemResult.Of(missing);
        }

        if (limit is < 1 or > MostInPage)
        {
            return ProblemResult.Of(new FieldIsInvalid("limit", $"1 to {MostInPage}."));
        }

        WebhookState? wanted = state switch
        {
            "pending" => WebhookState.Pending,
            "delivered" => WebhookState.Delivered,
            "givenUp" => WebhookState.GivenUp,
            _ => null,
        };
        if (state is not null && wanted is null)
        {
            return ProblemResult.Of(new FieldIsInvalid("state", "pending, delivered or givenUp."));
        }

        try
        {
            var page = await store.LogAsync(user.TenantId(), new(id), wanted, before, limit, cancellationToken);
            return TypedResults.Ok(new WebhookLogBody([.. page.Select(Show)], page.Count == limit ? page[^1].Cursor : null));
        }
        catch (ArgumentException)
        {
            return ProblemResult.Of(new FieldIsInvalid("before", "The cursor of the page before."));
        }
    }

    private static async Task<Results<Ok<WebhookDetailBody>, ProblemResult>> Read(
        string id, string delivery, ClaimsPrincipal user, TenantDirectory directory, IWebhookStore store, CancellationToken cancellationToken) =>
        await MissingAsync(id, user, directory, cancellationToken) is { } missing ? ProblemResult.Of(missing)
        : await store.FindAsync(user.TenantId(), new(id), delivery, cancellationToken) is var (found, attempts)
            ? TypedResults.Ok(new WebhookDetailBody(Show(found), Encoding.UTF8.GetString(found.Body.Span), [.. attempts.Select(attempt =>
                new WebhookAttemptBody(attempt.At, (long)attempt.Took.TotalMilliseconds, attempt.Status, attempt.Outcome))]))
        : ProblemResult.Of(new Domain.NotFound("This delivery"));

    private static async Task<Results<Ok<RedeliveredBody>, ProblemResult>> Redeliver(
        string id, string delivery, ClaimsPrincipal user, TenantDirectory directory, IWebhookStore store, TimeProvider time,
        CancellationToken cancellationToken) =>
        await MissingAsync(id, user, directory, cancellationToken) is { } missing ? ProblemResult.Of(missing)
        : await store.RedeliverAsync(user.TenantId(), new(id), delivery, time.GetUtcNow(), cancellationToken) is > 0 and var count
            ? TypedResults.Ok(new RedeliveredBody(count))
        : ProblemResult.Of(new Domain.NotFound("This delivery"));

    private static async Task<Results<Ok<RedeliveredBody>, ProblemResult>> RedeliverAll(
        string id, ClaimsPrincipal user, TenantDirectory directory, IWebhookStore store, TimeProvider time, CancellationToken cancellationToken) =>
        await MissingAsync(id, user, directory, cancellationToken) is { } missing
            ? ProblemResult.Of(missing)
            : TypedResults.Ok(new RedeliveredBody(await store.RedeliverAsync(user.TenantId(), new(id), null, time.GetUtcNow(), cancellationToken)));

    private static async Task<Rejection?> MissingAsync(
        string id, ClaimsPrincipal user, TenantDirectory directory, CancellationToken cancellationToken) =>
        (await directory.FindAsync(user.TenantId(), cancellationToken))!.Webhook(new(id)) is null ? new Domain.NotFound($"Webhook {id}") : null;

    private static WebhookDeliveryBody Show(WebhookDelivery delivery) => new(
        delivery.Id, delivery.Type, delivery.At, delivery.State, delivery.Attempts, delivery.NextAt, delivery.DoneAt);
}
