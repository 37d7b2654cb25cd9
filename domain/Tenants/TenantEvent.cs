using System.Text.Json.Serialization;

namespace Actors.Domain.Tenants;

/// <summary>Something that happened to a tenant. The names below are stored and never change.</summary>
/// <param name="At">When.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TenantCreated), "tenant.created")]
[JsonDerivedType(typeof(QueueAdded), "tenant.queue-added")]
[JsonDerivedType(typeof(ChannelAdded), "tenant.channel-added")]
[JsonDerivedType(typeof(AgentAdded), "tenant.agent-added")]
[JsonDerivedType(typeof(PasswordSet), "tenant.password-set")]
[JsonDerivedType(typeof(ApiKeyAdded), "tenant.api-key-added")]
[JsonDerivedType(typeof(ApiKeyRevoked), "tenant.api-key-revoked")]
[JsonDerivedType(typeof(SettingsChanged), "tenant.settings-changed")]
[JsonDerivedType(typeof(SettingsDraftSaved), "tenant.settings-draft-saved")]
[JsonDerivedType(typeof(SettingsDraftDiscarded), "tenant.settings-draft-discarded")]
[JsonDerivedType(typeof(AgentRemoved), "tenant.agent-removed")]
[JsonDerivedType(typeof(AgentChanged), "tenant.agent-changed")]
[JsonDerivedType(typeof(AgentAbsencesSet), "tenant.agent-absences-set")]
[JsonDerivedType(typeof(KakaoTextSubmitted), "tenant.kakao-text-submitted")]
[JsonDerivedType(typeof(KakaoTextTakenIntoReview), "tenant.kakao-text-taken-into-review")]
[JsonDerivedType(typeof(KakaoTextApproved), "tenant.kakao-text-approved")]
[JsonDerivedType(typeof(KakaoTextRejected), "tenant.kakao-text-rejected")]
[JsonDerivedType(typeof(KakaoTextWithdrawn), "tenant.kakao-text-withdrawn")]
[JsonDerivedType(typeof(CannedAnswerSaved), "tenant.canned-answer-saved")]
[JsonDerivedType(typeof(CannedAnswerRemoved), "tenant.canned-answer-removed")]
[JsonDerivedType(typeof(WebhookDefined), "tenant.webhook-defined")]
[JsonDerivedType(typeof(WebhookRemoved), "tenant.webhook-removed")]
[JsonDerivedType(typeof(WebhookSecretRotated), "tenant.webhook-secret-rotated")]
[JsonDerivedType(typeof(WebhookSwitched), "tenant.webhook-switched")]
[JsonDerivedType(typeof(IdentitySecretSet), "tenant.identity-secret-set")]
[JsonDerivedType(typeof(ChannelConnected), "tenant.channel-connected")]
public abstract record TenantEvent(DateTimeOffset At);

/// <summary>The tenant exists.</summary>
public sealed record TenantCreated(TenantId Tenant, string Name, DateTimeOffset At) : TenantEvent(At);

/// <summary>A queue was added.</summary>
public sealed record QueueAdded(QueueDefinition Queue, DateTimeOffset At) : TenantEvent(At);

/// <summary>A channel account was added.</summary>
public sealed record ChannelAdded(ChannelDefinition Channel, DateTimeOffset At) : TenantEvent(At);

/// <summary>A channel account is joined to its messenger, or differently from before; null: no longer.</summary>
public sealed record ChannelConnected(ChannelId Channel, ChannelConnection? Connection, DateTimeOffset At) : TenantEvent(At);

/// <summary>An agent was added, at the end of the list.</summary>
public sealed record AgentAdded(AgentDefinition Agent, DateTimeOffset At) : TenantEvent(At);

/// <summary>An agent has another password; the one before no longer opens anything.</summary>
public sealed record PasswordSet(AgentId Agent, string PasswordHash, DateTimeOffset At) : TenantEvent(At);

/// <summary>A program's key was added.</summary>
public sealed record ApiKeyAdded(ApiKeyDefinition Key, DateTimeOffset At) : TenantEvent(At);

/// <summary>A program's key no longer opens anything.</summary>
public sealed record ApiKeyRevoked(ApiKeyId Key, DateTimeOffset At) : TenantEvent(At);

/// <summary>An agent is off the list; the name stays for what the agent did, and the id is given to nobody else.</summary>
public sealed record AgentRemoved(AgentId Agent, DateTimeOffset At) : TenantEvent(At);

/// <summary>Settings are in force, a new version of them; the draft they came from is no more.</summary>
/// <param name="Settings">The whole document.</param>
/// <param name="At">When.</param>
/// <param name="By">Who published them, or null where no person did.</param>
/// <param name="Note">What the publisher says of it, or null.</param>
public sealed record SettingsChanged(TenantSettings Settings, DateTimeOffset At, AgentId? By = null, string? Note = null)
    : TenantEvent(At);

/// <summary>There is a draft of settings, in place of any before.</summary>
public sealed record SettingsDraftSaved(TenantSettings Settings, AgentId By, DateTimeOffset At) : TenantEvent(At);

/// <summary>There is no draft of settings any more.</summary>
public sealed record SettingsDraftDiscarded(AgentId By, DateTimeOffset At) : TenantEvent(At);
