using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Testing;

namespace Actors.Grains.Tests.Load;

/// <summary>The checker finds what it is there to find.</summary>
public sealed class PlaceIntervalsTests
{
    private static readonly AgentId Kim = new("kim");

    private readonly PlaceIntervals _places = new(1);

    [Fact]
    public void Two_at_once_are_too_many()
    {
        Give("a", 1, 2);
        Give("b", 3, 4);
        Assert.Equal(["agent kim had 2 conversations at tick 4 but a capacity of 1"], _places.Faults());
    }

    [Fact]
    public void One_after_the_other_is_not()
    {
        Give("a", 1, 2);
        _places.Read(new("a"), [new ConversationEnded(EndedBy.Agent, Kim, default)], 3, 6);
        Give("b", 4, 5);
        Assert.Empty(_places.Faults());
    }

    [Fact]
    public void What_is_held_takes_no_place_until_it_is_resumed()
    {
        Give("a", 1, 2);
        _places.Read(new("a"), [new ConversationHeld(Kim, default)], 3, 4);
        Give("b", 5, 6);
        Assert.Empty(_places.Faults());
        _places.Read(new("a"), [new ConversationResumed(Kim, default)], 7, 8);
        Assert.Single(_places.Faults());
    }

    private void Give(string room, long began, long ended) =>
        _places.Read(new(room), [new ConversationAssigned(1, Kim, AssignedBy.Distribution, null, default)], began, ended);
}
