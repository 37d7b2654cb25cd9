using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Embedded.State;

/// <summary>A grain's state and its tag between the grain and its store.</summary>
internal sealed class PersistentState<TState>(string name, GrainId grain, IGrainStorage storage)
    : IPersistentState<TState>, IActivationState
{
    private readonly GrainState<TState> _held = new(New());

    public TState State
    {
        get => _held.State!;
        set => _held.State = value;
    }

    public string? Etag => _held.ETag;

    public bool RecordExists => _held.RecordExists;

    public Task ReadOnActivation(CancellationToken cancellationToken) => ReadStateAsync(cancellationToken);

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        await Guarded(storage.ReadStateAsync(name, grain, _held, cancellationToken), "reading");
        _held.State ??= New();
    }

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        Guarded(storage.WriteStateAsync(name, grain, _held, cancellationToken), "writing");

    public async Task ClearStateAsync(CancellationToken cancellationToken)
    {
        await Guarded(storage.ClearStateAsync(name, grain, _held, cancellationToken), "clearing");
        _held.State ??= New();
    }

    private static TState New() => typeof(TState).IsValueType || typeof(TState) == typeof(string)
        ? default!
        : Activator.CreateInstance<TState>();

    /// <summary>What a store throws reaches the grain as an <see cref="OrleansException"/>.</summary>
    private async Task Guarded(Task operation, string doing)
    {
        try
        {
            await operation;
        }
        catch (Exception exception) when (exception is not (OrleansException or OperationCanceledException))
        {
            throw new OrleansException($"Error {doing} state {name} of {grain}: {exception.Message}", exception);
        }
    }
}
