using System.Text;
using Actors.Channels.NaverTalk;
using Actors.Domain;
using Actors.Domain.Media;
using Actors.Domain.Messages;

namespace Actors.Channels.Tests.NaverTalk;

/// <summary>What Naver sends, by the samples of its own pages.</summary>
public sealed class NaverTalkInboundTests
{
    private static readonly CustomerId User = new("al-ExampleUser_00001");

    [Fact]
    public void Every_event_is_told_apart()
    {
        Assert.Equal(new NaverOpened(User), Read(NaverTalkSamples.Open));
        Assert.Equal(new NaverLeft(User), Read(NaverTalkSamples.Leave));
        Assert.Equal(new NaverSaid(User, MessageText.From("안녕하세요"), false), Read(NaverTalkSamples.Typed));
        Assert.Equal(new NaverSaid(User, MessageText.From("배송 조회"), false), Read(NaverTalkSamples.Pressed));
        Assert.Equal(new NaverPays(User), Read(NaverTalkSamples.Pay));
        Assert.Equal(new NaverIgnored(User, "friend"), Read(NaverTalkSamples.Friend));
        Assert.Equal(new NaverIgnored(User, "pay_confirm"), Read(NaverTalkSamples.PayConfirmed));
    }

    [Fact]
    public void NV_1_What_was_sent_comes_back_and_is_ignored() =>
        Assert.Equal(new NaverIgnored(User, "echo"), Read(NaverTalkSamples.Echo));

    [Fact]
    public void NV_2_Words_to_a_person_at_Navers_side_say_so() =>
        Assert.Equal(new NaverSaid(User, MessageText.From("네 부탁드려요"), true), Read(NaverTalkSamples.Standby));

    [Theory]
    [InlineData(NaverTalkSamples.PassThread)]
    [InlineData(NaverTalkSamples.PassThreadMisspelt)]
    public void NV_4_The_thread_comes_back_in_both_spellings(string body) =>
        Assert.Equal(new NaverThreadPassed(User, "상담직원"), Read(body));

    [Theory]
    [InlineData("not json at all")]
    [InlineData("[1]")]
    [InlineData("")]
    public void Metadata_that_nobody_can_read_says_nothing(string metadata) => Assert.Equal(
        new NaverThreadPassed(User, null),
        Read("""{"event":"handover","user":"al-ExampleUser_00001","options":{"control":"passThread","metadata":"META"}}""".Replace("META", metadata)));

    [Fact]
    public void NV_9_A_consent_that_is_taken_back_is_told_from_one_that_is_given()
    {
        var given = Assert.IsType<NaverProfileAnswered>(Read(NaverTalkSamples.ProfileGiven));
        Assert.Equal((NaverConsent.Success, "손님"), (given.Result, given.Fields["nickname"]));
        var withdrawn = Assert.IsType<NaverProfileAnswered>(Read(NaverTalkSamples.ProfileWithdrawn));
        Assert.Equal((NaverConsent.Withdraw, 0), (withdrawn.Result, withdrawn.Fields.Count));
    }

    [Fact]
    public void A_photo_is_an_image_and_a_question_names_its_product()
    {
        var photo = Assert.IsType<NaverSaid>(Read(NaverTalkSamples.Photo));
        Assert.Equal<CustomerMedia>([new(MediaKind.Photo, "https://example.pstatic.net/image/0001.jpg", "0001.jpg")], photo.Photos);
        Assert.Equal("", photo.Text.Value);
        Assert.Equal(
            "이 상품을 문의합니다.\n상품 하나\n19,900원\nhttp://smartstore.example.com/p/1",
            Assert.IsType<NaverSaid>(Read(NaverTalkSamples.Product)).Text.Value);
    }

    [Theory]
    [InlineData("actors:connect", typeof(NaverAskedForPerson))]
    [InlineData("actors:bot", typeof(NaverAskedForBot))]
    public void Our_own_buttons_are_known_by_their_codes(string code, Type expected) => Assert.IsType(expected, Read(Press(code)));

    [Fact]
    public void A_button_of_ours_says_all_its_words() =>
        Assert.Equal("여기에는 열 자보다 긴 말이 있습니다", Assert.IsType<NaverSaid>(Read(Press("say:여기에는 열 자보다 긴 말이 있습니다"))).Text.Value);

    [Theory]
    [InlineData("{", "body")]
    [InlineData("[]", "event")]
    [InlineData("{}", "event")]
    [InlineData("""{"event":"send","user":7}""", "user")]
    [InlineData("""{"event":"send","user":"a b"}""", "user")]
    [InlineData("""{"event":"send","event":"send","user":"u"}""", "body")]
    [InlineData("""{"event":"send","user":"u","textContent":{"text":"\ud800"}}""", "body")]
    public void What_is_no_event_is_refused(string body, string field) =>
        Assert.Equal(field, Assert.IsType<FieldIsInvalid>(NaverTalkInbound.Read(Encoding.UTF8.GetBytes(body), out _)).Field);

    [Fact]
    public void A_message_without_words_or_pictures_is_refused() => Assert.IsType<TextIsEmpty>(
        NaverTalkInbound.Read(Encoding.UTF8.GetBytes("""{"event":"send","user":"u","textContent":[]}"""), out _));

    private static string Press(string code) =>
        """{"event":"send","user":"al-ExampleUser_00001","textContent":{"text":"짧게","code":"CODE","inputType":"button"}}""".Replace("CODE", code);

    private static NaverEvent Read(string body)
    {
        Assert.Null(NaverTalkInbound.Read(Encoding.UTF8.GetBytes(body), out var happened));
        return happened!;
    }
}
