using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Conversations;

/// <content>How a conversation comes to its agent: by the queue, a manager, or by hand.</content>
public sealed partial class ConversationTests
{
    private static Assign Gives(AgentCard to, int handOff = 1) =>
        new(handOff, to, AssignedBy.Distribution, null, Now);

    [Theory]
    [InlineData("requested")]
    [InlineData("waiting")]
    public void The_queue_gives_a_hand_off_to_an_agent(string status) => In(status)
        .When(Gives(Kim))
        .ThenEvents(Assigned(Kim))
        .ThenState(state => Assert.Equal((ConversationStatus.Received, Kim.Id), (state.Status, state.Agent)));

    [Fact]
    public void The_same_offer_twice_changes_nothing() => InReceived().When(Gives(Kim)).ThenNothing();

    [Theory]
    [InlineData("bot")]
    [InlineData("received")]
    [InlineData("active")]
    [InlineData("held")]
    [InlineData("ended")]
    public void An_offer_that_comes_too_late_is_refused(string status) =>
        In(status).When(Gives(Lee, In(status).State.HandOff)).ThenRejected<HandOffIsOver>();

    [Fact]
    public void An_offer_for_an_older_hand_off_is_refused() =>
        InEnded().Given(Asked(2)).When(Gives(Kim)).ThenRejected<HandOffIsOver>();

    [Theory]
    [InlineData("requested")]
    [InlineData("waiting")]
    [InlineData("received")]
    public void A_manager_assigns_what_nobody_answered_yet(string status) => In(status)
        .When(new AssignByHand(Boss, Lee, Now))
        .ThenEvents(Assigned(Lee, AssignedBy.Manager, Boss));

    [Fact]
    public void A_manager_may_assign_to_who_is_away() =>
        InWaiting().When(new AssignByHand(Boss, Lee with { Presence = Presence.Away }, Now))
            .ThenEvents(Assigned(Lee, AssignedBy.Manager, Boss));

    [Fact]
    public void Only_a_manager_assigns() =>
        InWaiting().When(new AssignByHand(Kim, Lee, Now)).ThenRejected<ManagerRequired>();

    [Fact]
    public void Nothing_is_assigned_to_who_may_not_chat() =>
        InWaiting().When(new AssignByHand(Boss, Lee with { Chat = false }, Now)).ThenRejected<AgentMayNotChat>();

    [Fact]
    public void Assigning_to_who_has_it_changes_nothing() =>
        InReceived().When(new AssignByHand(Boss, Kim, Now)).ThenNothing();

    [Theory]
    [InlineData("bot")]
    [InlineData("active")]
    [InlineData("held")]
    [InlineData("ended")]
    public void A_manager_cannot_assign_what_does_not_wait(string status) =>
        In(status).When(new AssignByHand(Boss, Lee, Now)).ThenRejected<ConversationIsNotWaiting>();

    [Fact]
    public void Taking_makes_it_the_takers() =>
        InWaiting().When(new Take(Kim, ByHand, Now)).ThenEvents(Assigned(Kim, AssignedBy.Taking, Kim));

    [Fact]
    public void Taking_is_refused_unless_distribution_is_manual() =>
        InWaiting().When(new Take(Kim, Auto, Now)).ThenRejected<TakingIsOff>();

    [Fact]
    public void Taking_ones_own_again_changes_nothing() => InReceived().When(new Take(Kim, ByHand, Now)).ThenNothing();

    [Fact]
    public void Taking_needs_chat_permission() =>
        InWaiting().When(new Take(Kim with { Chat = false }, ByHand, Now)).ThenRejected<AgentMayNotChat>();

    [Theory]
    [InlineData("bot")]
    [InlineData("requested")]
    [InlineData("received")]
    [InlineData("active")]
    [InlineData("held")]
    [InlineData("ended")]
    public void Only_what_waits_can_be_taken(string status) =>
        In(status).When(new Take(Lee, ByHand, Now)).ThenRejected<ConversationIsNotWaiting>();
}
