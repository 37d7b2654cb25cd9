using Actors.Domain.Admission;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Testing;
using static Actors.Domain.AutoMessages.AutoMessageKind;
using static Actors.Domain.Conversations.ChannelType;

namespace Actors.Domain.Tests.AutoMessages;

using Spec = DeciderSpec<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>;

/// <summary>Approved texts of Kakao's messages, as customers and agents see them.</summary>
public sealed class OwnKakaoTextsTests
{
    private static readonly DateTimeOffset Now = Sample.Now;
    private static readonly TenantSettings Settings = TenantSettings.Default with
    {
        Contractor = "해피상담",
        Messages = MessageSettings.Default with { Busy = new(true, "바쁩니다.", "https://happy.example/busy.png") },
    };

    private static readonly KakaoText Start = new(
        KakaoStart, "#{위탁사명}입니다. #{위탁사명}에 저장됩니다. !종료", [new("홈", "https://happy.example"), new("!종료"), new("배송 문의")]);

    private static readonly TenantRules Own = TenantRules.Of(Settings).With([
        Start, new(KakaoEnd, "또 만나요."), new(KakaoUnavailable, "바빠요."), new(KakaoAbsent, "쉬어요."), new(KakaoBotSwitch, "챗봇이에요.")]);

    public static TheoryData<AutoMessageKind, string, MessageChoice> Everywhere => new()
    {
        { KakaoStart, "해피상담입니다. 해피상담에 저장됩니다. !종료", AutoMessageRules.AtBeginning(Own, Kakao, false, true) },
        { KakaoEnd, "또 만나요.", AutoMessageRules.AtAgentsEnd(Own, Kakao) },
        { KakaoEnd, "또 만나요.", AutoMessageRules.AtCustomersEnd(Own, Kakao) },
        { KakaoEnd, "또 만나요.", AutoMessageRules.AtUnattendedEnd(Own, Kakao, UnattendedEnd.CustomerIsSilent) },
        { KakaoUnavailable, "바빠요.", AutoMessageRules.AtCase(Own, Kakao, false, AdmissionCase.OverLimit) },
        { KakaoUnavailable, "바빠요.", AutoMessageRules.AtMessage(Own, Kakao, false, ConversationStatus.Received, Now.AddMinutes(-5), Now) },
        { KakaoAbsent, "쉬어요.", AutoMessageRules.AtCase(Own, Kakao, false, AdmissionCase.OffHours) },
        { KakaoAbsent, "쉬어요.", AutoMessageRules.AtMessageUnserved(Own, Kakao, AdmissionCase.Stopped) },
        { KakaoAbsent, "쉬어요.", AutoMessageRules.WhileWaiting(Own, Kakao, true, AdmissionCase.OffHours, true, Now.AddMinutes(-5), Now) },
        { KakaoBotSwitch, "챗봇이에요.", AutoMessageRules.AtSwitchToBot(Own, Kakao, true) },
    };

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void The_customer_gets_the_own_text_and_the_agents_screen_shows_the_default_one(AutoMessageKind kind, string text, MessageChoice choice)
    {
        var message = Assert.Single(choice.Sent);
        Assert.Equal((kind, text, KakaoTexts.Of(kind, "해피상담")), (message.Kind, message.Text, message.AgentText));
        Assert.Equal((SeenAs.Kakao, SeenAs.Kakao), (message.CustomerSees, message.AgentSees));
        var line = MessageView.Of(7, AutoMessageSent.Of(message, 1, Now))!;
        Assert.Equal((text, KakaoTexts.Of(kind, "해피상담")), (line.Text, line.ForAgents.Text));
    }

    [Fact]
    public void A_message_without_an_own_text_has_the_default_one()
    {
        var end = AutoMessageRules.AtAgentsEnd(TenantRules.Of(Settings).With([Start]), Kakao).Sent[0];
        Assert.Equal((KakaoTexts.Of(KakaoEnd, "해피상담"), null), (end.Text, end.AgentText));
    }

    [Fact]
    public void Buttons_go_to_the_customer_and_are_not_on_the_agents_screen()
    {
        var line = MessageView.Of(7, AutoMessageSent.Of(AutoMessageRules.AtBeginning(Own, Kakao, false, false).Sent[0], 0, Now))!;
        Assert.Equal(["!종료", "배송 문의"], line.Choices);
        Assert.Equal([new("홈", "https://happy.example")], line.Auto!.Links);
        Assert.True(line.Auto.AddChannel);
        Assert.Empty(line.ForAgents.Choices);
        Assert.Empty(line.ForAgents.Auto!.Links);
    }

    [Fact]
    public void Busy_with_a_bot_is_the_tenants_for_the_customer_and_Kakaos_default_on_the_agents_screen()
    {
        var busy = Assert.Single(AutoMessageRules.AtMessage(Own, Kakao, true, ConversationStatus.Received, Now.AddMinutes(-5), Now).Sent);
        Assert.Equal(("바쁩니다.", KakaoTexts.Of(KakaoUnavailable, "해피상담")), (busy.Text, busy.AgentText));
        Assert.Null(MessageView.Of(7, AutoMessageSent.Of(busy, 1, Now))!.ForAgents.Auto!.Image);
    }

    [Fact]
    public void The_list_of_agents_shows_the_default_text_too() => new Spec().When(Open(true)).ThenState(state =>
        Assert.StartsWith("1:1채팅을 요청하셨습니다.", state.Last!.Text));

    [Fact]
    public void A_keyword_button_counts_as_the_customers_words()
    {
        var pressed = new Spec().When(Open(true), Says("배송 문의", true));
        Assert.Equal("배송 문의", Assert.Single(pressed.Decision.Events.OfType<CustomerMessageReceived>()).Text.Value);
        Assert.Equal("배송 문의", pressed.State.BotTurns[^1].Text);
    }

    [Fact]
    public void A_keyword_button_that_says_the_end_word_ends()
    {
        var pressed = new Spec().When(Open(true), Says(KakaoTexts.EndWord, true));
        Assert.Equal(ConversationStatus.Ended, pressed.State.Status);
        Assert.Equal("또 만나요.", Assert.Single(pressed.Decision.Events.OfType<AutoMessageSent>()).Text);
    }

    [Fact]
    public void An_end_that_time_brings_says_the_own_text()
    {
        var silent = TenantRules.Of(Settings with { IdleMinutes = 10 }).With(Own.KakaoTexts);
        var ended = new Spec().When(Says("문의", false))
            .Given(new ConversationAssigned(1, new("kim"), AssignedBy.Distribution, null, Now), new ConsultingStarted(1, new("kim"), Now))
            .Given(new AgentMessageSent(new("kim"), MessageText.From("네"), "r1", Now))
            .When(new KeepPromises(Now.AddMinutes(10)) { Times = silent });
        Assert.Equal("또 만나요.", Assert.Single(ended.Decision.Events.OfType<AutoMessageSent>()).Text);
    }

    private static ConversationPolicy Policy => new(new("general"), "취소", Distribution.Manual, Settings, Own.KakaoTexts);

    private static Room RoomOf(bool bot) => new(new("acme"), new("talk"), Kakao, new("c1"), null, bot);

    private static OpenRoom Open(bool bot) => new(RoomOf(bot), Policy, Now);

    private static ReceiveMessage Says(string text, bool bot) => new(RoomOf(bot), MessageText.From(text), "m1", Policy, Now);
}
