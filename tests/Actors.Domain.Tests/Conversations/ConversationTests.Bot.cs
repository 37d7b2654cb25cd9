using Actors.Domain.Bots;
using Actors.Domain.Conversations;

namespace Actors.Domain.Tests.Conversations;

using Spec = Testing.DeciderSpec<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>;

/// <content>The bot answers, and what brings it back.</content>
public sealed partial class ConversationTests
{
    private static readonly BotReply Hello = new([new(Text("네"), ["예", "아니요"])], false);

    private static RecordBotReply Answers(long turn, int epoch, BotReply? reply = null) =>
        new(turn, epoch, reply ?? Hello, Auto, Now);

    [Fact]
    public void An_answer_ends_its_turn() => InBot()
        .Given(Said("안녕"), Said("저기"))
        .When(Answers(3, 1))
        .ThenEvents(new BotMessageSent(3, Text("네"), ["예", "아니요"], Now), new BotTurnEnded(3, Now))
        .ThenState(state => Assert.Equal([new BotTurn(4, "저기")], state.BotTurns));

    [Fact]
    public void Silence_ends_its_turn_too() => InBot()
        .Given(Said("안녕"))
        .When(Answers(3, 1, BotReply.Silence))
        .ThenEvents(new BotTurnEnded(3, Now));

    [Fact]
    public void An_answer_that_comes_twice_is_said_once() =>
        InBot().Given(Said("안녕")).When(Answers(3, 1), Answers(3, 1)).ThenNothing();

    [Theory]
    [MemberData(nameof(Consulting))]
    public void A_late_answer_is_refused_while_consulting(string status) => Assert.Equal(
        In(status).State.Epoch, In(status).When(Answers(3, 1)).ThenRejected<ControlHasMoved>().Epoch);

    [Fact]
    public void A_late_answer_is_refused_even_after_the_bot_is_back() => InBot()
        .Given(Said("안녕"), Asked(), new SwitchedToBot(EndedBy.Customer, Now), Said("또"))
        .When(Answers(3, 1))
        .ThenRejected<ControlHasMoved>();

    [Fact]
    public void An_agent_call_node_says_its_guide_and_asks_for_a_person() => InBot()
        .Given(Said("상담원"))
        .When(Answers(3, 1, Hello with { CallsAgent = true }))
        .ThenEvents(
            new BotMessageSent(3, Text("네"), ["예", "아니요"], Now), new BotTurnEnded(3, Now),
            Asked(by: RequestedBy.Bot));

    [Theory]
    [InlineData(ChannelType.Kakao)]
    [InlineData(ChannelType.KakaoBuilder)]
    public void On_Kakao_an_agent_call_node_only_answers_and_never_connects(ChannelType type) => new Spec()
        .Given(Opening(RoomOn(type, true)))
        .Given(Said("상담원"))
        .When(Answers(3, 1, Hello with { CallsAgent = true }))
        .ThenEvents(new BotMessageSent(3, Text("네"), ["예", "아니요"], Now), new BotTurnEnded(3, Now));

    [Theory]
    [MemberData(nameof(Consulting))]
    public void Switching_to_the_bot_works_from_the_request_to_the_end(string status) => In(status)
        .When(new SwitchToBot(Now))
        .ThenEvents(new SwitchedToBot(EndedBy.Customer, Now))
        .ThenState(state => Assert.Equal(
            (ConversationStatus.Bot, null, null), (state.Status, state.Agent, state.Queue)));

    [Theory]
    [InlineData("bot")]
    [InlineData("ended")]
    public void Switching_where_nobody_consults_changes_nothing(string status) =>
        In(status).When(new SwitchToBot(Now)).ThenNothing();

    [Fact]
    public void Without_a_bot_there_is_no_switching() =>
        WithoutBotInWaiting().When(new SwitchToBot(Now)).ThenRejected<ChannelHasNoBot>();

    [Fact]
    public void The_agent_can_give_it_back_to_the_bot() => InActive()
        .When(new ReturnToBot(Kim, Now))
        .ThenEvents(new SwitchedToBot(EndedBy.Agent, Now));

    [Fact]
    public void Nobody_elses_conversation_goes_back_to_the_bot() =>
        InActive().When(new ReturnToBot(Lee, Now)).ThenRejected<NotTheAssignedAgent>();

    [Fact]
    public void Without_a_bot_the_agent_cannot_give_it_back() => WithoutBotInWaiting()
        .Given(Assigned(Kim))
        .When(new ReturnToBot(Kim, Now))
        .ThenRejected<ChannelHasNoBot>();
}
