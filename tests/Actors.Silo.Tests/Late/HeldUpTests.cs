using System.IO.Pipelines;
using Actors.Silo.Late;
using Microsoft.AspNetCore.Connections;

namespace Actors.Silo.Tests.Late;

public sealed class HeldUpTests
{
    private static readonly byte[] Word = [1, 2, 3];

    private readonly ManualTime _time = new();
    private readonly HeldUp _heldUp;

    public HeldUpTests()
    {
        _heldUp = new(_time);
        _heldUp.Beat();
    }

    [Fact]
    public void A_start_may_take_long()
    {
        var starting = new HeldUp(_time);
        _time.Pass(seconds: 60);
        Assert.Equal((0, 0), (starting.Times, starting.Accepted()));
        starting.Beat();
        Assert.Equal((0, 0), (starting.Times, starting.Accepted()));
    }

    [Fact]
    public void A_process_that_beats_is_not_held_up()
    {
        for (var beat = 0; beat < 100; beat++)
        {
            _time.Pass(seconds: 5);
            _heldUp.Beat();
        }

        Assert.Equal((0, false, 0), (_heldUp.Times, _heldUp.IsRecovering, _heldUp.Accepted()));
    }

    [Fact]
    public void Whoever_asks_first_after_a_stop_finds_out_and_it_counts_once()
    {
        _time.Pass(seconds: 5.1);

        Assert.Equal((1, 1), (_heldUp.Times, _heldUp.Times));
        _heldUp.Beat();
        Assert.Equal((1, true), (_heldUp.Times, _heldUp.IsRecovering));

        // What is accepted now may have waited before the door.
        Assert.NotEqual(_heldUp.Times, _heldUp.Accepted());
        _time.Pass(seconds: 2);
        _heldUp.Beat();
        Assert.Equal((1, false, 1), (_heldUp.Times, _heldUp.IsRecovering, _heldUp.Accepted()));
    }

    [Fact]
    public async Task What_is_read_after_a_stop_is_not_heard()
    {
        var pipe = new Pipe();
        var reader = new LateReader(pipe.Reader, _heldUp);
        await pipe.Writer.WriteAsync(Word, TestContext.Current.CancellationToken);
        var read = await reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, read.Buffer.Length);
        reader.AdvanceTo(read.Buffer.End);

        var waiting = reader.ReadAsync(TestContext.Current.CancellationToken);
        _time.Pass(seconds: 6);
        await pipe.Writer.WriteAsync(Word, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<ConnectionAbortedException>(async () => await waiting);
    }

    [Fact]
    public async Task What_came_in_time_is_heard_and_the_end_is_always()
    {
        var pipe = new Pipe();
        var reader = new LateReader(pipe.Reader, _heldUp);
        await pipe.Writer.WriteAsync(Word, TestContext.Current.CancellationToken);
        _time.Pass(seconds: 4);

        Assert.True(reader.TryRead(out var read));
        reader.AdvanceTo(read.Buffer.End);
        _time.Pass(seconds: 6);
        await pipe.Writer.CompleteAsync();
        Assert.True((await reader.ReadAsync(TestContext.Current.CancellationToken)).IsCompleted);
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _now;

        public void Pass(double seconds) => _now += (long)(seconds * TimestampFrequency);
    }
}
