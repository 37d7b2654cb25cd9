using System.Text;
using Actors.Channels.KakaoConsult;

namespace Actors.Channels.Tests.KakaoConsult;

/// <summary>What comes in, as the dealers' documents write it.</summary>
public sealed class KakaoConsultInboundTests
{
    private const string Head = "\"user_key\": \"uKeyExample01\", \"session_id\": \"12345678\", \"sender_key\": \"0123456789abcdef0123456789abcdef01234567\", \"time\": 1767225600000";

    [Fact]
    public void CT_1_both_generations_are_the_same_text()
    {
        var old = Message("\"serial_number\": 1689884130894833201, \"type\": \"text\", \"content\": \"배송 조회\"");
        var now = Message("\"serial_number\": 1689884130894833201, \"type\": \"text\", \"contents\": [ \"배송 조회\" ], \"extra\": \"btn_delivery_01\"");
        Assert.Equal("배송 조회", old!.Text);
        Assert.Equal(old with { Extra = "btn_delivery_01" }, now! with { Media = old.Media });
    }

    [Fact]
    public void Where_both_generations_are_there_the_new_one_wins() => Assert.Equal(
        "새 글", Message("\"serial_number\": 1, \"type\": \"text\", \"content\": \"옛 글\", \"contents\": [\"새 글\"]")!.Text);

    [Fact]
    public void CT_2_two_photos_are_two_in_order()
    {
        var message = Message("""
            "serial_number": 1689884130894833204, "type": "photo",
            "contents": [ { "url": "http://dn-m.talk.kakao.com/talkm/example/i_0001.jpg", "comment": "" }, { "url": "http://dn-m.talk.kakao.com/talkm/example/i_0002.jpg", "comment": "둘째 사진" } ]
            """)!;
        Assert.Equal<KakaoMedia>(
            [new("http://dn-m.talk.kakao.com/talkm/example/i_0001.jpg", null), new("http://dn-m.talk.kakao.com/talkm/example/i_0002.jpg", "둘째 사진")],
            message.Media);
        Assert.Null(message.Text);
    }

    [Fact]
    public void A_photo_of_the_old_generation_is_one() => Assert.Equal(
        "http://dn-m.talk.kakao.com/talkm/example/i_0003.jpg",
        Assert.Single(Message("\"serial_number\": 5, \"type\": \"photo\", \"content\": {\"url\":\"http://dn-m.talk.kakao.com/talkm/example/i_0003.jpg\"}")!.Media).Url);

    [Theory]
    [InlineData("1689884130894833201", 1689884130894833201)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("\"1689884130894833201\"", 1689884130894833201)]
    public void CT_3_the_serial_number_keeps_every_digit(string written, long serial) =>
        Assert.Equal(serial, Message($"\"serial_number\": {written}, \"type\": \"text\", \"content\": \"a\"")!.Serial);

    [Fact]
    public void CT_5_a_long_text_names_where_the_whole_of_it_is()
    {
        var message = Message("\"serial_number\": 2, \"type\": \"text\", \"content\": \"앞의 300자\", \"attachment\": {\"url\":\"http://dn-m.talk.kakao.com/talkm/example/t_0001.txt\"}")!;
        Assert.Equal("http://dn-m.talk.kakao.com/talkm/example/t_0001.txt", message.Attachment);
        Assert.Equal("앞의 300자와 나머지", KakaoMessage.Whole(message.Text!, "앞의 300자와 나머지"));
        Assert.Equal("앞의 300자와 나머지", KakaoMessage.Whole(message.Text!, "와 나머지"));
    }

    [Fact]
    public void CT_14_a_start_may_lack_nearly_everything()
    {
        var visitor = KakaoConsultInbound.ReadReference(Bytes($$"""
            { {{Head}}, "app_user_id": null,
              "reference": { "extra": "", "text": "", "lastText": "", "lastTextDate": "2026-01-01T08:59:59.000", "appUserId": null },
              "last_reference": { "extra": "t_11aa22", "bot": "true", "bot_event": "", "created_at": "2025-12-31T10:00:00.000" } }
            """));
        Assert.Equal(new("uKeyExample01", "0123456789abcdef0123456789abcdef01234567", "12345678", 1767225600000, null), visitor);
        Assert.Null(KakaoConsultInbound.ReadReference(Bytes("""{ "user_key": "u1", "sender_key": "s1", "support_button": true }"""))!.SessionId);
    }

    [Fact]
    public void What_the_start_link_passed_is_read() =>
        Assert.Equal("t_4f9c2a", KakaoConsultInbound.ReadReference(Bytes($$"""{ {{Head}}, "reference": { "extra": "t_4f9c2a" } }"""))!.Extra);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"user_key\": 7}")]
    [InlineData("{\"user_key\": \"u\", \"sender_key\": \"s\", \"serial_number\": 1e999999, \"type\": \"text\", \"content\": \"a\"}")]
    [InlineData("{\"user_key\": \"u\", \"sender_key\": \"s\", \"serial_number\": 1.5, \"type\": \"text\", \"content\": \"a\"}")]
    [InlineData("{\"user_key\": \"u\", \"sender_key\": \"s\", \"serial_number\": 9223372036854775808, \"type\": \"text\", \"content\": \"a\"}")]
    [InlineData("{\"user_key\": \"u\", \"sender_key\": \"s\", \"serial_number\": 1, \"type\": \"text\", \"contents\": [1]}")]
    [InlineData("{\"user_key\": \"u\", \"sender_key\": \"s\", \"serial_number\": 1, \"type\": \"text\", \"content\": \"\\ud800\"}")]
    [InlineData("{\"user_key\": \"u\", \"sender_key\": \"s\", \"serial_number\": 1, \"type\": \"photo\", \"contents\": []}")]
    [InlineData("{\"user_key\": \"사용자\", \"sender_key\": \"s\", \"serial_number\": 1, \"type\": \"text\", \"content\": \"a\"}")]
    [InlineData("{\"user_key\": \"u\", \"sender_key\": \"s\", \"serial_number\": 1, \"type\": \"text\", \"content\": \"a\"} x")]
    public void What_is_no_message_is_none(string body) => Assert.Null(KakaoConsultInbound.ReadMessage(Bytes(body)));

    [Fact]
    public void A_body_that_is_too_deep_is_none() => Assert.Null(KakaoConsultInbound.ReadMessage(
        Bytes($"{{ {Head}, \"serial_number\": 1, \"type\": \"text\", \"content\": \"a\", \"x\": {new string('[', 10_000)}{new string(']', 10_000)} }}")));

    private static KakaoMessage? Message(string rest) => KakaoConsultInbound.ReadMessage(Bytes($"{{ {Head}, {rest} }}"));

    private static byte[] Bytes(string body) => Encoding.UTF8.GetBytes(body);
}
