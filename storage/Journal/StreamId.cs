using Actors.Domain;

namespace Actors.Storage;

/// <summary>One stream of the journal.</summary>
/// <param name="Tenant">Whose stream.</param>
/// <param name="Kind">What it is the stream of.</param>
/// <param name="Key">The id of that thing within the tenant; empty for the tenant itself.</param>
public readonly record struct StreamId(TenantId Tenant, StreamKind Kind, string Key)
{
    /// <summary>The stream of a conversation.</summary>
    public static StreamId Of(TenantId tenant, ConversationId conversation) =>
        new(tenant, StreamKind.Conversation, conversation.Value);

    /// <summary>The stream of an agent.</summary>
    public static StreamId Of(TenantId tenant, AgentId agent) => new(tenant, StreamKind.Agent, agent.Value);

    /// <summary>The stream of a tenant.</summary>
    public static StreamId Of(TenantId tenant) => new(tenant, StreamKind.Tenant, "");

    /// <inheritdoc/>
    public override string ToString() => Key.Length == 0 ? $"{Kind} {Tenant}" : $"{Kind} {Tenant}/{Key}";
}

/// <summary>What a stream is about. The numbers are stored.</summary>
public enum StreamKind
{
    /// <summary>A tenant's definitions and settings.</summary>
    Tenant = 1,

    /// <summary>An agent's presence.</summary>
    Agent = 2,

    /// <summary>A conversation.</summary>
    Conversation = 3,
}
