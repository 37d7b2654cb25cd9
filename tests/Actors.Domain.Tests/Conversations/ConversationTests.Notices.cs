using Actors.Domain.Conversations;
using static Actors.Domain.Conversations.QueueNoticeKind;

namespace Actors.Domain.Tests.Conversations;

using Spec = Testing.DeciderSpec<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>;

/// <content>What queues must learn, until they confirm it.</content>
public sealed partial class ConversationTests
{
    private static (QueueNoticeKind, int, AgentId?)[] Owed(Spec spec) =>
        [.. spec.State.Notices.Select(notice => (notice.Kind, notice.HandOff, notice.Agent))];

    [Fact]
    public void A_request_is_owed_to_its_queue_until_the_verdict()
    {
        Assert.Equal([(Requested, 1, null)], Owed(InRequested()));
        Assert.Empty(Owed(InWaiting()));
        Assert.Empty(Owed(InReceived()));
    }

    [Fact]
    public void Leaving_the_queue_other_than_by_its_own_doing_is_owed_to_it()
    {
        Assert.Equal([(Left, 1, null)], Owed(InWaiting().When(new SwitchToBot(Now))));
        Assert.Equal([(Left, 1, null)], Owed(InWaiting().When(new Take(Kim, ByHand, Now))));
        Assert.Equal([(Left, 1, null)], Owed(InRequested().When(new AssignByHand(Boss, Lee, Now))));
        Assert.Equal([(Left, 1, null)], Owed(InRequested().When(Says("취소"))));
    }

    [Fact]
    public void A_place_that_becomes_free_is_owed_to_the_queue()
    {
        Assert.Equal([(PlaceFreed, 1, Kim.Id)], Owed(InActive().When(new Hold(Kim, Now))));
        Assert.Equal([(PlaceFreed, 1, Kim.Id)], Owed(InActive().When(new End(Kim, Now))));
        Assert.Equal([(PlaceFreed, 1, Kim.Id)], Owed(InActive().When(Delegates(Kim, Lee))));
        Assert.Equal([(PlaceFreed, 1, Kim.Id)], Owed(InReceived().When(new AssignByHand(Boss, Lee, Now))));
    }

    [Fact]
    public void What_takes_no_place_frees_none() => Assert.Empty(Owed(
        InActive().Given(new ConversationHeld(Kim.Id, Now), new NoticeAcknowledged(7, Now)).When(new End(Kim, Now))));

    [Fact]
    public void A_confirmed_notice_is_owed_no_longer() => InActive()
        .When(new Hold(Kim, Now), new AcknowledgeNotice(7, Now))
        .ThenEvents(new NoticeAcknowledged(7, Now))
        .ThenState(state => Assert.Equal((0, null), (state.Notices.Length, state.NextDue)));

    [Fact]
    public void A_notice_confirmed_twice_changes_nothing() => InActive()
        .When(new Hold(Kim, Now), new AcknowledgeNotice(7, Now), new AcknowledgeNotice(7, Now))
        .ThenNothing();

    [Fact]
    public void What_is_owed_is_due_again_after_a_while() =>
        InRequested().ThenState(state => Assert.Equal(Now + TimeSpan.FromSeconds(5), state.NextDue));
}
