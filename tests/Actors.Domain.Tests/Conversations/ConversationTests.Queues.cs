using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using static Actors.Domain.Conversations.QueueNoticeKind;

namespace Actors.Domain.Tests.Conversations;

/// <content>The place in the line: priority and transfer.</content>
public sealed partial class ConversationTests
{
    private static readonly QueueId Other = new("other");

    private static TransferTo Transfers(AgentCard agent, QueueId? to = null, bool exists = true, bool enabled = true) =>
        new(agent, to ?? Other, exists, enabled, Now);

    [Fact]
    public void A_manager_sets_the_priority_and_the_queue_is_owed_the_news()
    {
        InWaiting().When(new SetPriority(Boss, 5, Now)).ThenEvents(new PrioritySet(1, 5, Boss.Id, Now));
        Assert.Equal([(Moved, 1, null)], Owed(InWaiting().When(new SetPriority(Boss, 5, Now))));
        InWaiting().When(new SetPriority(Boss, 0, Now)).ThenNothing();
        InWaiting().When(new SetPriority(Kim, 5, Now)).ThenRejected<ManagerRequired>();
        InWaiting().When(new SetPriority(Boss, 10, Now)).ThenRejected<FieldIsInvalid>();
        InBot().When(new SetPriority(Boss, 5, Now)).ThenRejected<ConversationIsNotInConsulting>();
    }

    [Fact]
    public void A_priority_is_of_one_hand_off()
    {
        Assert.Equal(7, new Testing.DeciderSpec<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>()
            .When(new RequestHandOff(WithoutBot, Auto, Now, new Visit(Priority: 7))).State.Priority);
        Assert.Equal(0, InActive().Given(new PrioritySet(1, 5, Boss.Id, Now), new ConversationEnded(EndedBy.Agent, Kim.Id, Now))
            .When(Asks()).State.Priority);
        Assert.Equal(3, InBot().Given(Said("상담원")).When(
            new RecordBotReply(3, 1, new([], true, 3), Auto, Now)).State.Priority);
    }

    [Fact]
    public void A_transferred_hand_off_waits_in_the_other_queue_with_its_age()
    {
        var moved = InActive().When(Transfers(Kim));
        moved.ThenEvents(new ConversationTransferred(1, General, Other, Kim.Id, Now));
        Assert.Equal((ConversationStatus.Waiting, Other, null, Now), (moved.State.Status, moved.State.Queue, moved.State.Agent, moved.State.RequestedAt));
        Assert.Equal([(Requeued, 1, null), (PlaceFreed, 1, Kim.Id)], Owed(moved));
        Assert.Equal(["other", "general"], moved.State.Notices.Select(notice => notice.Queue.Value));
        Assert.Equal([(Left, 1, null), (Requeued, 1, null)], Owed(InWaiting().When(Transfers(Boss))));
    }

    [Fact]
    public void A_transferred_hand_off_keeps_its_ticket()
    {
        var started = InActive().When(Transfers(Kim)).When(new Assign(1, Lee, AssignedBy.Distribution, null, Now), new Start(Lee, Auto, Now));
        Assert.Equal(ConversationStatus.Active, started.State.Status);
        Assert.DoesNotContain(started.Decision.Events, happened => happened is TicketOpened);
    }

    [Fact]
    public void Who_may_not_transfer_and_where_to_is_said()
    {
        InActive().When(Transfers(Lee)).ThenRejected<NotTheAssignedAgent>();
        InWaiting().When(Transfers(Kim)).ThenRejected<NotTheAssignedAgent>();
        InHeld().When(Transfers(Kim)).ThenRejected<ConversationIsNotInConsulting>();
        InActive().When(Transfers(Kim, exists: false)).ThenRejected<NotFound>();
        InActive().When(Transfers(Kim, enabled: false)).ThenRejected<QueueIsDisabled>();
        InActive().When(Transfers(Kim, General)).ThenNothing();
    }

    [Fact]
    public void A_circle_of_transfers_comes_to_its_end()
    {
        var spec = InWaiting();
        for (var visits = 1; visits < ConversationDecider.MostVisits; visits++)
        {
            spec = spec.When(Transfers(Boss)).When(Transfers(Boss, General));
            Assert.Equal(General, spec.State.Queue);
        }

        spec = spec.When(Transfers(Boss));
        spec.When(Transfers(Boss, General)).ThenRejected<TransferGoesInCircles>();
    }

    [Fact]
    public void What_an_agent_loses_is_owed_to_the_queue_and_to_the_agents_queues()
    {
        var requeued = InReceived().When(new TakeFrom(Kim.Id, Now));
        Assert.Equal([(Requeued, 1, null), (PlaceFreed, 1, Kim.Id)], Owed(requeued));
        Assert.Empty(requeued.When(new AcknowledgeNotice(requeued.State.Seq, Now)).State.Notices);
    }
}
