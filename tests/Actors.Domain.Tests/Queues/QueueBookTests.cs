using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Testing;

namespace Actors.Domain.Tests.Queues;

public sealed class QueueBookTests
{
    private readonly QueueBook _book = new();

    [Fact]
    public void Who_asks_stands_in_the_line_and_must_be_told()
    {
        _book.Learn(QueueNoticeKind.Requested, Entry("a", 1));
        Assert.Equal(1, _book.Position(new("a")));
        Assert.Equal(Entry("a", 1), Next());
        Assert.Equal([Entry("a", 1)], Untold());
        _book.Told(Entry("a", 1));
        Assert.Empty(Untold());
    }

    [Fact]
    public void Who_comes_back_knows_already_that_it_waits()
    {
        _book.Learn(QueueNoticeKind.Requeued, Entry("a", 1));
        Assert.Empty(Untold());
        Assert.NotNull(Next());
    }

    [Fact]
    public void Late_news_of_an_older_hand_off_changes_nothing()
    {
        _book.Learn(QueueNoticeKind.Requested, Entry("a", 2));
        _book.Learn(QueueNoticeKind.Requested, Entry("a", 1));
        _book.Learn(QueueNoticeKind.Left, Entry("a", 1));
        _book.Forget(Entry("a", 1));
        _book.Told(Entry("a", 1));
        Assert.Equal(Entry("a", 2), Next());
        Assert.Equal([Entry("a", 2)], Untold());
    }

    [Fact]
    public void Who_left_is_gone_from_line_and_books()
    {
        _book.Learn(QueueNoticeKind.Requested, Entry("a", 1));
        _book.Learn(QueueNoticeKind.Left, Entry("a", 1));
        Assert.True(_book.IsEmpty);
        Assert.Empty(Untold());
        Assert.Null(Next());
    }

    [Fact]
    public void A_verdict_under_way_is_not_sent_again_until_it_returns()
    {
        _book.Learn(QueueNoticeKind.Requested, Entry("a", 1));
        _book.Learn(QueueNoticeKind.Requested, Entry("b", 1));
        _book.Send(Entry("a", 1));
        Assert.Equal(Entry("b", 1), Next());
        Assert.Equal([Entry("b", 1)], Untold());
        _book.Returned(Entry("a", 1));
        Assert.Equal(Entry("a", 1), Next());
    }

    [Fact]
    public void Only_so_many_verdicts_are_under_way()
    {
        for (var number = 0; number <= QueueBook.MostUnderWay; number++) _book.Learn(QueueNoticeKind.Requested, Entry($"c{number:00}", 1));
        for (var number = 0; number < QueueBook.MostUnderWay; number++) _book.Send(Next()!);
        Assert.Null(Next());
    }

    [Theory]
    [InlineData(WaitReason.NobodyFree, true)]
    [InlineData(WaitReason.ManualDistribution, true)]
    [InlineData(WaitReason.OffHours, false)]
    [InlineData(WaitReason.OverLimit, false)]
    public void Who_waits_without_a_case_was_admitted(WaitReason reason, bool admitted)
    {
        _book.Learn(QueueNoticeKind.Requested, Entry("a", 1));
        Assert.False(_book.IsAdmitted(Entry("a", 1)));
        _book.Told(Entry("a", 1), reason);
        _book.Told(Entry("a", 1), WaitReason.NobodyFree);
        Assert.Equal(admitted, _book.IsAdmitted(Entry("a", 1)));
        _book.Learn(QueueNoticeKind.Left, Entry("a", 1));
        Assert.False(_book.SomeAreAdmitted);
    }

    [Fact]
    public void Who_was_with_an_agent_before_is_admitted()
    {
        _book.Learn(QueueNoticeKind.Requeued, Entry("a", 1) with { Admitted = true });
        Assert.True(_book.IsAdmitted(Entry("a", 1)));
    }

    [Theory]
    [InlineData(0, "b d")]
    [InlineData(1, "a b d")]
    [InlineData(2, "a b d")]
    [InlineData(3, "a b c d")]
    [InlineData(9, "a b c d")]
    public void When_there_is_nothing_to_give_only_the_undecided_are_planned_for(int concerned, string planned)
    {
        foreach (var id in new[] { "a", "c" }) _book.Learn(QueueNoticeKind.Requeued, Entry(id, 1));
        foreach (var id in new[] { "b", "d", "e" }) _book.Learn(QueueNoticeKind.Requested, Entry(id, 1));
        _book.Send(Entry("e", 1));
        var asked = 0;
        Assert.Equal(planned.Split(' '), _book.ToPlan(() => 0, () => asked++ < concerned).Select(entry => entry.Conversation.Value));
    }

    [Fact]
    public void A_changed_priority_is_another_place_and_nothing_else()
    {
        foreach (var id in new[] { "a", "b", "c" }) _book.Learn(QueueNoticeKind.Requested, Entry(id, 1));
        _book.Told(Entry("b", 1));
        _book.Learn(QueueNoticeKind.Moved, Entry("c", 1) with { Priority = 5, Version = 9 });
        _book.Learn(QueueNoticeKind.Moved, Entry("c", 1) with { Priority = 1, Version = 8 });
        _book.Learn(QueueNoticeKind.Moved, Entry("b", 1) with { Priority = 3, Version = 4 });
        _book.Learn(QueueNoticeKind.Moved, Entry("gone", 1) with { Priority = 9 });
        Assert.Equal(["c", "b", "a"], _book.InOrder.Select(entry => entry.Conversation.Value));
        Assert.Equal((1, 2, 3), (_book.Position(new("c")), _book.Position(new("b")), _book.Position(new("a"))));
        Assert.Equal(["a", "c"], Untold().Select(entry => entry.Conversation.Value).Order());
    }

    [Fact]
    public void A_priority_whose_news_was_lost_is_found_in_the_rows()
    {
        foreach (var id in new[] { "a", "b" }) _book.Learn(QueueNoticeKind.Requeued, Entry(id, 1));
        _book.Reconcile(_book.InOrder, [(Entry("a", 1), true), (Entry("b", 1) with { Priority = 2, Version = 7 }, true)]);
        Assert.Equal(1, _book.Position(new("b")));
        Assert.Empty(Untold());
    }

    [Fact]
    public void The_rows_are_right_but_what_changed_meanwhile_stays()
    {
        foreach (var id in new[] { "gone", "newer", "kept" }) _book.Learn(QueueNoticeKind.Requeued, Entry(id, 1));
        var before = _book.InOrder;
        _book.Learn(QueueNoticeKind.Requested, Entry("entered", 1));
        _book.Learn(QueueNoticeKind.Requested, Entry("newer", 2));
        _book.Reconcile(before, [(Entry("kept", 1), true), (Entry("newer", 1), true), (Entry("found", 1), false), (Entry("told", 3), true)]);
        Assert.Equal(
            ["entered 1", "found 1", "kept 1", "newer 2", "told 3"],
            _book.InOrder.Select(entry => $"{entry.Conversation} {entry.HandOff}"));
        Assert.Equal(["entered", "found", "newer"], Untold().Select(entry => entry.Conversation.Value).Order());
    }

    /// <summary>The first to plan for when there may be something for everybody.</summary>
    private WaitingEntry? Next() => _book.ToPlan(() => 0, () => true).FirstOrDefault();

    /// <summary>Those to plan for when there is nothing to give: they must be told that they wait.</summary>
    private IEnumerable<WaitingEntry> Untold() => _book.ToPlan(() => 0, () => false);

    private static WaitingEntry Entry(string id, int handOff) => new(new(id), handOff, 0, Sample.Now);
}
