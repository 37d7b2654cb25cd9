using System.Text.Json;
using Actors.GrainInterfaces;
using Actors.Storage;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Silo.Runtime;

/// <summary>Keeps <c>IPersistentState</c> in the store, as JSON.</summary>
internal sealed class StoredGrainState(IGrainStateStore store) : IGrainStorage
{
    /// <summary>The name under which grains ask for it.</summary>
    public const string Name = "actors";

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var found = await store.ReadAsync(stateName, grainId.ToString(), CancellationToken.None);
        grainState.State = found is { } row
            ? JsonSerializer.Deserialize<T>(row.Data.Span, Options)!
            : Activator.CreateInstance<T>();
        grainState.ETag = found?.ETag!;
        grainState.RecordExists = found is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(grainState.State, Options);
        grainState.ETag = await store.WriteAsync(stateName, grainId.ToString(), data, grainState.ETag, CancellationToken.None)
            ?? throw new InconsistentStateException($"State {stateName} of {grainId} was written by another activation.");
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!await store.ClearAsync(stateName, grainId.ToString(), grainState.ETag, CancellationToken.None))
        {
            throw new InconsistentStateException($"State {stateName} of {grainId} was written by another activation.");
        }

        grainState.ETag = null!;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private static readonly JsonSerializerOptions Options = new(GrainJson.Travelling)
    {
        // State classes belong to grains and are few and small; ids inside them bring their own converters.
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };
}
