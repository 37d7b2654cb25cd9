using Actors.Domain;

namespace Actors.Grains.Webhooks;

/// <summary>What an activation may forget: it only spares looking things up.</summary>
internal sealed class WebhookMemory
{
    /// <summary>Whether the store was looked through for what waits behind nothing.</summary>
    public bool IsHealed { get; set; }

    /// <summary>How far agents' streams were read.</summary>
    public Dictionary<AgentId, long> Agents { get; } = [];
}
