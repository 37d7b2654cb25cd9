using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

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

    [Fact]
    public void On_Kakao_an_agent_call_node_answers_with_the_button_and_never_connects() => OnKakao()
        .Given(Said("상담원"))
        .When(Answers(3, 1, Hello with { CallsAgent = true, Button = "사람과 이야기" }))
        .ThenEvents(
            new BotMessageSent(3, Text("네"), ["예", "아니요", "사람과 이야기"], Now, "사람과 이야기"), new BotTurnEnded(3, Now));

    [Fact]
    public void A_builder_calls_nobody_and_its_node_has_Kakaos_button() => OnKakao(ChannelType.KakaoBuilder)
        .Given(Said("상담원"))
        .When(Answers(3, 1, Hello with { CallsAgent = true, Button = "사람과 이야기" }))
        .ThenEvents(
            new BotMessageSent(3, Text("네"), ["예", "아니요", "사람과 이야기"], Now, "사람과 이야기"), new BotTurnEnded(3, Now));

    [Fact]
    public void What_is_said_to_a_person_of_the_messengers_own_is_kept_and_the_bot_falls_silent()
    {
        var elsewhere = Says("네 부탁드려요", RoomOn(ChannelType.Naver, true)) with { Visit = new(Elsewhere: true) };
        OnKakao(ChannelType.Naver).Given(Said("먼저")).When(elsewhere).ThenEvents(Said("네 부탁드려요") with { Elsewhere = true });
        OnKakao(ChannelType.Naver).Given(Said("먼저"), Said("네 부탁드려요") with { Elsewhere = true })
            .When(Answers(3, 1)).ThenEvents();
    }

    [Fact]
    public void On_Kakao_the_words_of_the_button_are_words_and_only_the_press_connects()
    {
        OnKakao().When(Says(AgentCallNode.DefaultButton, RoomOn(ChannelType.Kakao, true)))
            .ThenEvents(Said(AgentCallNode.DefaultButton));
        OnKakao().When(Asks(RoomOn(ChannelType.Kakao, true))).ThenEvents(Asked());
    }

    [Theory]
    [InlineData(ChannelType.Kakao)]
    [InlineData(ChannelType.KakaoBuilder)]
    public void On_Kakao_the_tenants_empty_message_answers_where_the_bot_does_not(ChannelType type) => OnKakao(type)
        .Given(Said("?"))
        .When(Answers(3, 1, BotReply.Silence) with { Policy = WithSettings(new(EmptyMessage: "다시 말씀해 주세요")) })
        .ThenEvents(new BotMessageSent(3, Text("다시 말씀해 주세요"), [], Now), new BotTurnEnded(3, Now));

    [Fact]
    public void Elsewhere_a_silent_bot_stays_silent() => InBot()
        .Given(Said("?"))
        .When(Answers(3, 1, BotReply.Silence) with { Policy = WithSettings(new()) })
        .ThenEvents(new BotTurnEnded(3, Now));

    [Fact]
    public void An_opening_is_no_utterance() => new Spec()
        .Given(new ConversationOpened(RoomOn(ChannelType.Kakao, true), Now))
        .When(Answers(1, 1, BotReply.Silence) with { Policy = WithSettings(new()) })
        .ThenEvents(new BotTurnEnded(1, Now));

    [Theory]
    [InlineData(true, "네\n브랜드 제공")]
    [InlineData(false, "네")]
    public void Over_the_free_quota_the_bot_works_on_and_its_messages_end_with_the_brand_line(bool over, string text) => InBot()
        .Given(Said("안녕"))
        .When(Answers(3, 1) with { Policy = WithSettings(new(BrandLine: "브랜드 제공")), IsOverQuota = over })
        .ThenEvents(new BotMessageSent(3, Text(text), ["예", "아니요"], Now), new BotTurnEnded(3, Now));

    private static ConversationPolicy WithSettings(TenantSettings settings) => Auto with { Settings = settings };

    private static Spec OnKakao(ChannelType type = ChannelType.Kakao) => new Spec().Given(Opening(RoomOn(type, true)));

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
