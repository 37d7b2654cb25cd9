using System.Collections.Immutable;

namespace Actors.Domain.Tenants;

/// <summary>A tenant's definitions: the fold of its events. Also the snapshot that every process keeps.</summary>
public sealed record TenantState
{
    /// <summary>Number of events folded; the version of the definitions.</summary>
    public long Seq { get; init; }

    /// <summary>The tenant; null before it exists.</summary>
    public TenantId? Tenant { get; init; }

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The settings in force.</summary>
    public TenantSettings Settings { get; init; } = TenantSettings.Default;

    /// <summary>Queues, in the order in which they were added.</summary>
    public ImmutableArray<QueueDefinition> Queues { get; init; } = [];

    /// <summary>Channel accounts, in the order in which they were added.</summary>
    public ImmutableArray<ChannelDefinition> Channels { get; init; } = [];

    /// <summary>Agents, in the order of the list; round robin follows it.</summary>
    public ImmutableArray<AgentDefinition> Agents { get; init; } = [];

    /// <summary>Keys of programs that are not revoked.</summary>
    public ImmutableArray<ApiKeyDefinition> ApiKeys { get; init; } = [];

    /// <summary>The channel account with this id, or null.</summary>
    public ChannelDefinition? Channel(ChannelId id) => Channels.FirstOrDefault(channel => channel.Id == id);

    /// <summary>The agent with this id, or null.</summary>
    public AgentDefinition? Agent(AgentId id) => Agents.FirstOrDefault(agent => agent.Id == id);

    /// <summary>The key with this id, or null.</summary>
    public ApiKeyDefinition? ApiKey(ApiKeyId id) => ApiKeys.FirstOrDefault(key => key.Id == id);
}
