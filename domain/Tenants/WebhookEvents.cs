using Actors.Domain.Webhooks;

namespace Actors.Domain.Tenants;

/// <summary>There is a webhook endpoint, or it has another address or other types.</summary>
public sealed record WebhookDefined(WebhookDefinition Webhook, DateTimeOffset At) : TenantEvent(At);

/// <summary>A webhook endpoint is no more.</summary>
public sealed record WebhookRemoved(WebhookId Webhook, DateTimeOffset At) : TenantEvent(At);

/// <summary>A webhook endpoint has another secret, sealed; the one before is signed with for a while.</summary>
public sealed record WebhookSecretRotated(WebhookId Webhook, string Secret, DateTimeOffset FormerUntil, DateTimeOffset At) : TenantEvent(At);

/// <summary>A webhook endpoint is on, or off.</summary>
public sealed record WebhookSwitched(WebhookId Webhook, bool On, WebhookOff? Because, DateTimeOffset At) : TenantEvent(At);

/// <summary>A channel account has a secret with which its site signs who a visitor is, sealed; null: none any more.</summary>
public sealed record IdentitySecretSet(ChannelId Channel, string? Secret, DateTimeOffset At) : TenantEvent(At);

/// <summary>The secret with which a channel's site signs who a visitor is.</summary>
/// <param name="Channel">Which channel account.</param>
/// <param name="Secret">The secret, sealed by the host.</param>
public sealed record IdentitySecret(ChannelId Channel, string Secret);
