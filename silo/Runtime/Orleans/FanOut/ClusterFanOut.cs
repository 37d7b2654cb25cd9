using System.Collections.Immutable;
using System.Threading.Channels;
using Actors.GrainInterfaces;

namespace Actors.Silo.FanOut;

/// <summary>
/// The fan-out of a node of a cluster: who listens in this process hears at once, nodes elsewhere in batches, one on its way to each at a time. The line
/// to a node is bounded; of what a slow node does not take the oldest is lost, and its consoles find the gap.
/// </summary>
internal sealed class ClusterFanOut(string name) : IFanOut
{
    private const int LongestLine = 16_384;
    private const int LargestBatch = 256;

    private readonly InProcessFanOut _here = new();
    private ImmutableDictionary<string, Line> _elsewhere = ImmutableDictionary<string, Line>.Empty;

    /// <summary>The name of this node in the fan-out.</summary>
    public string Name => name;

    public void Publish(ConversationChange change)
    {
        _here.Publish(change);
        foreach (var line in _elsewhere.Values)
        {
            line.Changes.Writer.TryWrite(change);
        }
    }

    /// <summary>Tells who listens here, and nobody else.</summary>
    public void PublishHere(ImmutableArray<ConversationChange> changes)
    {
        foreach (var change in changes)
        {
            _here.Publish(change);
        }
    }

    public IDisposable Subscribe(Action<ConversationChange> listener) => _here.Subscribe(listener);

    /// <summary>From now on these nodes are told, and no others.</summary>
    public void Tell(IReadOnlyDictionary<string, IFanOutNode> nodes)
    {
        foreach (var gone in _elsewhere.Where(line => !nodes.TryGetValue(line.Key, out var node) || !node.Equals(line.Value.Node)))
        {
            _elsewhere = _elsewhere.Remove(gone.Key);
            gone.Value.Changes.Writer.TryComplete();
        }

        foreach (var (node, reference) in nodes.Where(node => node.Key != name && !_elsewhere.ContainsKey(node.Key)))
        {
            var line = new Line(reference);
            _elsewhere = _elsewhere.Add(node, line);
            _ = Task.Run(() => SendAsync(line));
        }
    }

    private static async Task SendAsync(Line line)
    {
        var batch = ImmutableArray.CreateBuilder<ConversationChange>(LargestBatch);
        while (await line.Changes.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < LargestBatch && line.Changes.Reader.TryRead(out var change))
            {
                batch.Add(change);
            }

            try
            {
                await line.Node.Hear(batch.ToImmutable());
            }
            catch (Exception)
            {
                // A hint: the node finds the gap. Whether it still listens is said by others.
            }
        }
    }

    private sealed record Line(IFanOutNode Node)
    {
        public Channel<ConversationChange> Changes { get; } = Channel.CreateBounded<ConversationChange>(
            new BoundedChannelOptions(LongestLine) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });
    }
}
