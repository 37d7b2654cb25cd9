using Orleans;

namespace Actors.Silo.FanOut;

/// <summary>Keeps who listens for as long as they say so.</summary>
internal sealed class FanOutNodesGrain(TimeProvider time) : Grain, IFanOutNodes
{
    private readonly Dictionary<string, (IFanOutNode Node, DateTimeOffset Until)> _nodes = [];

    public Task Listen(string name, IFanOutNode node)
    {
        _nodes[name] = (node, time.GetUtcNow() + FanOutTimes.Forgotten);
        return Task.CompletedTask;
    }

    public Task Leave(string name)
    {
        _nodes.Remove(name);
        return Task.CompletedTask;
    }

    public Task<Dictionary<string, IFanOutNode>> All()
    {
        var now = time.GetUtcNow();
        foreach (var late in _nodes.Where(node => node.Value.Until < now).Select(node => node.Key).ToList())
        {
            _nodes.Remove(late);
        }

        return Task.FromResult(_nodes.ToDictionary(node => node.Key, node => node.Value.Node));
    }
}

/// <summary>The pace of the fan-out between nodes.</summary>
internal static class FanOutTimes
{
    /// <summary>How often nodes say that they listen, and silos ask who does.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>A node that has not said so for this long does not listen.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(10);
}
