using Actors.Domain.Agents;
using Actors.Domain.Conversations;

namespace Actors.Domain.Tests.Conversations;

/// <content>A manager blocks a customer.</content>
public sealed partial class ConversationTests
{
    [Theory]
    [InlineData("waiting")]
    [InlineData("received")]
    [InlineData("active")]
    [InlineData("held")]
    public void Blocking_a_customer_ends_their_conversation(string status) => In(status)
        .When(new BlockCustomer(WithBot, Boss, true, Now))
        .ThenEvents(new CustomerBlocked(Boss.Id, Now), new ConversationEnded(EndedBy.System, null, Now))
        .ThenState(state => Assert.Equal((ConversationStatus.Ended, null, true), (state.Status, state.Agent, state.Blocked)));

    [Fact]
    public void Blocking_in_bot_ends_it_too_and_over_there_is_nothing_to_end()
    {
        InBot().When(new BlockCustomer(WithBot, Boss, true, Now))
            .ThenEvents(new CustomerBlocked(Boss.Id, Now), new ConversationEnded(EndedBy.System, null, Now));
        InEnded().When(new BlockCustomer(WithBot, Boss, true, Now)).ThenEvents(new CustomerBlocked(Boss.Id, Now));
    }

    [Fact]
    public void Only_a_manager_blocks() => InBot().When(new BlockCustomer(WithBot, Kim, true, Now)).ThenRejected<ManagerRequired>();
}
