using Actors.Domain.Webhooks;

namespace Actors.Domain.Tenants;

/// <summary>Add a webhook endpoint, or change the address and types of one that is there; its secret stays.</summary>
public sealed record DefineWebhook(WebhookDefinition Webhook, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Remove a webhook endpoint with everything that waits for it.</summary>
public sealed record RemoveWebhook(WebhookId Webhook, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Give a webhook endpoint another secret; events are signed with both for a while.</summary>
/// <param name="Webhook">Which.</param>
/// <param name="Secret">The new one, sealed.</param>
/// <param name="Now">The moment of the decision.</param>
public sealed record RotateWebhookSecret(WebhookId Webhook, string Secret, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Switch a webhook endpoint on or off.</summary>
/// <param name="Webhook">Which.</param>
/// <param name="On">Which of both.</param>
/// <param name="Because">Why it is switched off by itself, or null where a person does it.</param>
/// <param name="Now">The moment of the decision.</param>
public sealed record SwitchWebhook(WebhookId Webhook, bool On, WebhookOff? Because, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Give a web channel a secret with which its site signs who a visitor is, in place of any before; null: nobody is verified.</summary>
/// <param name="Channel">Which channel account.</param>
/// <param name="Secret">The secret, sealed by the host, or null.</param>
/// <param name="Now">The moment of the decision.</param>
public sealed record SetIdentitySecret(ChannelId Channel, string? Secret, DateTimeOffset Now) : TenantCommand(Now);
