using Actors.Storage.Tests.Harness;

namespace Actors.Storage.Tests.Contracts;

public abstract class GrainStateContract(StoreHarness harness) : StoreTest(harness)
{
    [Fact]
    public async Task State_is_written_read_and_cleared_under_its_etag()
    {
        var states = Store.GrainState;
        Assert.Null(await states.ReadAsync("pointer", "queue/1", Cancelled));

        var first = await states.WriteAsync("pointer", "queue/1", new byte[] { 1, 0, 255 }, null, Cancelled);
        Assert.NotNull(first);
        Assert.Null(await states.WriteAsync("pointer", "queue/1", new byte[] { 2 }, null, Cancelled));
        Assert.Null(await states.WriteAsync("pointer", "queue/1", new byte[] { 2 }, "stale", Cancelled));
        Assert.Null(await states.WriteAsync("pointer", "queue/2", new byte[] { 2 }, "stale", Cancelled));

        var (data, etag) = (await states.ReadAsync("pointer", "queue/1", Cancelled))!.Value;
        Assert.Equal([1, 0, 255], data.ToArray());
        Assert.Equal(first, etag);

        var second = await states.WriteAsync("pointer", "queue/1", Array.Empty<byte>(), first, Cancelled);
        Assert.NotEqual(first, second);
        Assert.Equal(0, (await states.ReadAsync("pointer", "queue/1", Cancelled))!.Value.Data.Length);

        Assert.False(await states.ClearAsync("pointer", "queue/1", first, Cancelled));
        Assert.False(await states.ClearAsync("pointer", "queue/1", null, Cancelled));
        Assert.True(await states.ClearAsync("pointer", "queue/1", second, Cancelled));
        Assert.True(await states.ClearAsync("pointer", "queue/1", null, Cancelled));
        Assert.False(await states.ClearAsync("pointer", "queue/1", second, Cancelled));
        Assert.Null(await states.ReadAsync("pointer", "queue/1", Cancelled));
    }

    [Fact]
    public async Task An_etag_of_a_cleared_state_never_holds_again()
    {
        var old = await Store.GrainState.WriteAsync("n", "k", new byte[] { 1 }, null, Cancelled);
        await Store.GrainState.ClearAsync("n", "k", old, Cancelled);
        await Store.GrainState.WriteAsync("n", "k", new byte[] { 2 }, null, Cancelled);
        Assert.Null(await Store.GrainState.WriteAsync("n", "k", new byte[] { 3 }, old, Cancelled));
    }

    [Fact]
    public async Task Of_two_who_write_at_once_one_wins()
    {
        var etags = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Store.GrainState.WriteAsync("n", "k", new[] { (byte)i }, null, Cancelled)));
        Assert.Single(etags, etag => etag is not null);
    }
}

public sealed class MemoryGrainStateTests() : GrainStateContract(new MemoryHarness());

public sealed class SqliteGrainStateTests() : GrainStateContract(new SqliteHarness());

public sealed class PostgresGrainStateTests() : GrainStateContract(new PostgresHarness());
