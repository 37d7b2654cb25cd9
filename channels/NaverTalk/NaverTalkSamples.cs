namespace Actors.Channels.NaverTalk;

/// <summary>Events as Naver sends them, with made-up people: what the contract tests read and the fake gateway sends.</summary>
public static class NaverTalkSamples
{
    /// <summary>The chat was opened.</summary>
    public const string Open = """{ "event": "open", "options": { "inflow": "button", "referer": "https://shop.example.com/p/1", "from": "1", "friend": false, "under14": false, "under19": false, "unreadMessage": true }, "user": "al-ExampleUser_00001" }""";

    /// <summary>Somebody typed.</summary>
    public const string Typed = """{ "event": "send", "user": "al-ExampleUser_00001", "partner": "wc0000", "textContent": { "text": "안녕하세요", "inputType": "typing" }, "options": { "mobile": true } }""";

    /// <summary>A button of somebody else's making was pressed.</summary>
    public const string Pressed = """{ "event": "send", "user": "al-ExampleUser_00001", "textContent": { "text": "배송 조회", "code": "DELIVERY", "inputType": "button" }, "options": { "mobile": false } }""";

    /// <summary>A photo.</summary>
    public const string Photo = """{ "event": "send", "user": "al-ExampleUser_00001", "imageContent": { "imageUrl": "https://example.pstatic.net/image/0001.jpg" }, "options": { "mobile": true } }""";

    /// <summary>A person at Naver's partner centre owns the thread.</summary>
    public const string Standby = """{ "standby": true, "event": "send", "user": "al-ExampleUser_00001", "partner": "wc0000", "textContent": { "text": "네 부탁드려요", "inputType": "typing" }, "options": { "mobile": false } }""";

    /// <summary>What that person wrote, echoed.</summary>
    public const string Echo = """{ "event": "echo", "echoedEvent": "send", "user": "al-ExampleUser_00001", "partner": "wc0000", "textContent": { "text": "확인해 볼게요", "inputType": "typing" }, "options": { "mobile": false, "sourceId": 1, "threadOwnerId": 1, "managerNickname": "상담직원" } }""";

    /// <summary>That person is done.</summary>
    public const string PassThread = """{ "event": "handover", "user": "al-ExampleUser_00001", "partner": "wc0000", "options": { "control": "passThread", "metadata": "{\"managerNickname\":\"상담직원\",\"autoEnd\":false}" } }""";

    /// <summary>The same in the spelling of one of Naver's own examples.</summary>
    public const string PassThreadMisspelt = """{ "event": "handover", "user": "al-ExampleUser_00001", "partner": "wc0000", "options": { "control": "passThread", "metadata": "{'managerNickname':'상담직원','autoEnd':false}" } }""";

    /// <summary>A question about a product.</summary>
    public const string Product = """{ "event": "send", "user": "al-ExampleUser_00001", "textContent": { "text": "이 상품을 문의합니다.", "inputType": "product" }, "options": { "mobile": false, "product": { "name": "상품 하나", "url": "http://smartstore.example.com/p/1", "mobileUrl": "http://m.smartstore.example.com/p/1", "thumbUrl": "https://cdn.example.com/p1.jpg", "currencyPrice": "19,900원", "currencyMobilePrice": "19,900원" } } }""";

    /// <summary>The chat was left.</summary>
    public const string Leave = """{ "event": "leave", "user": "al-ExampleUser_00001" }""";

    /// <summary>The account was added.</summary>
    public const string Friend = """{ "event": "friend", "options": { "set": "on" }, "user": "al-ExampleUser_00001" }""";

    /// <summary>A nickname was given.</summary>
    public const string ProfileGiven = """{ "event": "profile", "user": "al-ExampleUser_00001", "options": { "nickname": "손님", "result": "SUCCESS" } }""";

    /// <summary>The consent to it was taken back.</summary>
    public const string ProfileWithdrawn = """{ "event": "profile", "user": "al-ExampleUser_00001", "options": { "result": "WITHDRAW", "withdrawals": [ "nickname" ] } }""";

    /// <summary>Somebody is about to pay.</summary>
    public const string Pay = """{ "event": "pay_complete", "user": "al-ExampleUser_00001", "options": { "paymentResult": { "code": "Success", "paymentId": "20260101000000000001", "merchantPayKey": "m-1", "merchantUserKey": "u-1" } } }""";

    /// <summary>A payment is settled; Naver really writes <c>deatil</c>.</summary>
    public const string PayConfirmed = """{ "event": "pay_confirm", "user": "al-ExampleUser_00001", "options": { "paymentConfirmResult": { "code": "Success", "message": "", "paymentId": "20260101000000000001", "deatil": { "productName": "상품 하나" } } } }""";
}
