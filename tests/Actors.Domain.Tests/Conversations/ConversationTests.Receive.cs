using Actors.Domain.Conversations;

namespace Actors.Domain.Tests.Conversations;

using Spec = Testing.DeciderSpec<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>;

/// <content>The customer writes.</content>
public sealed partial class ConversationTests
{
    [Fact]
    public void Words_to_the_bot_make_it_owe_an_answer() => InBot()
        .When(Says("안녕"))
        .ThenEvents(Said("안녕"))
        .ThenState(state => Assert.Equal([new BotTurn(3, "안녕")], state.BotTurns));

    [Fact]
    public void A_first_message_opens_the_room() => new Spec()
        .When(Says("안녕"))
        .ThenEvents(new ConversationOpened(WithBot, Now), Said("안녕"))
        .ThenState(state => Assert.Equal([null, "안녕"], state.BotTurns.Select(turn => turn.Text)));

    [Fact]
    public void A_first_message_without_a_bot_asks_for_a_person() => new Spec()
        .When(Says("문의", RoomOn(ChannelType.Naver, false)))
        .ThenEvents(new ConversationOpened(RoomOn(ChannelType.Naver, false), Now), Said("문의"), Asked())
        .ThenState(state => Assert.Equal(1, state.Unread));

    [Theory]
    [MemberData(nameof(Consulting))]
    public void The_bot_is_paused_from_the_request_to_the_end(string status) => In(status)
        .When(Says("여보세요"))
        .ThenEvents(Said("여보세요"))
        .ThenState(state => Assert.Empty(state.BotTurns));

    [Fact]
    public void Writing_again_reopens_in_bot_and_the_bot_answers() => InEnded()
        .When(Says("안녕"))
        .ThenEvents(new ConversationReopened(Now), Said("안녕"))
        .ThenState(state =>
        {
            Assert.Equal(ConversationStatus.Bot, state.Status);
            Assert.Equal(["안녕"], state.BotTurns.Select(turn => turn.Text));
            Assert.Null(state.Agent);
        });

    [Fact]
    public void Writing_again_without_a_bot_is_a_new_hand_off() => WithoutBotInWaiting()
        .Given(new ConversationEnded(EndedBy.Customer, null, Now))
        .When(Says("또 왔어요", WithoutBot))
        .ThenEvents(Said("또 왔어요"), Asked(2))
        .ThenState(state => Assert.Equal((2, 1), (state.HandOff, state.Unread)));

    [Theory]
    [InlineData("requested")]
    [InlineData("waiting")]
    [InlineData("received")]
    public void The_cancel_word_goes_back_to_the_bot_until_the_first_answer(string status) => In(status)
        .When(Says(" 취소\n"))
        .ThenEvents(Said(" 취소\n"), new SwitchedToBot(EndedBy.Customer, Now))
        .ThenState(state =>
        {
            Assert.Equal(ConversationStatus.Bot, state.Status);
            Assert.Equal((null, null, 0), (state.Agent, state.Queue, state.Unread));
            Assert.Empty(state.BotTurns);
        });

    [Fact]
    public void The_cancel_word_also_works_on_what_was_delegated_unanswered() => InReceived()
        .Given(new ConversationDelegated(Kim.Id, Lee.Id, Now))
        .When(Says("취소"))
        .ThenEvents(Said("취소"), new SwitchedToBot(EndedBy.Customer, Now));

    [Theory]
    [InlineData("active")]
    [InlineData("held")]
    public void After_the_first_answer_or_start_the_cancel_word_is_ordinary_text(string status) =>
        In(status).When(Says("취소")).ThenEvents(Said("취소"));

    [Fact]
    public void In_bot_the_cancel_word_is_ordinary_text() => InBot().When(Says("취소")).ThenEvents(Said("취소"));

    [Theory]
    [InlineData("취소해 주세요")]
    [InlineData("취 소")]
    public void Only_the_whole_message_cancels(string text) => InWaiting().When(Says(text)).ThenEvents(Said(text));

    [Fact]
    public void The_cancel_word_is_the_tenants() => InWaiting()
        .When(new ReceiveMessage(WithBot, Text("그만"), "m1", Auto with { CancelWord = "그만" }, Now))
        .ThenEvents(Said("그만"), new SwitchedToBot(EndedBy.Customer, Now));

    [Fact]
    public void Without_a_bot_the_cancel_word_ends_it() => WithoutBotInWaiting()
        .When(Says("취소", WithoutBot))
        .ThenEvents(Said("취소"), new ConversationEnded(EndedBy.Customer, null, Now));

    [Fact]
    public void In_a_second_hand_off_the_cancel_word_works_again() => InEnded()
        .Given(new ConversationReopened(Now), Asked(2))
        .When(Says("취소"))
        .ThenEvents(Said("취소"), new SwitchedToBot(EndedBy.Customer, Now));

    [Fact]
    public void A_builder_without_a_bot_has_nobody_who_could_answer() => new Spec()
        .When(Says("문의", RoomOn(ChannelType.KakaoBuilder, false)))
        .ThenRejected<ChannelCannotConsult>();
}
