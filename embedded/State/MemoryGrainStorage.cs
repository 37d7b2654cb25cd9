using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Embedded.State;

/// <summary>State in memory, as JSON, so that what is read is never the object that was written.</summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.General) { IncludeFields = true };

    private readonly ConcurrentDictionary<(string State, GrainId Grain), (string Json, string Tag)> _rows = new();
    private long _tags;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var exists = _rows.TryGetValue((stateName, grainId), out var row);
        grainState.RecordExists = exists;
        grainState.ETag = exists ? row.Tag : null;
        grainState.State = exists ? JsonSerializer.Deserialize<T>(row.Json, Json) : New<T>();
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var tag = Interlocked.Increment(ref _tags).ToString(CultureInfo.InvariantCulture);
        var row = (JsonSerializer.Serialize(grainState.State, Json), tag);
        lock (_rows)
        {
            Check(stateName, grainId, grainState);
            _rows[(stateName, grainId)] = row;
        }

        grainState.ETag = tag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_rows)
        {
            Check(stateName, grainId, grainState);
            _rows.TryRemove((stateName, grainId), out _);
        }

        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = New<T>();
        return Task.CompletedTask;
    }

    private static T? New<T>() => typeof(T).IsValueType || typeof(T) == typeof(string)
        ? default
        : Activator.CreateInstance<T>();

    private void Check<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = _rows.TryGetValue((stateName, grainId), out var row) ? row.Tag : null;
        if (stored == grainState.ETag) return;
        throw new InconsistentStateException(
            $"State {stateName} of {grainId} was changed elsewhere.", stored, grainState.ETag);
    }
}
