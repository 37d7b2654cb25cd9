using Actors.Domain.Conversations;

namespace Actors.Domain.Tests.Conversations;

using Spec = Testing.DeciderSpec<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>;

/// <content>The customer presses 상담원 연결, and the queue's verdict.</content>
public sealed partial class ConversationTests
{
    [Fact]
    public void Asking_for_a_person_silences_the_bot_and_raises_the_epoch() => InBot()
        .Given(Said("잠깐"))
        .When(Asks())
        .ThenEvents(Asked())
        .ThenState(state =>
        {
            Assert.Equal((ConversationStatus.Requested, 2, Now), (state.Status, state.Epoch, state.RequestedAt));
            Assert.Empty(state.BotTurns);
        });

    [Theory]
    [MemberData(nameof(Consulting))]
    public void Asking_again_changes_nothing(string status) => In(status).When(Asks()).ThenNothing();

    [Fact]
    public void Asking_first_of_all_opens_the_room() => new Spec()
        .When(Asks())
        .ThenEvents(new ConversationOpened(WithBot, Now), Asked());

    [Fact]
    public void Each_hand_off_of_a_room_has_the_next_number() => InEnded()
        .When(Asks())
        .ThenEvents(Asked(2))
        .ThenState(state => Assert.Null(state.Ticket));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_builder_alone_cannot_consult(bool opened)
    {
        var room = RoomOn(ChannelType.KakaoBuilder, true);
        var refused = (opened ? new Spec().Given(Opening(room)) : new Spec())
            .When(Asks(room))
            .ThenRejected<ChannelCannotConsult>();
        Assert.Equal("해당 메신저는 상담을 진행할 수 없습니다", refused.Detail);
    }

    [Fact]
    public void A_verdict_to_wait_makes_it_wait() => InRequested()
        .When(new QueueHandOff(1, WaitReason.NobodyFree, Now))
        .ThenEvents(new HandOffQueued(1, WaitReason.NobodyFree, Now))
        .ThenState(state => Assert.Equal((ConversationStatus.Waiting, null), (state.Status, state.Agent)));

    [Fact]
    public void A_repeated_verdict_to_wait_changes_nothing() =>
        InWaiting().When(new QueueHandOff(1, WaitReason.NobodyFree, Now)).ThenNothing();

    [Fact]
    public void A_verdict_for_an_older_hand_off_is_refused() => InEnded()
        .Given(Asked(2))
        .When(new QueueHandOff(1, WaitReason.NobodyFree, Now))
        .ThenRejected<HandOffIsOver>();

    [Theory]
    [InlineData("bot")]
    [InlineData("received")]
    [InlineData("active")]
    [InlineData("held")]
    [InlineData("ended")]
    public void A_verdict_to_wait_that_comes_too_late_is_refused(string status) => In(status)
        .When(new QueueHandOff(In(status).State.HandOff, WaitReason.NobodyFree, Now))
        .ThenRejected<HandOffIsOver>();
}
