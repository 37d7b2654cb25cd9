using Actors.Domain.Queues;

namespace Actors.Domain.Tests.Queues;

public sealed class TurnOrderTests
{
    [Theory]
    [InlineData("", "kim", "kim")]
    [InlineData("kim", "lee", "lee kim")]
    [InlineData("lee kim park", "park", "park lee kim")]
    [InlineData("lee kim park", "lee", "lee kim park")]
    public void The_last_one_comes_first_and_each_is_there_once(string before, string agent, string after) =>
        Assert.Equal(Ids(after), TurnOrder.Of(Ids(before)).After(new(agent)).Agents);

    [Fact]
    public void Only_so_many_are_remembered()
    {
        var all = Enumerable.Range(0, TurnOrder.Longest).Select(number => new AgentId($"a{number}"));
        var turns = TurnOrder.Of(all).After(new("kim"));
        Assert.Equal(TurnOrder.Longest, turns.Agents.Length);
        Assert.Equal(new AgentId("kim"), turns.Last);
    }

    private static AgentId[] Ids(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new AgentId(id))];
}
