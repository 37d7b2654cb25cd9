using System.Threading.Channels;
using Actors.Domain;

namespace Actors.Storage.Writer;

/// <summary>
/// Takes what waits in the line, as much as fits into a batch. Two items of one stream or of one operation never share a batch: the
/// second stays for the next one and keeps its place before whatever comes later.
/// </summary>
internal sealed class BatchGatherer(ChannelReader<LineItem> line, int largestBatch)
{
    private readonly HashSet<StreamId> _streams = [];
    private readonly HashSet<(TenantId, OperationKey)> _operations = [];
    private List<WaitingAppend> _deferred = [];
    private List<WaitingAppend> _stillDeferred = [];

    public List<WaitingAppend> Appends { get; } = [];

    public List<WaitingJob> Jobs { get; } = [];

    /// <summary>Waits until something is there; false when the line is closed and empty.</summary>
    public bool Gather()
    {
        Appends.Clear();
        Jobs.Clear();
        _streams.Clear();
        _operations.Clear();
        if (_deferred.Count == 0 && !line.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            return false;
        }

        foreach (var item in _deferred)
        {
            AddOrDefer(item);
        }

        // Whoever defers much is not fed more, so that the line, which is bounded, stays the only place to wait.
        while (Appends.Count < largestBatch && _stillDeferred.Count < largestBatch && line.TryRead(out var item))
        {
            if (item is WaitingJob job)
            {
                Jobs.Add(job);
            }
            else
            {
                AddOrDefer((WaitingAppend)item);
            }
        }

        (_deferred, _stillDeferred) = (_stillDeferred, _deferred);
        _stillDeferred.Clear();
        return true;
    }

    private void AddOrDefer(WaitingAppend item)
    {
        var request = item.Request;
        var operation = request.Operation is { } key ? (request.Stream.Tenant, key) : default;
        if (Appends.Count < largestBatch
            && !_streams.Contains(request.Stream)
            && (request.Operation is null || !_operations.Contains(operation)))
        {
            Appends.Add(item);
        }
        else
        {
            _stillDeferred.Add(item);
        }

        // Those who come after a deferred item of the same stream or operation must not overtake it.
        _streams.Add(request.Stream);
        if (request.Operation is not null)
        {
            _operations.Add(operation);
        }
    }
}
