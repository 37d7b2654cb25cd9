using Actors.Domain;
using Orleans;

namespace Actors.Grains.Queues;

/// <summary>Who got the last conversations of a queue. May be lost: then round robin begins at the top of the list.</summary>
[GenerateSerializer]
public sealed class QueuePointer
{
    /// <summary>Who got the last one, or null.</summary>
    [Id(0)]
    public AgentId? Last { get; set; }

    /// <summary>What is stored of it.</summary>
    [Id(1)]
    public AgentId? Stored { get; set; }

    /// <summary>Everybody who got one, the last one first.</summary>
    [Id(2)]
    public List<AgentId> Recent { get; set; } = [];

    /// <summary>The flow of the last hours, as JSON; may be lost: then waits are estimated again once there is flow.</summary>
    [Id(3)]
    public string? Flow { get; set; }
}
