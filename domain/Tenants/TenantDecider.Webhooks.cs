using System.Collections.Immutable;
using Actors.Domain.Conversations;
using Actors.Domain.Webhooks;

namespace Actors.Domain.Tenants;

/// <content>Webhook endpoints, and who a channel's visitors are.</content>
public sealed partial class TenantDecider
{
    private static Decision<TenantEvent> Define(TenantState state, DefineWebhook define)
    {
        var (webhook, known) = (define.Webhook, state.Webhook(define.Webhook.Id));
        return !Slug.IsValid(webhook.Id.Value) ? new FieldIsInvalid("id", "2 to 32 of a-z, 0-9 and inner hyphens.")
            : webhook.Types.FirstOrDefault(type => !WebhookTypes.All.Contains(type)) is { } unknown
                ? new FieldIsInvalid("types", $"There is no type {unknown}; the types are {string.Join(", ", WebhookTypes.All)}.")
            : known is null && state.Webhooks.Length >= WebhookDefinition.MostInTenant
                ? new FieldIsInvalid("id", $"A tenant has at most {WebhookDefinition.MostInTenant} endpoints.")
            : known is null ? new WebhookDefined(webhook, define.Now)
            : (known.Url == webhook.Url && known.Types.SequenceEqual(webhook.Types)) ? Decision<TenantEvent>.Nothing
            : new WebhookDefined(known with { Url = webhook.Url, Types = webhook.Types }, define.Now);
    }

    private static Decision<TenantEvent> Of(TenantState state, WebhookId id, Func<WebhookDefinition, Decision<TenantEvent>> decide) =>
        state.Webhook(id) is { } webhook ? decide(webhook) : new NotFound($"Webhook {id}");

    private static Decision<TenantEvent> Set(TenantState state, SetIdentitySecret set) =>
        state.Channel(set.Channel) is not { Type: ChannelType.Web } ? new NotFound($"Web channel {set.Channel}")
        : set.Secret is null && state.IdentitySecretOf(set.Channel) is null ? Decision<TenantEvent>.Nothing
        : new IdentitySecretSet(set.Channel, set.Secret, set.Now);

    private static TenantState With(TenantState state, WebhookDefined defined) =>
        state.Webhook(defined.Webhook.Id) is { } known
            ? state with { Webhooks = state.Webhooks.Replace(known, defined.Webhook) }
            : state with { Webhooks = state.Webhooks.Add(defined.Webhook) };

    private static TenantState With(TenantState state, WebhookId id, Func<WebhookDefinition, WebhookDefinition> change) =>
        state with { Webhooks = [.. state.Webhooks.Select(webhook => webhook.Id == id ? change(webhook) : webhook)] };

    private static TenantState With(TenantState state, IdentitySecretSet set)
    {
        var others = state.IdentitySecrets.RemoveAll(each => each.Channel == set.Channel);
        return state with { IdentitySecrets = set.Secret is { } secret ? others.Add(new(set.Channel, secret)) : others };
    }
}
