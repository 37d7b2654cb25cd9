using System.Collections.Immutable;
using Actors.Domain.AutoMessages;
using static Actors.Domain.AutoMessages.AutoMessageKind;

namespace Actors.Domain.Tests.AutoMessages;

/// <summary>What an own text of a Kakao system message must be.</summary>
public sealed class KakaoTextRulesTests
{
    private const string GoodStart = "안녕하세요. 채팅은 #{위탁사명}에 저장됩니다. 끝내려면 !종료를 입력하세요.";

    [Theory]
    [InlineData(KakaoStart, GoodStart, true)]
    [InlineData(KakaoStart, "#{위탁사명}에서 보관합니다. !종료", false)]
    [InlineData(KakaoEnd, "또 만나요.", true)]
    [InlineData(KakaoUnavailable, "바빠요.", true)]
    [InlineData(KakaoAbsent, "쉬어요.", false)]
    [InlineData(KakaoBotSwitch, "챗봇입니다.", true)]
    public void Each_of_Kakaos_messages_may_have_an_own_text(AutoMessageKind kind, string text, bool bot) =>
        Assert.Empty(KakaoTextRules.Check(new(kind, text), bot));

    [Fact]
    public void The_default_start_text_meets_its_own_rules() =>
        Assert.Empty(KakaoTextRules.Check(new(KakaoStart, KakaoTexts.Of(KakaoStart, KakaoTexts.ContractorVariable)), true));

    [Theory]
    [InlineData("채팅은 저장됩니다. !종료", "#{위탁사명}")]
    [InlineData("#{위탁사명} 상담입니다. !종료", "저장")]
    [InlineData("#{위탁사명}에 저장됩니다.", "!종료")]
    [InlineData("#{위탁사명}에 저장됩니다. 종료라고 쓰세요", "!종료")]
    public void The_start_text_names_the_contractor_the_storing_and_the_end(string text, string missing)
    {
        var problem = Assert.Single(KakaoTextRules.Check(new(KakaoStart, text), false));
        Assert.Equal("text", problem.Field);
        Assert.Contains(missing, problem.Korean);
        Assert.Contains(missing, problem.English);
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_start_text_is_named_at_once() =>
        Assert.Equal(["text", "text", "text"], Fields(new(KakaoStart, "어서 오세요."), false));

    [Fact]
    public void Another_text_needs_none_of_that() => Assert.Empty(KakaoTextRules.Check(new(KakaoEnd, "끝"), false));

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_text_has_at_most_200_characters(int length, bool fits)
    {
        Assert.Equal(fits ? [] : ["text"], Fields(new(KakaoEnd, new('가', length)), false));
        Assert.Equal(fits ? [] : ["text"], Fields(new(KakaoEnd, string.Concat(Enumerable.Repeat("\U0001F600", length))), false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("a\0b")]
    public void A_text_can_be_read(string text) => Assert.Equal(["text"], Fields(new(KakaoEnd, text), false));

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_text_has_at_most_five_buttons(int count, bool fits) => Assert.Equal(
        fits ? [] : ["buttons"], Fields(new(KakaoEnd, "끝", [.. Enumerable.Repeat(new KakaoButton("다시 상담"), count)]), false));

    [Fact]
    public void A_button_is_a_link_or_a_keyword()
    {
        var text = new KakaoText(KakaoEnd, "끝", [new("홈", "https://happy.example"), new("!종료"), new("다시 상담")]);
        Assert.Empty(KakaoTextRules.Check(text, false));
        Assert.Equal("홈", Assert.Single(text.Links).Label);
        Assert.Equal(["!종료", "다시 상담"], text.Keywords);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData("스물한 자가 되도록 길게 쓴 버튼 이름입니다", null)]
    [InlineData("두\n줄", null)]
    [InlineData("홈", "http://happy.example")]
    [InlineData("홈", "javascript:alert(1)")]
    [InlineData("홈", "")]
    public void A_button_has_a_label_and_a_link_an_https_address(string label, string? url) =>
        Assert.Equal(["buttons[1]"], Fields(new(KakaoEnd, "끝", [new("좋음"), new(label, url)]), false));

    [Theory]
    [InlineData(Greeting, true)]
    [InlineData(Busy, true)]
    [InlineData((AutoMessageKind)0, true)]
    [InlineData((AutoMessageKind)15, true)]
    [InlineData(KakaoBotSwitch, false)]
    public void Only_messages_that_the_channel_shows_as_Kakaos_have_an_own_text(AutoMessageKind kind, bool bot) =>
        Assert.Equal(["kind"], Fields(new(kind, "글"), bot));

    [Theory]
    [InlineData(KakaoStart, true, true)]
    [InlineData(KakaoStart, false, false)]
    [InlineData(KakaoEnd, true, false)]
    public void With_a_bot_a_keyword_under_the_start_message_is_warned_of_and_not_refused(AutoMessageKind kind, bool bot, bool warned)
    {
        var text = new KakaoText(kind, GoodStart, [new("홈", "https://happy.example"), new("상담 시작")]);
        Assert.Empty(KakaoTextRules.Check(text, bot));
        Assert.Equal(warned ? ["buttons[1]"] : [], KakaoTextRules.Warnings(text, bot).Select(warning => warning.Field));
    }

    [Fact]
    public void Links_alone_are_not_warned_of() =>
        Assert.Empty(KakaoTextRules.Warnings(new(KakaoStart, GoodStart, [new("홈", "https://happy.example")]), true));

    private static ImmutableArray<string> Fields(KakaoText text, bool bot) =>
        [.. KakaoTextRules.Check(text, bot).Select(problem => problem.Field)];
}
