namespace Actors.Channels.KakaoBuilder;

/// <summary>Requests as Kakao sends them, with made-up people: what the contract tests read and the fake builder sends.</summary>
public static class KakaoBuilderSamples
{
    /// <summary>Somebody typed.</summary>
    public const string Typed = """
        {
          "intent": { "id": "64aa00000000000000000001", "name": "폴백 블록", "extra": { "reason": { "code": 1, "message": "OK" } } },
          "userRequest": {
            "timezone": "Asia/Seoul",
            "params": { "surface": "Kakaotalk.plusfriend" },
            "block": { "id": "64aa00000000000000000001", "name": "폴백 블록" },
            "utterance": "배송이 언제 오나요?",
            "lang": "ko",
            "user": {
              "id": "b1f0000000000000000000000000000000000000000000000000000000000000aa",
              "type": "botUserKey",
              "properties": {
                "botUserKey": "b1f0000000000000000000000000000000000000000000000000000000000000aa",
                "plusfriendUserKey": "pfkey0000001",
                "appUserId": "1000000001",
                "isFriend": true
              }
            }
          },
          "bot": { "id": "64aa0000000000000000b001", "name": "상점 안내봇" },
          "action": { "id": "64aa0000000000000000a001", "name": "상담엔진 스킬", "params": {}, "detailParams": {}, "clientExtra": null },
          "contexts": [],
          "flow": { "trigger": { "type": "TEXT_INPUT", "referrerBlock": { "id": "64aa00000000000000000002", "name": "웰컴 블록" } }, "lastBlock": { "id": "64aa00000000000000000002", "name": "웰컴 블록" } }
        }
        """;

    /// <summary>Somebody who is no friend of the channel pressed a button in the development channel, in a block that allows callbacks.</summary>
    public const string Pressed = """
        {
          "intent": { "id": "64aa00000000000000000010", "name": "예약 문의" },
          "userRequest": {
            "callbackUrl": "https://bot-api.kakao.com/v1/bots/64aa0000000000000000b001!/callback/0123456789abcdef",
            "timezone": "Asia/Seoul",
            "params": { "surface": "BuilderBotTest", "ignoreMe": "true" },
            "block": { "id": "64aa00000000000000000010", "name": "예약 문의" },
            "utterance": "내일 예약",
            "lang": null,
            "user": { "id": "b1f0aa", "type": "botUserKey", "properties": { "botUserKey": "b1f0aa", "plusfriendUserKey": "pfkey0000002" } }
          },
          "bot": { "id": "64aa0000000000000000b001!", "name": "상점 안내봇" },
          "action": {
            "id": "64aa0000000000000000a002",
            "name": "예약 스킬",
            "params": { "sys_date": "{\"dateTag\":\"tomorrow\",\"date\":\"2026-01-02\"}" },
            "detailParams": { "sys_date": { "groupName": "", "origin": "내일", "value": "{\"dateTag\":\"tomorrow\",\"date\":\"2026-01-02\"}" } },
            "clientExtra": { "orderNo": "A-100" }
          },
          "contexts": [],
          "flow": { "trigger": { "type": "QUICKREPLY_BUTTON_BLOCK" } },
          "isInSlotFilling": false,
          "someFutureField": { "mustBe": "ignored" }
        }
        """;

    /// <summary>Somebody sent a photo.</summary>
    public const string Photo = """
        {
          "intent": { "id": "64aa00000000000000000001", "name": "폴백 블록" },
          "userRequest": {
            "timezone": "Asia/Seoul",
            "params": { "surface": "Kakaotalk.plusfriend", "media": { "type": "image", "url": "http://k.kakaocdn.net/dn/example/photo.jpg" } },
            "block": { "id": "64aa00000000000000000001", "name": "폴백 블록" },
            "utterance": "http://k.kakaocdn.net/dn/example/photo.jpg",
            "lang": "ko",
            "user": { "id": "b1f0aa", "type": "botUserKey", "properties": { "botUserKey": "b1f0aa", "plusfriendUserKey": "pfkey0000001", "isFriend": true } }
          },
          "bot": { "id": "64aa0000000000000000b001", "name": "상점 안내봇" },
          "action": { "id": "64aa0000000000000000a001", "name": "상담엔진 스킬", "params": {}, "detailParams": {}, "clientExtra": {} },
          "contexts": [],
          "flow": { "trigger": { "type": "IMAGE_UPLOAD" } }
        }
        """;

    /// <summary>Somebody mentioned the bot in a group chat.</summary>
    public const string Group = """
        {
          "userRequest": {
            "chat": { "id": "gk0000001", "type": "botGroupKey", "properties": { "botGroupKey": "gk0000001" } },
            "utterance": "배송이 언제 오나요?",
            "user": { "id": "b1f0aa", "type": "botUserKey", "properties": { "botUserKey": "b1f0aa" } }
          },
          "bot": { "id": "64aa0000000000000000b001", "name": "상점 안내봇" },
          "action": { "id": "64aa0000000000000000a001", "name": "상담엔진 스킬", "params": {}, "detailParams": {}, "clientExtra": null }
        }
        """;

    /// <summary>Photos through the plugin 이미지 보안전송.</summary>
    public const string SecurePhotos = """
        {
          "userRequest": { "utterance": "사진 보내기", "user": { "id": "b1f0aa", "type": "botUserKey" } },
          "bot": { "id": "64aa0000000000000000b001", "name": "상점 안내봇" },
          "action": {
            "name": "사진 스킬",
            "detailParams": { "photos": { "origin": "", "groupName": "", "value": "{\"privacyAgreement\":\"Y\",\"secureUrls\":\"List(http://secure.kakaocdn.net/a.jpg, http://secure.kakaocdn.net/b.jpg)\"}" } }
          }
        }
        """;
}
