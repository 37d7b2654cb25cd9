using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Conformance.Tests.Grains;

public interface INoteGrain : IGrainWithStringKey
{
    Task<string> Read();

    Task Write(string text);

    Task Clear();

    /// <summary>Tag and existence of the record.</summary>
    Task<(string? Tag, bool Exists)> Record();

    /// <summary>Writes with a tag that is newer than this activation's, as a second one would.</summary>
    Task WriteFromElsewhere(string text);

    Task<Guid> Activation();

    Task Quit();
}

[GenerateSerializer]
public sealed class Note
{
    [Id(0)]
    public string Text { get; set; } = "nothing";
}

internal sealed class NoteGrain(
    [PersistentState("note", "notes")] IPersistentState<Note> note,
    [PersistentState("other")] IPersistentState<Note> other) : Grain, INoteGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<string> Read() => Task.FromResult($"{note.State.Text}, {other.State.Text}");

    public async Task Write(string text)
    {
        note.State = new Note { Text = text };
        await note.WriteStateAsync();
    }

    public Task Clear() => note.ClearStateAsync();

    public Task<(string? Tag, bool Exists)> Record() => Task.FromResult((note.Etag, note.RecordExists));

    public async Task WriteFromElsewhere(string text)
    {
        var store = ServiceProvider.GetRequiredKeyedService<IGrainStorage>("notes");
        var theirs = new GrainState<Note>();
        await store.ReadStateAsync("note", this.GetGrainId(), theirs);
        theirs.State = new Note { Text = text };
        await store.WriteStateAsync("note", this.GetGrainId(), theirs);
    }

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task Quit()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
