using System.Collections.Immutable;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Webhooks;

namespace Actors.Domain.Tenants;

/// <summary>A tenant's definitions: the fold of its events. Also the snapshot that every process keeps.</summary>
public sealed record TenantState
{
    /// <summary>What <see cref="Fold"/> is now; raised when the fold keeps something new.</summary>
    public const int CurrentFold = 1;

    /// <summary>Which fold made this state: an older one did not keep everything, and its snapshots are made anew.</summary>
    public int Fold { get; init; }

    /// <summary>Number of events folded; the version of the definitions.</summary>
    public long Seq { get; init; }

    /// <summary>The tenant; null before it exists.</summary>
    public TenantId? Tenant { get; init; }

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The settings in force.</summary>
    public TenantSettings Settings { get; init; } = TenantSettings.Default;

    /// <summary>How often settings were put in force; 0: what a new tenant starts with.</summary>
    public int SettingsVersion { get; init; }

    /// <summary>
    /// The number of the last event that changed settings or draft; 0 before the first. Whoever changes them says which one they saw.
    /// </summary>
    public long SettingsRevision { get; init; }

    /// <summary>When and by whom the settings in force were published; null for what a new tenant starts with.</summary>
    public SettingsAuthor? SettingsAuthor { get; init; }

    /// <summary>What may become the next version, or null.</summary>
    public SettingsDraft? Draft { get; init; }

    /// <summary>Queues, in the order in which they were added.</summary>
    public ImmutableArray<QueueDefinition> Queues { get; init; } = [];

    /// <summary>Channel accounts, in the order in which they were added.</summary>
    public ImmutableArray<ChannelDefinition> Channels { get; init; } = [];

    /// <summary>Agents, in the order of the list; round robin follows it.</summary>
    public ImmutableArray<AgentDefinition> Agents { get; init; } = [];

    /// <summary>Keys of programs that are not revoked.</summary>
    public ImmutableArray<ApiKeyDefinition> ApiKeys { get; init; } = [];

    /// <summary>Agents who were removed.</summary>
    public ImmutableArray<FormerAgent> FormerAgents { get; init; } = [];

    /// <summary>
    /// Applications for own texts of Kakao's messages: for each message of a channel account the one in force, and the last one that is not.
    /// </summary>
    public ImmutableArray<KakaoTextApplication> KakaoApplications { get; init; } = [];

    /// <summary>Canned answers, in the order in which they were first kept.</summary>
    public ImmutableArray<CannedAnswer> CannedAnswers { get; init; } = [];

    /// <summary>Webhook endpoints, in the order in which they were added.</summary>
    public ImmutableArray<WebhookDefinition> Webhooks { get; init; } = [];

    /// <summary>With what the sites of web channels sign who a visitor is; channels without are missing.</summary>
    public ImmutableArray<IdentitySecret> IdentitySecrets { get; init; } = [];

    /// <summary>The webhook endpoint with this id, or null.</summary>
    public WebhookDefinition? Webhook(WebhookId id) => Webhooks.FirstOrDefault(webhook => webhook.Id == id);

    /// <summary>The sealed secret with which a channel's site signs who a visitor is, or null.</summary>
    public string? IdentitySecretOf(ChannelId id) => IdentitySecrets.FirstOrDefault(each => each.Channel == id)?.Secret;

    /// <summary>The channel account with this id, or null.</summary>
    public ChannelDefinition? Channel(ChannelId id) => Channels.FirstOrDefault(channel => channel.Id == id);

    /// <summary>The agent with this id, or null.</summary>
    public AgentDefinition? Agent(AgentId id) => Agents.FirstOrDefault(agent => agent.Id == id);

    /// <summary>The key with this id, or null.</summary>
    public ApiKeyDefinition? ApiKey(ApiKeyId id) => ApiKeys.FirstOrDefault(key => key.Id == id);

    /// <summary>What an agent is or was called, or null for nobody who ever was.</summary>
    public string? NameOf(AgentId id) => Agent(id)?.Name ?? FormerAgents.FirstOrDefault(agent => agent.Id == id)?.Name;

    /// <summary>How much of what is said on a channel account is delivered by us.</summary>
    public DeliveryReach ReachOf(ChannelId channel) => Channel(channel) switch
    {
        null or { Connection: null } or { Type: ChannelType.Web or ChannelType.KakaoBuilder } => DeliveryReach.Nothing,
        // The bot of a consult talk behind a builder answers in the builder's own question.
        _ => BuilderOf(channel) is null ? DeliveryReach.Everything : DeliveryReach.AllButTheBot,
    };

    /// <summary>Whether Kakao shows its own bubble with the 상담원 연결 button; with consult talk it can be switched off.</summary>
    public bool ShowsConnectBubble(ChannelId channel) =>
        Channel(channel) is { Type: ChannelType.Kakao, Bot: not null, Connection: { } connection }
        && connection.Settings.GetValueOrDefault(ChannelConnection.ConnectButton) != "off";

    /// <summary>The builder whose customers are consulted on this channel account, or null.</summary>
    public ChannelDefinition? BuilderOf(ChannelId channel) => Channels.FirstOrDefault(one =>
        one.Type == ChannelType.KakaoBuilder && one.Connection?.Settings.GetValueOrDefault(ChannelConnection.Consult) == channel.Value);

    /// <summary>The own texts that are in force on a channel account.</summary>
    public ImmutableArray<KakaoText> KakaoTextsOf(ChannelId channel) => KakaoApplications.IsEmpty ? [] : [
        .. KakaoApplications.Where(one => one.Channel == channel && one.Status == KakaoTextStatus.Approved).Select(one => one.Text)];

    /// <summary>The rules in force, on a channel account where one is given.</summary>
    public TenantRules RulesOf(ChannelId? channel)
    {
        var rules = TenantRules.Of(Settings);
        return channel is { } account ? rules.With(KakaoTextsOf(account)) : rules;
    }

    /// <summary>Everything that keeps a settings document from being put in force here.</summary>
    public ImmutableArray<FieldProblem> ProblemsOf(TenantSettings settings) =>
        SettingsRules.Check(settings, [.. Agents.Select(agent => agent.Id)], [.. Channels.Select(channel => channel.Id)],
            [.. Queues.Select(queue => queue.Id)]);
}

/// <summary>Who put something in place, and when.</summary>
public sealed record SettingsAuthor(AgentId? By, DateTimeOffset At, string? Note = null);

/// <summary>Settings that are not in force, right or wrong.</summary>
public sealed record SettingsDraft(TenantSettings Settings, AgentId By, DateTimeOffset At);

/// <summary>Somebody who was an agent.</summary>
public sealed record FormerAgent(AgentId Id, string Name);
