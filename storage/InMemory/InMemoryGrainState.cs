using Actors.Storage.Values;

namespace Actors.Storage.InMemory;

/// <summary>Grain state of the model.</summary>
internal sealed class InMemoryGrainState(InMemoryTables tables) : IGrainStateStore
{
    public Task<(ReadOnlyMemory<byte> Data, string ETag)?> ReadAsync(
        string name, string key, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return Task.FromResult<(ReadOnlyMemory<byte>, string)?>(
                tables.GrainState.TryGetValue((name, key), out var state) ? state : null);
        }
    }

    public Task<string?> WriteAsync(
        string name, string key, ReadOnlyMemory<byte> data, string? etag, CancellationToken cancellationToken)
    {
        StoredText.Check(name, "name");
        StoredText.Check(key, "key");
        lock (tables.Gate)
        {
            if (!Holds(name, key, etag))
            {
                return Task.FromResult<string?>(null);
            }

            var next = ETags.New();
            tables.GrainState[(name, key)] = (data.ToArray(), next);
            return Task.FromResult<string?>(next);
        }
    }

    public Task<bool> ClearAsync(string name, string key, string? etag, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            var holds = Holds(name, key, etag);
            if (holds)
            {
                tables.GrainState.Remove((name, key));
            }

            return Task.FromResult(holds);
        }
    }

    private bool Holds(string name, string key, string? etag) =>
        tables.GrainState.TryGetValue((name, key), out var state) ? state.ETag == etag : etag is null;
}
