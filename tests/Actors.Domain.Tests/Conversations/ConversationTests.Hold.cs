using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Conversations;

/// <content>보류, 담당자 위임, 상담 재개.</content>
public sealed partial class ConversationTests
{
    private static DelegateTo Delegates(AgentCard from, AgentCard to) => new(from, to, Now);

    [Theory]
    [InlineData("received")]
    [InlineData("active")]
    public void The_agent_puts_it_on_hold(string status) => In(status)
        .When(new Hold(Kim, Now))
        .ThenEvents(new ConversationHeld(Kim.Id, Now))
        .ThenState(state => Assert.Equal((ConversationStatus.Held, Kim.Id), (state.Status, state.Agent)));

    [Fact]
    public void Holding_again_changes_nothing() => InHeld().When(new Hold(Kim, Now)).ThenNothing();

    [Fact]
    public void Anothers_cannot_be_put_on_hold() =>
        InActive().When(new Hold(Lee, Now)).ThenRejected<NotTheAssignedAgent>();

    [Fact]
    public void Resuming_a_held_one_makes_it_active() => InHeld()
        .When(new Resume(Kim, Now))
        .ThenEvents(new ConversationResumed(Kim.Id, Now))
        .ThenState(state => Assert.Equal(ConversationStatus.Active, state.Status));

    [Fact]
    public void Resuming_what_was_never_started_starts_it() => InReceived()
        .Given(new ConversationHeld(Kim.Id, Now))
        .When(new Resume(Kim, Now))
        .ThenEvents(new ConversationResumed(Kim.Id, Now), Started(Kim), Ticket(Kim));

    [Fact]
    public void Resuming_again_changes_nothing() => InHeld().When(new Resume(Kim, Now), new Resume(Kim, Now)).ThenNothing();

    [Fact]
    public void Only_who_holds_it_resumes() => InHeld().When(new Resume(Lee, Now)).ThenRejected<NotTheAssignedAgent>();

    [Fact]
    public void Resuming_needs_chat_permission() =>
        InHeld().When(new Resume(Kim with { Chat = false }, Now)).ThenRejected<AgentMayNotChat>();

    [Theory]
    [InlineData("bot")]
    [InlineData("waiting")]
    [InlineData("received")]
    [InlineData("ended")]
    public void Only_a_held_one_can_be_resumed(string status) =>
        In(status).When(new Resume(Kim, Now)).ThenRejected<NothingToResume>();

    [Theory]
    [InlineData("received")]
    [InlineData("active")]
    public void Delegating_gives_it_to_a_colleague_as_held(string status) => In(status)
        .When(Delegates(Kim, Lee))
        .ThenEvents(new ConversationDelegated(Kim.Id, Lee.Id, Now))
        .ThenState(state => Assert.Equal(
            (ConversationStatus.Held, Lee.Id, Kim.Id), (state.Status, state.Agent, state.DelegatedBy)));

    [Fact]
    public void The_receiver_resumes_what_was_delegated() => InActive()
        .When(Delegates(Kim, Lee), new Resume(Lee, Now))
        .ThenEvents(new ConversationResumed(Lee.Id, Now))
        .ThenState(state => Assert.Equal((Lee.Id, null), (state.Agent, state.DelegatedBy)));

    [Fact]
    public void The_delegator_has_it_no_longer() =>
        InActive().When(Delegates(Kim, Lee), Replies(Kim, "네")).ThenRejected<NotTheAssignedAgent>();

    [Theory]
    [InlineData(Presence.Away)]
    [InlineData(Presence.Break)]
    [InlineData(Presence.Meal)]
    [InlineData(Presence.Offline)]
    public void The_receiver_must_be_online(Presence presence) =>
        InActive().When(Delegates(Kim, Lee with { Presence = presence })).ThenRejected<AgentIsNotOnline>();

    [Fact]
    public void The_receiver_needs_chat_permission() =>
        InActive().When(Delegates(Kim, Lee with { Chat = false })).ThenRejected<AgentMayNotChat>();

    [Fact]
    public void Nobody_delegates_to_oneself() => InActive().When(Delegates(Kim, Kim)).ThenRejected<CannotDelegate>();

    [Fact]
    public void Only_who_has_it_delegates() => InActive().When(Delegates(Lee, Boss)).ThenRejected<NotTheAssignedAgent>();

    [Theory]
    [InlineData("held")]
    [InlineData("ended")]
    public void Only_what_is_worked_on_is_delegated(string status) =>
        In(status).When(Delegates(Kim, Lee)).ThenRejected<ConversationIsNotInConsulting>();
}
