using System.Collections.Immutable;
using Actors.Domain.Admission;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using static Actors.Domain.AutoMessages.AutoMessageKind;
using static Actors.Domain.Conversations.ChannelType;

namespace Actors.Domain.Tests.AutoMessages;

/// <summary>Every row and sentence of auto-messages.md.</summary>
public sealed class AutoMessageRulesTests
{
    private static readonly DateTimeOffset Now = Testing.Sample.Now;
    private static readonly Topic Refund = new("주문", "환불");
    private static readonly TenantSettings AllOn = TenantSettings.Default with
    {
        Messages = new(
            new(true, "안녕하세요. [counselor_name]입니다."), new(true, "[category_name]/[division_name] 문의입니다."), new(true, "바쁩니다."),
            new(true, "앞에 [counsel_count]명"), AgentEnd: new(true, "끝났습니다.")),
    };

    private static readonly TenantSettings TitleOff =
        AllOn with { Messages = AllOn.Messages with { Title = AllOn.Messages.Title with { On = false } } };

    [Theory]
    [InlineData(Web, true)]
    [InlineData(Web, false)]
    [InlineData(Naver, true)]
    [InlineData(Naver, false)]
    [InlineData(Kakao, true)]
    public void Received_sends_greeting_title_busy_waitingCount_in_this_order(ChannelType channel, bool bot) =>
        Assert.Equal([Greeting, Title, Busy, WaitingCount], Kinds(Assigned(AllOn, channel, bot)));

    [Fact]
    public void The_variables_are_filled_in() => Assert.Equal(
        ["안녕하세요. 김해피입니다.", "주문/환불 문의입니다.", "바쁩니다.", "앞에 2명"], Assigned(AllOn, Web, true).Sent.Select(message => message.Text));

    [Fact]
    public void They_go_out_once_per_hand_off()
    {
        var choice = AutoMessageRules.AtAssignment(TenantRules.Of(AllOn), Web, true, "김해피", Refund, 2, alreadySent: true);
        Assert.Empty(choice.Sent);
        Assert.All(choice.Silent, silence => Assert.Equal(MessageRule.AlreadySent, silence.Rule));
        Assert.Equal(4, choice.Silent.Length);
    }

    [Fact]
    public void What_is_off_is_silent_and_says_so()
    {
        var choice = Assigned(TenantSettings.Default, Web, true);
        Assert.Empty(choice.Sent);
        Assert.Equal(
            [(Greeting, MessageRule.IsOff), (Title, MessageRule.IsOff), (Busy, MessageRule.IsOff), (WaitingCount, MessageRule.IsOff)],
            choice.Silent.Select(silence => (silence.Kind, silence.Rule)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Kakao_without_a_bot_gets_only_busy_and_as_kakaoUnavailable_right_here(bool title)
    {
        var choice = Assigned(title ? AllOn : TitleOff, Kakao, false);
        Seen(Assert.Single(choice.Sent), KakaoUnavailable, SeenAs.Kakao, SeenAs.Kakao);
        Assert.Equal([Greeting, Title, WaitingCount], choice.Silent.Select(silence => silence.Kind));
        Assert.All(choice.Silent, silence => Assert.Equal(MessageRule.KakaoWithoutBot, silence.Rule));
    }

    [Theory]
    [InlineData(Web, SeenAs.Customer)]
    [InlineData(Kakao, SeenAs.Agent)]
    [InlineData(Naver, SeenAs.Agent)]
    public void The_title_is_the_customers_words_on_web_the_agents_elsewhere_and_the_customers_to_the_agent(ChannelType channel, SeenAs seen) =>
        Seen(Assigned(AllOn, channel, true).Sent[1], Title, seen, SeenAs.Customer);

    [Fact]
    public void Greeting_and_waitingCount_are_the_bots_to_both()
    {
        var sent = Assigned(AllOn, Kakao, true).Sent;
        Seen(sent[0], Greeting, SeenAs.Bot, SeenAs.Bot);
        Seen(sent[3], WaitingCount, SeenAs.Bot, SeenAs.Bot);
    }

    [Theory]
    [InlineData(Web, true, SeenAs.Agent, null)]
    [InlineData(Naver, false, SeenAs.Agent, null)]
    [InlineData(Kakao, true, SeenAs.Kakao, KakaoUnavailable)]
    public void Busy_is_the_agents_and_on_kakao_with_a_bot_Kakaos_on_the_agents_screen(
        ChannelType channel, bool bot, SeenAs agentSees, AutoMessageKind? agentKind)
    {
        var busy = Assigned(AllOn, channel, bot).Sent[2];
        Seen(busy, Busy, SeenAs.Agent, agentSees);
        Assert.Equal((agentKind, "바쁩니다."), (busy.AgentKind, busy.Text));
    }

    [Theory]
    [InlineData(Web, true, false)]
    [InlineData(Naver, true, false)]
    [InlineData(Kakao, true, false)]
    [InlineData(Web, false, false)]
    [InlineData(Naver, false, true)]
    public void Busy_without_title_waits_for_the_next_message_except_on_naver_without_a_bot(ChannelType channel, bool bot, bool here)
    {
        var choice = Assigned(TitleOff, channel, bot);
        Assert.Equal(here, Kinds(choice).Contains(Busy));
        Assert.Equal(!here, choice.Silent.Contains(new(Busy, MessageRule.WaitsForTheNextMessage)));
        var next = AutoMessageRules.AtMessage(TenantRules.Of(TitleOff), channel, bot, ConversationStatus.Received, null, Now);
        Assert.Equal(!here, Kinds(next).Contains(Busy));
    }

    [Theory]
    [InlineData(299, false)]
    [InlineData(300, true)]
    [InlineData(301, true)]
    public void Busy_comes_again_at_a_message_after_five_minutes(int seconds, bool again)
    {
        var choice = AutoMessageRules.AtMessage(
            TenantRules.Of(AllOn), Web, true, ConversationStatus.Received, Now.AddSeconds(-seconds), Now);
        Assert.Equal(again ? [Busy] : [], Kinds(choice));
        Assert.Equal(again ? [] : [new Silence(Busy, MessageRule.TooSoon)], choice.Silent);
    }

    [Fact]
    public void Busy_again_on_kakao_without_a_bot_is_kakaoUnavailable() => Assert.Equal(
        [KakaoUnavailable],
        Kinds(AutoMessageRules.AtMessage(TenantRules.Of(AllOn), Kakao, false, ConversationStatus.Received, Now.AddMinutes(-5), Now)));

    [Fact]
    public void Busy_never_comes_after_the_agents_first_answer() => Assert.Equal(
        [new Silence(Busy, MessageRule.AgentHasAnswered)],
        AutoMessageRules.AtMessage(TenantRules.Of(AllOn), Web, true, ConversationStatus.Active, Now.AddHours(-1), Now).Silent);

    [Theory]
    [InlineData(ConversationStatus.Waiting)]
    [InlineData(ConversationStatus.Held)]
    public void Busy_comes_only_while_received(ConversationStatus status) => Assert.Same(
        MessageChoice.Nothing, AutoMessageRules.AtMessage(TenantRules.Of(AllOn), Web, true, status, Now.AddHours(-1), Now));

    [Fact]
    public void Busy_that_was_off_at_assignment_does_not_come_later_where_it_belongs_there() => Assert.Equal(
        [new Silence(Busy, MessageRule.WasOffAtAssignment)],
        AutoMessageRules.AtMessage(TenantRules.Of(AllOn), Web, true, ConversationStatus.Received, null, Now).Silent);

    [Fact]
    public void WaitingCount_is_not_sent_when_it_is_0()
    {
        var choice = AutoMessageRules.AtAssignment(TenantRules.Of(AllOn), Web, true, "김해피", Refund, 0, false);
        Assert.Equal([Greeting, Title, Busy], Kinds(choice));
        Assert.Equal([new Silence(WaitingCount, MessageRule.NobodyElseIsReceived)], choice.Silent);
    }

    [Theory]
    [InlineData(AdmissionCase.OffHours, OffHours, "상담 시간이 아닙니다.", KakaoAbsent)]
    [InlineData(AdmissionCase.Meal, Meal, "안녕하세요. 지금은 식사 시간으로 상담이 불가합니다.\n식사시간 종료 후 안내드리겠습니다.", KakaoUnavailable)]
    [InlineData(AdmissionCase.NobodyAvailable, Unavailable, "지금은 상담이 어렵습니다.", KakaoUnavailable)]
    [InlineData(AdmissionCase.OverLimit, OverLimit, "상담 문의가 많습니다.", KakaoUnavailable)]
    public void A_case_has_its_message_and_on_kakao_without_a_bot_Kakaos(
        AdmissionCase met, AutoMessageKind kind, string text, AutoMessageKind onKakao)
    {
        foreach (var (channel, bot) in new[] { (Web, true), (Naver, true), (Kakao, true), (Web, false), (Naver, false) })
        {
            var message = Assert.Single(AutoMessageRules.AtCase(TenantRules.Of(AllOn), channel, bot, met).Sent);
            Seen(message, kind, SeenAs.Bot, SeenAs.Bot);
            Assert.Equal((text, new MessageReason(MessageRule.AnswersTheCase, met)), (message.Text, message.Reason));
        }

        Seen(Assert.Single(AutoMessageRules.AtCase(TenantRules.Of(AllOn), Kakao, false, met).Sent), onKakao, SeenAs.Kakao, SeenAs.Kakao);
    }

    [Theory]
    [InlineData(Web, true, true)]
    [InlineData(Kakao, true, true)]
    [InlineData(Naver, true, true)]
    [InlineData(Web, false, false)]
    [InlineData(Naver, false, false)]
    public void A_refusal_over_the_limit_says_goodbye_with_a_bot(ChannelType channel, bool bot, bool goodbye)
    {
        var rules = TenantRules.Of(AllOn with { AcceptOverLimit = false });
        Assert.Equal(goodbye ? [OverLimit, AgentEnd] : [OverLimit], Kinds(AutoMessageRules.AtCase(rules, channel, bot, AdmissionCase.OverLimit)));
        var off = TenantRules.Of(TenantSettings.Default with { AcceptOverLimit = false });
        Assert.Equal([OverLimit], Kinds(AutoMessageRules.AtCase(off, channel, bot, AdmissionCase.OverLimit)));
    }

    [Theory]
    [InlineData("식사 후 안내", "안녕하세요. 13:00 까지 식사 시간으로 상담이 불가합니다.\n식사 후 안내")]
    [InlineData("", "안녕하세요. 13:00 까지 식사 시간으로 상담이 불가합니다.")]
    public void A_common_meal_names_its_end_and_the_own_text_follows_on_a_new_line(string own, string text)
    {
        var settings = AllOn with { Meal = new("12:00", "13:00"), Messages = AllOn.Messages with { Meal = new(own) } };
        Assert.Equal(text, AutoMessageRules.AtCase(TenantRules.Of(settings), Web, true, AdmissionCase.Meal).Sent[0].Text);
    }

    [Theory]
    [InlineData(Web, AdmissionCase.Blocked, true)]
    [InlineData(Web, AdmissionCase.Stopped, true)]
    [InlineData(Naver, AdmissionCase.Blocked, false)]
    [InlineData(Naver, AdmissionCase.Stopped, false)]
    [InlineData(Kakao, AdmissionCase.Blocked, false)]
    [InlineData(Kakao, AdmissionCase.Stopped, false)]
    public void Who_is_not_served_is_told_at_opening_on_web_only(ChannelType channel, AdmissionCase met, bool told) =>
        Assert.Equal(told ? [Unavailable] : [], Kinds(AutoMessageRules.AtOpeningUnserved(TenantRules.Of(AllOn), channel, met)));

    [Theory]
    [InlineData(Web, AdmissionCase.Blocked, null)]
    [InlineData(Web, AdmissionCase.Stopped, null)]
    [InlineData(Naver, AdmissionCase.Blocked, Unavailable)]
    [InlineData(Naver, AdmissionCase.Stopped, Unavailable)]
    [InlineData(Kakao, AdmissionCase.Blocked, KakaoUnavailable)]
    [InlineData(Kakao, AdmissionCase.Stopped, KakaoAbsent)]
    public void Who_is_not_served_is_told_at_every_message_elsewhere(ChannelType channel, AdmissionCase met, AutoMessageKind? kind) =>
        Assert.Equal(kind is { } told ? [told] : [], Kinds(AutoMessageRules.AtMessageUnserved(TenantRules.Of(AllOn), channel, met)));

    [Theory]
    [InlineData(AdmissionCase.OffHours, KakaoAbsent)]
    [InlineData(AdmissionCase.NobodyAvailable, KakaoUnavailable)]
    [InlineData(AdmissionCase.Meal, KakaoUnavailable)]
    [InlineData(AdmissionCase.OverLimit, KakaoUnavailable)]
    public void Who_waits_on_kakao_with_a_bot_is_told_again_every_five_minutes_while_the_case_holds(AdmissionCase met, AutoMessageKind kind)
    {
        var rules = TenantRules.Of(AllOn);
        Assert.Equal([kind], Kinds(AutoMessageRules.WhileWaiting(rules, Kakao, true, met, true, Now.AddMinutes(-5), Now)));
        Assert.Equal(
            [new Silence(kind, MessageRule.TooSoon)],
            AutoMessageRules.WhileWaiting(rules, Kakao, true, met, true, Now.AddSeconds(-299), Now).Silent);
        Assert.Equal(
            [new Silence(kind, MessageRule.CaseIsOver)],
            AutoMessageRules.WhileWaiting(rules, Kakao, true, met, false, Now.AddMinutes(-5), Now).Silent);
        foreach (var (channel, bot) in new[] { (Kakao, false), (Web, true), (Naver, true), (Naver, false) })
        {
            Assert.Same(MessageChoice.Nothing, AutoMessageRules.WhileWaiting(rules, channel, bot, met, true, Now.AddHours(-1), Now));
        }
    }

    [Theory]
    [InlineData(Kakao, false, true)]
    [InlineData(Kakao, true, false)]
    [InlineData(Web, false, false)]
    [InlineData(Naver, false, false)]
    public void A_chat_begins_with_kakaoStart_on_kakao_alone(ChannelType channel, bool begun, bool start) =>
        Assert.Equal(start ? [KakaoStart] : [], Kinds(AutoMessageRules.AtBeginning(TenantRules.Of(AllOn), channel, begun, true)));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Who_has_not_added_the_channel_gets_the_notice_under_it(bool added, bool notice)
    {
        var start = AutoMessageRules.AtBeginning(TenantRules.Of(AllOn), Kakao, false, added).Sent[0];
        Assert.Equal(notice, start.AddChannel);
        Seen(start, KakaoStart, SeenAs.Kakao, SeenAs.Kakao);
    }

    [Fact]
    public void The_start_text_names_the_contractor() => Assert.Equal(
        "1:1채팅을 요청하셨습니다. 채팅 내용은 상담 품질 관리를 위해 해피상담에 저장됩니다. 상담을 시작하려면 메시지를 입력해주세요. "
        + "채팅을 원치 않으시면 \"!종료\"를 입력해주세요.(카톡)",
        AutoMessageRules.AtBeginning(TenantRules.Of(AllOn with { Contractor = "해피상담" }), Kakao, false, true).Sent[0].Text);

    [Theory]
    [InlineData(Web, true, AgentEnd)]
    [InlineData(Naver, true, AgentEnd)]
    [InlineData(Kakao, true, KakaoEnd)]
    [InlineData(Web, false, null)]
    [InlineData(Naver, false, null)]
    [InlineData(Kakao, false, KakaoEnd)]
    public void The_agents_end_says_agentEnd_when_on_and_on_kakao_kakaoEnd(ChannelType channel, bool on, AutoMessageKind? kind) => Assert.Equal(
        kind is { } said ? [said] : [], Kinds(AutoMessageRules.AtAgentsEnd(TenantRules.Of(on ? AllOn : TenantSettings.Default), channel)));

    [Fact]
    public void The_customers_end_on_kakao_says_kakaoEnd() =>
        Assert.Equal([KakaoEnd], Kinds(AutoMessageRules.AtCustomersEnd(TenantRules.Of(AllOn), Kakao)));

    [Theory]
    [InlineData(Kakao, true, true)]
    [InlineData(Kakao, false, false)]
    [InlineData(Web, true, false)]
    [InlineData(Naver, true, false)]
    public void The_switch_to_the_bot_says_kakaoBotSwitch_on_kakao_with_a_bot(ChannelType channel, bool bot, bool said) =>
        Assert.Equal(said ? [KakaoBotSwitch] : [], Kinds(AutoMessageRules.AtSwitchToBot(TenantRules.Of(AllOn), channel, bot)));

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public void The_agent_is_notified_at_assignment_by_the_title_or_by_a_request_that_was_a_message(bool title, bool message, bool notified)
    {
        var room = new Room(new("acme"), new("web"), Web, new("c"), null, true);
        var before = ConversationDecider.Initial with { Room = room, Status = ConversationStatus.Requested, HandOff = 1, RequestWasMessage = message };
        ImmutableArray<ConversationEvent> events =
        [
            new ConversationAssigned(1, new("kim"), AssignedBy.Distribution, null, Now),
            .. Assigned(title ? AllOn : TitleOff, Web, true).Sent.Select(sent => AutoMessageSent.Of(sent, 1, Now)),
        ];
        Assert.Equal(notified, AgentAlert.Of(before, events.Aggregate(before, ConversationDecider.Evolve), events));
    }

    [Theory]
    [InlineData(Web, false, ConversationStatus.Bot, false, true)]
    [InlineData(Web, true, ConversationStatus.None, false, false)]
    [InlineData(Web, false, ConversationStatus.Bot, true, false)]
    [InlineData(Web, false, ConversationStatus.Ended, true, false)]
    [InlineData(Web, false, ConversationStatus.Waiting, true, true)]
    [InlineData(Web, false, ConversationStatus.Active, true, true)]
    [InlineData(Kakao, true, ConversationStatus.None, true, true)]
    public void The_input_of_a_web_chat_is_blocked_for_who_is_not_served(
        ChannelType channel, bool blocked, ConversationStatus status, bool stopped, bool open) => Assert.Equal(
            open,
            AutoMessageRules.InputIsOpen(
                TenantRules.Of(AllOn with { Service = stopped ? ServiceStatus.Stopped : ServiceStatus.Open }), channel, blocked, status));

    private static MessageChoice Assigned(TenantSettings settings, ChannelType channel, bool bot) =>
        AutoMessageRules.AtAssignment(TenantRules.Of(settings), channel, bot, "김해피", Refund, 2, alreadySent: false);

    private static AutoMessageKind[] Kinds(MessageChoice choice) => [.. choice.Sent.Select(message => message.Kind)];

    private static void Seen(AutoMessage message, AutoMessageKind kind, SeenAs customer, SeenAs agent) =>
        Assert.Equal((kind, customer, agent), (message.Kind, message.CustomerSees, message.AgentSees));
}
