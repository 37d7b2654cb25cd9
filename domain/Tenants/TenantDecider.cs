using System.Diagnostics;
using Actors.Domain.Agents;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Webhooks;

namespace Actors.Domain.Tenants;

/// <summary>Decides changes of a tenant's definitions. Every id is unique in its tenant; what a definition names must exist.</summary>
public sealed partial class TenantDecider : IDecider<TenantState, TenantCommand, TenantEvent>
{
    /// <inheritdoc/>
    public static TenantState Initial { get; } = new() { Fold = TenantState.CurrentFold };

    /// <inheritdoc/>
    public static Decision<TenantEvent> Decide(TenantState state, TenantCommand command) => (state, command) switch
    {
        ({ Tenant: null }, CreateTenant create) => Create(create),
        ({ Tenant: null }, _) => new TenantIsUnknown(),
        (_, CreateTenant create) => new AlreadyExists($"Tenant {create.Tenant}"),
        (_, AddQueue add) => Add(state, add),
        (_, AddChannel add) => Add(state, add),
        (_, ConnectChannel connect) => Connect(state, connect),
        (_, AddAgent add) => Add(state, add),
        (_, SetPassword set) when state.Agent(set.Agent) is null => new AgentIsUnknown(set.Agent),
        (_, SetPassword set) => new PasswordSet(set.Agent, set.PasswordHash, set.Now),
        (_, AddApiKey add) when state.ApiKey(add.Key.Id) is not null => new AlreadyExists($"Key {add.Key.Id}"),
        (_, AddApiKey add) => Checked(add.Key.Id.Value, add.Key.Name) ?? (Decision<TenantEvent>)new ApiKeyAdded(add.Key, add.Now),
        (_, RevokeApiKey revoke) when state.ApiKey(revoke.Key) is null => new NotFound($"Key {revoke.Key}"),
        (_, RevokeApiKey revoke) => new ApiKeyRevoked(revoke.Key, revoke.Now),
        (_, ChangeSettings change) when SettingsRules.Same(change.Settings, state.Settings) => Decision<TenantEvent>.Nothing,
        (_, ChangeSettings change) => Publish(state, change.Settings, new(change.Settings, change.Now)),
        (_, SaveSettingsDraft save) => Save(state, save),
        (_, DiscardSettingsDraft discard) => Discard(state, discard),
        (_, PublishSettings publish) => Publish(state, publish),
        (_, ImportHolidays import) => Import(state, import),
        (_, RemoveAgent remove) => Remove(state, remove),
        (_, ChangeAgent change) => Change(state, change),
        (_, SetAgentAbsences set) => Set(state, set),
        (_, ApplyForKakaoText apply) => Apply(state, apply),
        (_, RecordKakaoReview review) => Review(state, review),
        (_, WithdrawKakaoText withdraw) => Withdraw(state, withdraw),
        (_, SaveCannedAnswer save) => Save(state, save),
        (_, RemoveCannedAnswer remove) => Remove(state, remove),
        (_, DefineWebhook define) => Define(state, define),
        (_, RemoveWebhook remove) => Of(state, remove.Webhook, _ => new WebhookRemoved(remove.Webhook, remove.Now)),
        (_, RotateWebhookSecret rotate) => Of(state, rotate.Webhook, _ =>
            new WebhookSecretRotated(rotate.Webhook, rotate.Secret, rotate.Now + WebhookDefinition.FormerFor, rotate.Now)),
        (_, SwitchWebhook @switch) => Of(state, @switch.Webhook, webhook => webhook.On == @switch.On ? Decision<TenantEvent>.Nothing
            : new WebhookSwitched(@switch.Webhook, @switch.On, @switch.Because, @switch.Now)),
        (_, SetIdentitySecret set) => Set(state, set),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    /// <inheritdoc/>
    public static TenantState Evolve(TenantState state, TenantEvent happened) => (happened switch
    {
        TenantCreated created => state with { Tenant = created.Tenant, Name = created.Name },
        QueueAdded added => state with { Queues = state.Queues.Add(added.Queue) },
        ChannelAdded added => state with { Channels = state.Channels.Add(added.Channel) },
        ChannelConnected connected => state with
        {
            Channels = [.. state.Channels.Select(channel => channel.Id == connected.Channel ? channel with { Connection = connected.Connection } : channel)],
        },
        AgentAdded added => state with { Agents = state.Agents.Add(added.Agent) },
        PasswordSet set => With(state, set.Agent, agent => agent with { PasswordHash = set.PasswordHash }),
        AgentChanged changed => With(state, changed.Agent, agent => agent with
        {
            Name = changed.Name, Role = changed.Role, Chat = changed.Chat, Assign = changed.Assign, Capacity = changed.Capacity,
            Queues = changed.Queues,
        }),
        AgentAbsencesSet set => With(state, set.Agent, agent => agent with { Absences = set.Absences }),
        ApiKeyAdded added => state with { ApiKeys = state.ApiKeys.Add(added.Key) },
        ApiKeyRevoked revoked => state with { ApiKeys = state.ApiKeys.RemoveAll(key => key.Id == revoked.Key) },
        AgentRemoved removed => Without(state, removed),
        SettingsChanged changed => Changed(state, changed),
        SettingsDraftSaved saved => state with
        {
            Draft = new(saved.Settings, saved.By, saved.At), SettingsRevision = state.Seq + 1,
        },
        SettingsDraftDiscarded => state with { Draft = null, SettingsRevision = state.Seq + 1 },
        KakaoTextSubmitted submitted => state with { KakaoApplications = With(state, submitted) },
        KakaoTextTakenIntoReview taken => state with
        {
            KakaoApplications = With(state, taken.Number, KakaoTextStatus.InReview, taken.At),
        },
        KakaoTextApproved approved => state with { KakaoApplications = With(state, approved) },
        KakaoTextRejected rejected => state with
        {
            KakaoApplications = With(state, rejected.Number, KakaoTextStatus.Rejected, rejected.At, rejected.Reason),
        },
        KakaoTextWithdrawn withdrawn => state with
        {
            KakaoApplications = state.KakaoApplications.RemoveAll(one => one.Number == withdrawn.Number),
        },
        CannedAnswerSaved saved => state with { CannedAnswers = With(state, saved.Answer) },
        CannedAnswerRemoved removed => state with { CannedAnswers = state.CannedAnswers.RemoveAll(each => each.Id == removed.Id) },
        WebhookDefined defined => With(state, defined),
        WebhookRemoved removed => state with { Webhooks = state.Webhooks.RemoveAll(webhook => webhook.Id == removed.Webhook) },
        WebhookSecretRotated rotated => With(state, rotated.Webhook, webhook => webhook with
        {
            Secret = rotated.Secret, FormerSecret = webhook.Secret, FormerUntil = rotated.FormerUntil,
        }),
        WebhookSwitched switched => With(state, switched.Webhook, webhook => webhook with { On = switched.On, OffBecause = switched.Because }),
        IdentitySecretSet set => With(state, set),
        _ => throw new UnreachableException(happened.GetType().Name),
    }) with { Seq = state.Seq + 1 };

    private static Decision<TenantEvent> Create(CreateTenant create) =>
        Checked(create.Tenant.Value, create.Name) ?? (Decision<TenantEvent>)new TenantCreated(create.Tenant, create.Name, create.Now);

    private static Decision<TenantEvent> Add(TenantState state, AddQueue add) =>
        state.Queues.Any(queue => queue.Id == add.Queue.Id) ? new AlreadyExists($"Queue {add.Queue.Id}")
        : Checked(add.Queue.Id.Value, add.Queue.Name) ?? (Decision<TenantEvent>)new QueueAdded(add.Queue, add.Now);

    private static Decision<TenantEvent> Add(TenantState state, AddChannel add)
    {
        var channel = add.Channel;
        return state.Channel(channel.Id) is not null ? new AlreadyExists($"Channel {channel.Id}")
            : Checked(channel.Id.Value, channel.Name) is { } wrong ? wrong
            : channel.Bot is { } bot && BotCheck.Of(bot) is { } unsayable ? unsayable
            : channel.Bot is null && !channel.Type.CanConsult()
                ? new FieldIsInvalid("bot", "On this channel only a bot can answer; give it one.")
            : state.Queues.All(queue => queue.Id != channel.Queue) ? new NotFound($"Queue {channel.Queue}")
            : new ChannelAdded(channel, add.Now);
    }

    private static Decision<TenantEvent> Connect(TenantState state, ConnectChannel connect) =>
        state.Channel(connect.Channel) is not { } channel ? new NotFound($"Channel {connect.Channel}")
        : connect.Connection is not null && !channel.Type.HasConnector() ? new ChannelHasNoMessenger()
        : connect.Connection is null && channel.Connection is null ? Decision<TenantEvent>.Nothing
        : connect.Connection is { } connection && !IsBounded(connection)
            ? new FieldIsInvalid("settings", $"At most {ChannelConnection.Most}, names up to {ChannelConnection.LongestName}, values up to {ChannelConnection.LongestValue} characters.")
        : new ChannelConnected(connect.Channel, connect.Connection, connect.Now);

    private static bool IsBounded(ChannelConnection connection) =>
        connection.Settings.Count <= ChannelConnection.Most && connection.Secrets.Count <= ChannelConnection.Most
        && connection.Settings.Keys.Concat(connection.Secrets.Keys).All(name => name.Length is >= 1 and <= ChannelConnection.LongestName)
        && connection.Settings.Values.All(value => value.Length <= ChannelConnection.LongestValue && PlainText.IsWellFormed(value));

    private static Decision<TenantEvent> Add(TenantState state, AddAgent add) =>
        state.NameOf(add.Agent.Id) is not null ? new AlreadyExists($"Agent {add.Agent.Id}")
        : Wrong(state, add.Agent) is { } wrong ? wrong
        : new AgentAdded(add.Agent, add.Now);

    private static FieldIsInvalid? Checked(string id, string name) =>
        !Slug.IsValid(id) ? new FieldIsInvalid("id", "2 to 32 of a-z, 0-9 and inner hyphens.")
        : string.IsNullOrWhiteSpace(name) || name.Length > 60 || !PlainText.IsWellFormed(name) ? new FieldIsInvalid("name", "1 to 60 characters.")
        : null;
}
