using Actors.Domain;

namespace Actors.GrainInterfaces;

/// <summary>Keys of grains: the tenant first, so that nothing crosses tenants by a key alone.</summary>
public static class GrainKey
{
    /// <summary>The key of a tenant's grain.</summary>
    public static string Of(TenantId tenant) => tenant.Value;

    /// <summary>The key of a conversation's grain.</summary>
    public static string Of(TenantId tenant, ConversationId conversation) => $"{tenant}/{conversation}";

    /// <summary>The key of an agent's grain.</summary>
    public static string Of(TenantId tenant, AgentId agent) => $"{tenant}/{agent}";

    /// <summary>The key of a queue's grain.</summary>
    public static string Of(TenantId tenant, QueueId queue) => $"{tenant}/{queue}";

    /// <summary>The key of a webhook endpoint's grain.</summary>
    public static string Of(TenantId tenant, WebhookId webhook) => $"{tenant}/{webhook}";

    /// <summary>The tenant and the id that a key was made of.</summary>
    public static (TenantId Tenant, string Id) Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (new(key), "") : (new(key[..slash]), key[(slash + 1)..]);
    }
}
