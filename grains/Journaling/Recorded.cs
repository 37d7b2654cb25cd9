using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Actors.Domain.Json;
using Actors.Storage;

namespace Actors.Grains.Journaling;

/// <summary>How a stream's events and snapshots are written and read.</summary>
internal sealed record Recorded<TState, TEvent>(JsonTypeInfo<TState> State, JsonTypeInfo<TEvent> Event)
    where TEvent : class
{
    public JournalEvent Write(TEvent happened, DateTimeOffset at) =>
        new(StoredNames.Of(happened), JsonSerializer.SerializeToUtf8Bytes(happened, Event), at);

    public byte[] Write(TState state) => JsonSerializer.SerializeToUtf8Bytes(state, State);

    public TState Read(StreamTail tail, TState initial, Func<TState, TEvent, TState> evolve)
    {
        var state = tail.Snapshot.IsEmpty ? initial : JsonSerializer.Deserialize(tail.Snapshot.Span, State)!;
        foreach (var stored in tail.Events)
        {
            state = evolve(state, JsonSerializer.Deserialize(stored.Data.Span, Event)!);
        }

        return state;
    }
}
