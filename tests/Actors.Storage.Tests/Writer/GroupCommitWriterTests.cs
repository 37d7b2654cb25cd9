using Actors.Storage.Tests.Harness;
using Actors.Storage.Writer;
using Microsoft.Extensions.Logging.Abstractions;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Writer;

public sealed class GroupCommitWriterTests : IAsyncDisposable
{
    private readonly ScriptedEngine _engine = new();
    private readonly GroupCommitWriter _writer;

    public GroupCommitWriterTests() =>
        _writer = new(_engine, new StorageOptions { LongestLine = 20, LargestBatch = 8 }, NullLogger.Instance, new(null));

    public ValueTask DisposeAsync()
    {
        _engine.Open();
        return _writer.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_waits_is_committed_together()
    {
        var answers = Line(10);
        _engine.Open();
        await Task.WhenAll(answers);
        Assert.Equal([1, 8, 1], _engine.Sizes);
    }

    [Fact]
    public async Task Two_of_one_stream_or_one_operation_never_share_a_batch_and_keep_their_order()
    {
        var gate = Append(Bare(Stream(0), 0));
        _engine.WaitUntilBusy();
        Task[] all =
        [
            gate, Append(Bare(Stream(1), 0)), Append(Bare(Stream(1), 1)), Append(Bare(Stream(2), 0) with { Operation = new("s", "1") }),
            Append(Bare(Stream(3), 0) with { Operation = new("s", "1") }), Append(Bare(Stream(3), 1)), Append(Bare(Stream(1), 2)),
        ];
        _engine.Open();
        await Task.WhenAll(all);
        Assert.Equal([1, 2, 2, 2], _engine.Sizes);
        Assert.Equal([0L, 1, 2], _engine.Committed.Where(item => item.Stream == Stream(1)).Select(item => item.ExpectedSeq));
        Assert.Equal([0L, 1], _engine.Committed.Where(item => item.Stream == Stream(3)).Select(item => item.ExpectedSeq));
    }

    [Fact]
    public async Task A_poisonous_item_is_found_by_halving_and_only_its_caller_learns_of_it()
    {
        _engine.Fails = batch => batch.Any(item => item.Stream == Stream(5)) ? new InvalidOperationException("poison") : null;
        var answers = Line(8);
        _engine.Open();
        for (var room = 0; room < 8; room++)
        {
            if (room == 5)
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => answers[5]);
            }
            else
            {
                Assert.IsType<AppendResult.Appended>(await answers[room]);
            }
        }
    }

    [Fact]
    public async Task An_unknown_outcome_is_everybodys()
    {
        var answers = Line(4);
        _engine.Fails = _ => new OutcomeUnknownException("gone", new IOException());
        _engine.Open();
        foreach (var answer in answers)
        {
            await Assert.ThrowsAsync<OutcomeUnknownException>(() => answer);
        }
    }

    [Fact]
    public async Task A_collision_is_tried_again_as_a_whole_first()
    {
        var answers = Line(4);
        var times = 0;
        _engine.Fails = batch => batch.Count == 3 && times++ == 0 ? new BatchCollidedException("lock", new IOException()) : null;
        _engine.Open();
        await Task.WhenAll(answers);
        Assert.Equal([1, 3, 3], _engine.Sizes);
    }

    [Fact]
    public async Task Who_collides_for_ever_is_told_to_come_again_and_the_others_are_served()
    {
        var answers = Line(4);
        _engine.Fails = batch =>
            batch.Any(item => item.Stream == Stream(2)) ? new BatchCollidedException("lock", new IOException()) : null;
        _engine.Open();
        await Assert.ThrowsAsync<StoreIsBusyException>(() => answers[2]);
        Assert.All(await Task.WhenAll(answers[0], answers[1], answers[3]), answer => Assert.IsType<AppendResult.Appended>(answer));
    }

    [Fact]
    public async Task A_full_line_refuses_at_once_and_says_when_to_come_again()
    {
        var answers = Line(21);
        var busy = await Assert.ThrowsAsync<StoreIsBusyException>(() => Append(Bare(Stream(99), 0)));
        Assert.Equal(TimeSpan.FromSeconds(1), busy.RetryAfter);
        _engine.Open();
        await Task.WhenAll(answers);
    }

    [Fact]
    public async Task Stopping_serves_who_is_in_the_line_and_refuses_who_comes_later()
    {
        var answers = Line(5);
        var stopped = _writer.DisposeAsync();
        await Assert.ThrowsAsync<StoreIsBusyException>(() => Append(Bare(Stream(99), 0)));
        _engine.Open();
        await stopped;
        Assert.All(await Task.WhenAll(answers), answer => Assert.IsType<AppendResult.Appended>(answer));
    }

    private async Task<AppendResult> Append(AppendRequest request) =>
        await _writer.AppendAsync(request, CancellationToken.None);

    /// <summary>The first is being committed; the others wait behind it.</summary>
    private Task<AppendResult>[] Line(int items)
    {
        var first = _writer.AppendAsync(Bare(Stream(0), 0), CancellationToken.None);
        _engine.WaitUntilBusy();
        return [first, .. Enumerable.Range(1, items - 1).Select(room => _writer.AppendAsync(Bare(Stream(room), 0), CancellationToken.None))];
    }
}
