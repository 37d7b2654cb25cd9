using Actors.Domain;
using Actors.Grains.Queues;
using Actors.Silo.Runtime;
using Actors.Storage;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Silo.Tests;

public sealed class StoredGrainStateTests : IAsyncLifetime
{
    private static readonly GrainId Queue = GrainId.Create("queue", "demo/general");
    private ActorsStore? _store;
    private StoredGrainState _states = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await ActorsStore.OpenAsync(new() { Store = "memory" });
        _states = new(_store.GrainState);
    }

    public ValueTask DisposeAsync() => _store!.DisposeAsync();

    [Fact]
    public async Task State_is_read_as_it_was_written()
    {
        Assert.Null((await Read()).State?.Last);
        await Write(await Read(), "kim");

        var read = await Read();

        Assert.Equal((new AgentId("kim"), null, true), (read.State!.Last, read.State.Stored, read.RecordExists));
    }

    [Fact]
    public async Task Of_two_who_read_the_same_only_one_may_write()
    {
        await Write(await Read(), "kim");
        var (one, other) = (await Read(), await Read());
        await Write(one, "lee");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(other, "park"));
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => _states.ClearStateAsync("pointer", Queue, other));

        Assert.Equal(new AgentId("lee"), (await Read()).State?.Last);
    }

    [Fact]
    public async Task Cleared_state_is_new_again()
    {
        await Write(await Read(), "kim");

        await _states.ClearStateAsync("pointer", Queue, await Read());

        Assert.False((await Read()).RecordExists);
    }

    private async Task<GrainState<QueuePointer>> Read()
    {
        var state = new GrainState<QueuePointer>();
        await _states.ReadStateAsync("pointer", Queue, state);
        return state;
    }

    private Task Write(GrainState<QueuePointer> state, string last)
    {
        state.State!.Last = new(last);
        return _states.WriteStateAsync("pointer", Queue, state);
    }
}
