using Actors.Domain.Conversations;
using Actors.Domain.Delivery;
using Actors.Testing;

namespace Actors.Domain.Tests.Delivery;

/// <summary>What agents write for colleagues is owed to no messenger, wherever the room is and whatever is delivered there.</summary>
public sealed class ForColleaguesTests
{
    [Theory]
    [InlineData(typeof(NoteAdded))]
    [InlineData(typeof(TicketEdited))]
    [InlineData(typeof(ConversationClassified))]
    [InlineData(typeof(ConversationDelegated))]
    public void Nothing_of_it_goes_out(Type written)
    {
        var happened = (ConversationEvent)new Sample(true).Of(written)!;
        Assert.All(
            from channel in Enum.GetValues<ChannelType>() from reach in Enum.GetValues<DeliveryReach>() select (channel, reach),
            room => Assert.False(Deliveries.IsOwed(room.channel, room.reach, happened)));
    }
}
