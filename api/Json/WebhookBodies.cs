using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Webhooks;

namespace Actors.Api.Json;

/// <summary>A secret; shown once.</summary>
public sealed record SecretBody(string Secret);

/// <summary>A webhook endpoint to define.</summary>
/// <param name="Url">An https address.</param>
/// <param name="Types">The types of events that are sent; absent or empty: all.</param>
public sealed record NewWebhookBody(string? Url, ImmutableArray<string>? Types = null);

/// <summary>A webhook endpoint.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are sent.</param>
/// <param name="Types">The types of events that are sent; empty: all.</param>
/// <param name="On">Whether anything is sent.</param>
/// <param name="OffBecause">Why it was switched off by itself, or absent.</param>
/// <param name="Since">Events from here on are sent.</param>
/// <param name="Pending">How many events wait.</param>
/// <param name="QuietUntil">Until when the endpoint asked to be left alone, or absent.</param>
/// <param name="FormerSecretUntil">Until when events are signed with the former secret too, or absent.</param>
/// <param name="Secret">The secret, in the answer that made the endpoint; else absent.</param>
public sealed record WebhookBody(
    WebhookId Id, string Url, ImmutableArray<string> Types, bool On, WebhookOff? OffBecause, DateTimeOffset Since, int Pending,
    DateTimeOffset? QuietUntil = null, DateTimeOffset? FormerSecretUntil = null, string? Secret = null);

/// <summary>The endpoints of a tenant, and what they may ask for.</summary>
public sealed record WebhooksBody(IReadOnlyList<WebhookBody> Webhooks, ImmutableArray<string> Types);

/// <summary>What came of an attempt.</summary>
/// <param name="At">When it began.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Status">What the endpoint answered, or absent.</param>
/// <param name="Outcome"><c>delivered</c>, <c>answered</c> (and not taken), or why there was no answer.</param>
public sealed record WebhookAttemptBody(DateTimeOffset At, long Milliseconds, int? Status, string Outcome);

/// <summary>One event for an endpoint.</summary>
/// <param name="Id">The same at every attempt; the receiver's key against repetition.</param>
/// <param name="Type">The type of the event.</param>
/// <param name="At">When it happened.</param>
/// <param name="State">What became of it.</param>
/// <param name="Attempts">How often it was tried since it was made or sent again.</param>
/// <param name="NextAt">When it is tried next, or absent: it waits for another of its conversation, or is at its end.</param>
/// <param name="DoneAt">When it came to an end, or absent.</param>
public sealed record WebhookDeliveryBody(
    string Id, string Type, DateTimeOffset At, WebhookState State, int Attempts, DateTimeOffset? NextAt, DateTimeOffset? DoneAt);

/// <summary>A page of the log.</summary>
public sealed record WebhookLogBody(IReadOnlyList<WebhookDeliveryBody> Deliveries, string? Before);

/// <summary>One event with what was sent and what came of it.</summary>
public sealed record WebhookDetailBody(WebhookDeliveryBody Delivery, string Body, IReadOnlyList<WebhookAttemptBody> Attempts);

/// <summary>How many events are sent again.</summary>
public sealed record RedeliveredBody(int Count);
