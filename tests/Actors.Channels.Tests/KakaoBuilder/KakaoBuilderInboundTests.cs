using System.Text;
using Actors.Channels.KakaoBuilder;
using Actors.Domain;
using Actors.Domain.Media;

namespace Actors.Channels.Tests.KakaoBuilder;

/// <summary>What Kakao sends to a skill, by the samples of its own pages.</summary>
public sealed class KakaoBuilderInboundTests
{
    [Fact]
    public void Typed_words_come_with_who_said_them()
    {
        var request = Read(KakaoBuilderSamples.Typed);
        Assert.Equal("배송이 언제 오나요?", request.Utterance.Value);
        Assert.Equal(("b1f0000000000000000000000000000000000000000000000000000000000000aa", "pfkey0000001", "1000000001"),
            (request.User.Value, request.ChannelUser, request.AppUser));
        Assert.Equal((true, false, false, false), (request.IsFriend, request.IsTrial, request.IsGroup, request.IsPress));
        Assert.Null(request.Callback);
        Assert.Empty(request.Photos);
    }

    [Fact]
    public void KOB_2_A_press_in_the_development_channel_is_a_trial_and_JSON_inside_a_string_is_read()
    {
        var request = Read(KakaoBuilderSamples.Pressed);
        Assert.Equal((true, true, false), (request.IsTrial, request.IsPress, request.IsFriend));
        Assert.Equal("2026-01-02", request.Parameters["sys_date"].GetProperty("date").GetString());
        Assert.Equal("https://bot-api.kakao.com/v1/bots/64aa0000000000000000b001!/callback/0123456789abcdef", request.Callback!.AbsoluteUri);
    }

    [Theory]
    [InlineData("\"id\": \"64aa0000000000000000b001!\"", "\"id\": \"64aa0000000000000000b001\"")]
    [InlineData("BuilderBotTest", "Kakaotalk.plusfriend")]
    public void Either_the_bot_or_the_test_console_makes_a_trial(string was, string becomes) =>
        Assert.True(Read(KakaoBuilderSamples.Pressed.Replace(was, becomes, StringComparison.Ordinal)).IsTrial);

    [Fact]
    public void KOB_3_A_photo_is_an_image_and_not_its_address_in_words()
    {
        var request = Read(KakaoBuilderSamples.Photo);
        Assert.Equal<CustomerMedia>([new(MediaKind.Photo, "http://k.kakaocdn.net/dn/example/photo.jpg", "photo.jpg")], request.Photos);
        Assert.Equal("", request.Utterance.Value);
    }

    [Fact]
    public void Photos_of_the_secure_plugin_are_images() => Assert.Equal(
        ["http://secure.kakaocdn.net/a.jpg", "http://secure.kakaocdn.net/b.jpg"],
        Read(KakaoBuilderSamples.SecurePhotos).Photos.Select(photo => photo.Url));

    [Fact]
    public void In_a_group_chat_the_group_is_the_customer()
    {
        var request = Read(KakaoBuilderSamples.Group);
        Assert.Equal(("gk0000001", true), (request.User.Value, request.IsGroup));
    }

    [Fact]
    public void Fields_of_the_wrong_type_and_fields_that_are_missing_are_no_fields()
    {
        var request = Read("""
            {"userRequest":{"utterance":"네","user":{"id":"u","properties":[1]},"params":7,"callbackUrl":false},"bot":null,"action":{"params":[],"detailParams":"x","clientExtra":3}}
            """);
        Assert.Equal(("u", null, false, false), (request.User.Value, request.ChannelUser, request.IsPress, request.IsTrial));
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("{", "body")]
    [InlineData("[]", "userRequest.user.id")]
    [InlineData("null", "userRequest.user.id")]
    [InlineData("{}", "userRequest.user.id")]
    [InlineData("""{"userRequest":{"utterance":"x","user":{"id":5}}}""", "userRequest.user.id")]
    [InlineData("""{"userRequest":{"utterance":"x","user":{"id":"고객"}}}""", "userRequest.user.id")]
    [InlineData("""{"userRequest":{},"userRequest":{}}""", "body")]
    [InlineData("""{"userRequest":{"utterance":"\ud800","user":{"id":"u"}}}""", "body")]
    public void What_is_no_request_is_refused(string body, string field) =>
        Assert.Equal(field, Assert.IsType<FieldIsInvalid>(KakaoBuilderInbound.Read(Encoding.UTF8.GetBytes(body), out _)).Field);

    [Fact]
    public void Deep_and_malformed_bodies_are_refused()
    {
        var deep = new string('[', 10_000) + new string(']', 10_000);
        Assert.IsType<FieldIsInvalid>(KakaoBuilderInbound.Read(Encoding.UTF8.GetBytes(deep), out _));
        byte[] malformed = [.. "{\"userRequest\":{\"utterance\":\""u8, 0xc0, 0x80, .. "\",\"user\":{\"id\":\"u\"}}}"u8];
        Assert.IsType<FieldIsInvalid>(KakaoBuilderInbound.Read(malformed, out _));
    }

    private static SkillRequest Read(string body)
    {
        Assert.Null(KakaoBuilderInbound.Read(Encoding.UTF8.GetBytes(body), out var request));
        return request!;
    }
}
