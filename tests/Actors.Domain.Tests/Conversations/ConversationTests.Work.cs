using Actors.Domain.Agents;
using Actors.Domain.Conversations;

namespace Actors.Domain.Tests.Conversations;

/// <content>상담 시작, the first answer, and the answers after it.</content>
public sealed partial class ConversationTests
{
    [Fact]
    public void Start_makes_it_active_and_opens_one_ticket() => InReceived()
        .When(new Start(Kim, Auto, Now))
        .ThenEvents(Started(Kim), Ticket(Kim))
        .ThenState(state => Assert.Equal(ConversationStatus.Active, state.Status));

    [Fact]
    public void Start_on_ones_own_active_one_does_nothing() => InActive().When(new Start(Kim, Auto, Now)).ThenNothing();

    [Fact]
    public void Start_on_a_waiting_one_takes_it_first() => InWaiting()
        .When(new Start(Kim, ByHand, Now))
        .ThenEvents(Assigned(Kim, AssignedBy.Taking, Kim), Started(Kim), Ticket(Kim));

    [Fact]
    public void Start_on_a_waiting_one_is_refused_under_the_same_condition_as_taking() =>
        InWaiting().When(new Start(Kim, Auto, Now)).ThenRejected<TakingIsOff>();

    [Fact]
    public void Start_on_anothers_is_refused() =>
        InReceived().When(new Start(Lee, Auto, Now)).ThenRejected<NotTheAssignedAgent>();

    [Theory]
    [InlineData("bot")]
    [InlineData("ended")]
    [InlineData("held")]
    public void Start_needs_something_to_start(string status) =>
        In(status).When(new Start(Kim, Auto, Now)).ThenRejected<ConversationIsNotInConsulting>();

    [Fact]
    public void Start_needs_chat_permission() =>
        InReceived().When(new Start(Kim with { Chat = false }, Auto, Now)).ThenRejected<AgentMayNotChat>();

    [Fact]
    public void A_first_answer_starts_consulting() => InReceived()
        .When(Replies(Kim, "네"))
        .ThenEvents(Started(Kim), Ticket(Kim), Replied(Kim, "네"));

    [Fact]
    public void A_second_answer_opens_no_second_ticket() =>
        InReceived().When(Replies(Kim, "네"), Replies(Kim, "말씀하세요")).ThenEvents(Replied(Kim, "말씀하세요"));

    [Fact]
    public void A_hand_off_after_the_first_opens_a_ticket_of_its_own() => InEnded()
        .Given(Asked(2), Assigned(Lee, handOff: 2))
        .When(Replies(Lee, "네"))
        .ThenEvents(Started(Lee, 2), Ticket(Lee, 2), Replied(Lee, "네"));

    [Fact]
    public void An_answer_reads_what_was_unread() => InActive()
        .Given(Said("1"), Said("2"))
        .ThenState(state => Assert.Equal(2, state.Unread))
        .When(Replies(Kim, "네"))
        .ThenState(state => Assert.Equal(0, state.Unread));

    [Fact]
    public void An_agent_who_lost_the_conversation_is_refused() => InReceived()
        .Given(Assigned(Lee, AssignedBy.Manager, Boss))
        .When(Replies(Kim, "네"))
        .ThenRejected<NotTheAssignedAgent>();

    [Fact]
    public void An_answer_made_under_an_older_epoch_is_refused() => Assert.Equal(
        InActive().State.Epoch, InActive().When(Replies(Kim, "네", epoch: 2)).ThenRejected<ControlHasMoved>().Epoch);

    [Fact]
    public void An_answer_made_under_the_epoch_in_force_is_sent() => InActive()
        .When(Replies(Kim, "네", InActive().State.Epoch))
        .ThenEvents(Replied(Kim, "네"));

    [Theory]
    [InlineData("bot")]
    [InlineData("ended")]
    [InlineData("held")]
    public void Nobody_answers_where_nobody_consults_or_it_is_held(string status) =>
        In(status).When(Replies(Kim, "네")).ThenRejected<ConversationIsNotInConsulting>();

    [Theory]
    [InlineData("requested")]
    [InlineData("waiting")]
    public void Nobody_answers_before_it_is_assigned(string status) =>
        In(status).When(Replies(Kim, "네")).ThenRejected<NotTheAssignedAgent>();
}
