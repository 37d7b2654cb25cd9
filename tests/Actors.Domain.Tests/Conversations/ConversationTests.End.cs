using Actors.Domain.Conversations;

namespace Actors.Domain.Tests.Conversations;

/// <content>The agent ends consulting.</content>
public sealed partial class ConversationTests
{
    [Theory]
    [InlineData("received")]
    [InlineData("active")]
    [InlineData("held")]
    public void The_agent_ends_it(string status) => In(status)
        .When(new End(Kim, Now))
        .ThenEvents(new ConversationEnded(EndedBy.Agent, Kim.Id, Now))
        .ThenState(state => Assert.Equal(
            (ConversationStatus.Ended, null, null), (state.Status, state.Agent, state.RequestedAt)));

    [Theory]
    [MemberData(nameof(Consulting))]
    public void A_manager_ends_anybodys(string status) =>
        In(status).When(new End(Boss, Now)).ThenEvents(new ConversationEnded(EndedBy.Agent, Boss.Id, Now));

    [Fact]
    public void Another_agent_does_not_end_it() =>
        InActive().When(new End(Lee, Now)).ThenRejected<NotTheAssignedAgent>();

    [Fact]
    public void Nobody_ends_what_is_not_theirs_yet() =>
        InWaiting().When(new End(Kim, Now)).ThenRejected<NotTheAssignedAgent>();

    [Theory]
    [InlineData("bot")]
    [InlineData("ended")]
    public void What_is_not_in_consulting_cannot_end(string status) =>
        In(status).When(new End(Kim, Now)).ThenRejected<ConversationIsNotInConsulting>();

    [Fact]
    public void The_ticket_of_what_ended_is_still_its_own() =>
        InEnded().ThenState(state => Assert.EndsWith("-1", state.Ticket?.Value));

    [Fact]
    public void Nothing_can_be_done_with_a_room_that_was_never_opened() =>
        In("none").When(new End(Kim, Now)).ThenRejected<ConversationIsUnknown>();
}
