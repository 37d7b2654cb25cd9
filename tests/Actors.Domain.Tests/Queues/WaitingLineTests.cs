using Actors.Domain.Queues;
using Actors.Testing;

namespace Actors.Domain.Tests.Queues;

public sealed class WaitingLineTests
{
    [Fact]
    public void Higher_priority_goes_first_then_the_oldest_then_by_id()
    {
        var line = new WaitingLine();
        foreach (var entry in new[] { Entry("b", 0, 1), Entry("a", 0, 1), Entry("old", 0, 0), Entry("vip", 5, 9) })
        {
            line.Enter(entry);
        }

        Assert.Equal(["vip", "old", "a", "b"], line.InOrder.Select(entry => entry.Conversation.Value));
        Assert.Equal([1, 2, 3, 4], line.InOrder.Select(entry => line.Position(entry.Conversation)));
    }

    [Fact]
    public void Who_asks_within_the_same_microsecond_stands_as_the_rows_say()
    {
        var line = new WaitingLine();
        var (first, second) = (Entry("b", 0, 0), Entry("a", 0, 0));
        line.Enter(first);
        line.Enter(second with { RequestedAt = first.RequestedAt.AddTicks(TimeSpan.TicksPerMicrosecond - 1) });
        Assert.Equal(["a", "b"], line.InOrder.Select(entry => entry.Conversation.Value));
    }

    [Fact]
    public void Entering_again_takes_a_new_place_and_leaves_the_old_one()
    {
        var line = new WaitingLine();
        line.Enter(Entry("a", 0, 0));
        line.Enter(Entry("b", 0, 1));
        line.Enter(Entry("a", 0, 2));
        Assert.Equal((2, 2, 1), (line.Count, line.Position(new("a")), line.Position(new("b"))));
    }

    [Fact]
    public void Who_is_not_in_the_line_has_no_position()
    {
        var line = new WaitingLine();
        Assert.Null(line.Position(new("a")));
        Assert.Null(line.Find(new("a")));
        Assert.False(line.Leave(new("a")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_line_is_a_sorted_list_whatever_happens(int seed)
    {
        var random = new Random(seed);
        var line = new WaitingLine();
        var model = new SortedSet<WaitingEntry>();
        for (var step = 0; step < 6_000; step++)
        {
            // Entering is likelier at first, leaving later: runs are split and run empty again.
            var id = $"c{random.Next(2_000)}";
            var known = model.FirstOrDefault(entry => entry.Conversation.Value == id);
            if (known is not null) model.Remove(known);
            if (random.Next(6_000) > step)
            {
                var entry = Entry(id, random.Next(3), random.Next(50));
                model.Add(entry);
                line.Enter(entry);
            }
            else
            {
                Assert.Equal(known is not null, line.Leave(new(id)));
            }

            if (step % 100 == 0) Compare(model, line);
        }

        Compare(model, line);
    }

    [Fact]
    public void A_line_of_100000_is_exact()
    {
        var line = new WaitingLine();
        var order = Enumerable.Range(0, 100_000).ToArray();
        new Random(1).Shuffle(order);
        foreach (var number in order) line.Enter(Entry($"c{number}", 0, number));
        Assert.Equal([1, 50_001, 100_000], new[] { 0, 50_000, 99_999 }.Select(number => line.Position(new($"c{number}"))!.Value));
    }

    private static void Compare(SortedSet<WaitingEntry> model, WaitingLine line)
    {
        Assert.Equal(model, line.InOrder);
        Assert.Equal(model.Count, line.Count);
        Assert.Equal(Enumerable.Range(1, model.Count), model.Select(entry => line.Position(entry.Conversation)!.Value));
    }

    private static WaitingEntry Entry(string id, int priority, int seconds) =>
        new(new(id), 1, priority, Sample.Now.AddSeconds(seconds));
}
