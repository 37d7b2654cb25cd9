using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;
using Actors.Testing;

namespace Actors.Domain.Tests.Conversations;

using Spec = DeciderSpec<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>;

/// <content>내부 메모, 분류 변경, 티켓.</content>
public sealed partial class ConversationTests
{
    private static readonly TenantSettings Categories = TenantSettings.Default with
    {
        Categories = [new("주문", [new("배송"), new("환불")]), new("기타", [new("문의")])],
    };

    private static TicketId FirstTicket => Ticket(Kim).Ticket;

    private static AddNote Notes(AgentCard agent) => new(agent, Text("단골 고객"), "n1", Now);

    private static ChangeTopic Classifies(AgentCard agent, string category, string? division = null) =>
        new(agent, category, division, Categories, Now);

    private static EditTicket Edits(AgentCard agent, TicketChange change, AgentCard? assignee = null) =>
        new(agent, FirstTicket, change, assignee, Categories, Now);

    public static TheoryData<string> Rooms => ["bot", "waiting", "received", "active", "held", "ended"];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Any_colleague_notes_something_in_any_room(string status)
    {
        var before = In(status).State;
        In(status).When(Notes(Lee)).ThenEvents(new NoteAdded(Lee.Id, Text("단골 고객"), "n1", Now)).ThenState(state => Assert.Equal(
            (before.Status, before.Epoch, before.Last, before.Unread, before.LastCustomerLine),
            (state.Status, state.Epoch, state.Last, state.Unread, state.LastCustomerLine)));
    }

    [Fact]
    public void Who_may_neither_chat_nor_manage_notes_nothing()
    {
        InActive().When(Notes(Lee with { Chat = false })).ThenRejected<AgentMayNotChat>();
        InActive().When(Notes(Boss with { Chat = false })).ThenEvents(new NoteAdded(Boss.Id, Text("단골 고객"), "n1", Now));
        new Spec().When(Notes(Lee)).ThenRejected<ConversationIsUnknown>();
    }

    [Fact]
    public void A_category_is_changed_and_the_queue_stays() => InActive()
        .When(Classifies(Kim, "주문", "환불"))
        .ThenEvents(new ConversationClassified(new("주문", "환불"), new("주문", "환불"), Now, Kim.Id))
        .ThenState(state => Assert.Equal((General, ConversationStatus.Active, "주문/환불"), (state.Queue, state.Status, state.Title?.ToString())));

    [Fact]
    public void A_category_without_a_division_is_its_first() =>
        InActive().When(Classifies(Boss, "기타")).ThenEvents(new ConversationClassified(new("기타", "문의"), new("기타", "문의"), Now, Boss.Id));

    [Fact]
    public void The_same_category_again_changes_nothing() =>
        InActive().When(Classifies(Kim, "주문"), Classifies(Kim, "주문", "배송")).ThenNothing();

    [Fact]
    public void Only_its_agent_or_a_manager_changes_the_category_and_only_to_one_that_there_is()
    {
        InActive().When(Classifies(Lee, "주문")).ThenRejected<NotTheAssignedAgent>();
        InActive().When(Classifies(Kim, "없는 분류")).ThenRejected<TopicIsUnknown>();
        InEnded().When(Classifies(Kim, "주문")).ThenRejected<ConversationIsNotInConsulting>();
    }

    [Fact]
    public void A_ticket_begins_with_the_topic_and_its_agent() => InReceived()
        .When(Classifies(Kim, "주문"), new Start(Kim, Auto, Now))
        .ThenState(state => Assert.Equal(
            new RoomTicket(1, new(Topic: new("주문", "배송"), Assignee: Kim.Id)), Assert.Single(state.Tickets)));

    [Fact]
    public void What_is_changed_on_a_ticket_is_stored_whole() => InActive()
        .When(Edits(Lee, new(Subject: " 배송 지연 ", Priority: TicketPriority.High)))
        .ThenEvents(new TicketEdited(
            FirstTicket, 1, Lee.Id, new("배송 지연", Priority: TicketPriority.High, Assignee: Kim.Id), Now));

    [Fact]
    public void Two_people_change_different_fields_of_a_ticket() => InActive()
        .When(Edits(Kim, new(Subject: "배송 지연")), Edits(Lee, new(Status: TicketStatus.Closed)))
        .ThenState(state => Assert.Equal(
            ("배송 지연", TicketStatus.Closed), (state.Tickets[0].Details.Subject, state.Tickets[0].Details.Status)));

    [Fact]
    public void A_ticket_outlives_its_conversation_until_somebody_closes_it() => InEnded()
        .When(Edits(Kim, new(Status: TicketStatus.Closed)))
        .ThenState(state => Assert.Equal(
            (ConversationStatus.Ended, TicketStatus.Closed), (state.Status, state.Tickets[0].Details.Status)));

    [Fact]
    public void The_same_change_again_changes_nothing() => InActive()
        .When(Edits(Kim, new(Tags: ["급함"])), Edits(Kim, new(Tags: ["급함", " 급함 "])))
        .ThenNothing();

    [Fact]
    public void A_ticket_that_there_is_not_cannot_be_changed()
    {
        InReceived().When(Edits(Kim, new(Subject: "미리"))).ThenRejected<TicketIsUnknown>();
        InActive().When(Edits(Lee with { Chat = false }, new(Subject: "남의 일"))).ThenRejected<AgentMayNotChat>();
    }

    [Fact]
    public void The_tickets_of_the_last_hundred_hand_offs_are_kept()
    {
        var state = InActive().State;
        for (var number = 2; number <= ConversationDecider.TicketsKept + 1; number++)
        {
            state = ConversationDecider.Evolve(state, Ticket(Kim, number));
        }

        Assert.Equal((ConversationDecider.TicketsKept, 2), (state.Tickets.Length, state.Tickets[0].HandOff));
    }

    [Fact]
    public void A_delegation_says_why() => InActive()
        .When(new DelegateTo(Kim, Lee, Now, "환불 담당"))
        .ThenEvents(new ConversationDelegated(Kim.Id, Lee.Id, Now, "환불 담당"));

    [Fact]
    public void A_reason_is_up_to_two_hundred_characters()
    {
        InActive().When(new DelegateTo(Kim, Lee, Now, new string('가', 200))).ThenState(state => Assert.Equal(Lee.Id, state.Agent));
        InActive().When(new DelegateTo(Kim, Lee, Now, new string('가', 201))).ThenRejected<FieldIsInvalid>();
        InActive().When(new DelegateTo(Kim, Lee, Now, " ")).ThenRejected<FieldIsInvalid>();
    }
}
