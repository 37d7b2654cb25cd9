using System.Collections.Immutable;
using System.Text.Json;
using Actors.Channels.KakaoBuilder;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Channels.Tests.KakaoBuilder;

/// <summary>Answers within the limits of a skill.</summary>
public sealed class SkillAnswerTests
{
    [Fact]
    public void KOB_4_1001_characters_are_two_bubbles()
    {
        var text = new string('가', 1001);
        var parts = SkillAnswer.Of([Says(text)]);
        Assert.Equal(["simpleText", "simpleText"], parts.Select(part => part.Form));
        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
        Assert.Equal([new Loss(LossKind.Split, "text", 2)], parts[0].Losses);
    }

    [Fact]
    public void KOB_5_3001_characters_are_three_bubbles_and_the_rest_is_recorded()
    {
        var text = new string('가', 3001);
        var parts = SkillAnswer.Of([Says(text)]);
        Assert.Equal(text[..3000], string.Concat(parts.Select(part => part.Text)));
        Assert.Equal([new Loss(LossKind.Cut, "text", 1), new Loss(LossKind.Split, "text", 3)], parts[0].Losses);
    }

    [Fact]
    public void Words_that_would_not_fit_by_sentences_fill_their_bubbles()
    {
        var text = string.Concat(Enumerable.Repeat(new string('가', 548) + ". ", 5));
        var parts = SkillAnswer.Of([Says(text)]);
        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
        Assert.Equal([new Loss(LossKind.Split, "text", 3)], parts[0].Losses);
    }

    [Fact]
    public void A_combined_emoji_at_a_border_is_not_cut()
    {
        const string Family = "👨‍👩‍👧‍👦";
        var parts = SkillAnswer.Of([Says(new string('가', 995) + Family + "끝")]);
        Assert.Equal([995, Family.Length + 1], parts.Select(part => part.Text!.Length));
    }

    [Fact]
    public void KOB_6_Four_buttons_are_three_and_a_second_card()
    {
        var parts = SkillAnswer.Of([Says("고르세요") with { Cards = [new TextCard("무엇") { Buttons = [new("하나"), new("둘"), new("셋"), new("넷")] }] }]);
        Assert.Equal(["simpleText", "textCard", "textCard"], parts.Select(part => part.Form));
        Assert.Equal([3, 1], parts.Skip(1).Select(part => part.Cards[0].Buttons.Length));
        Assert.Empty(parts[0].Losses);
    }

    [Fact]
    public void KOB_7_Two_buttons_with_long_labels_stand_below_each_other()
    {
        var card = Card(SkillAnswer.Of([Says("?") with { Links = [new("여덟 자보다 긴 이름", "https://a.example"), new("열네 자보다도 훨씬 더 긴 이름", "https://b.example")] }]));
        Assert.Equal("vertical", card.GetProperty("buttonLayout").GetString());
        Assert.Equal(["여덟 자보다 긴 이름", "열네 자보다도 훨씬 더…"], card.GetProperty("buttons").EnumerateArray().Select(button => button.GetProperty("label").GetString()));
    }

    [Fact]
    public void KOB_8_Of_eleven_choices_ten_are_offered_and_each_says_all_its_words()
    {
        var choices = Enumerable.Range(1, 11).Select(number => $"선택할 수 있는 답변 번호 {number}").ToImmutableArray();
        var parts = SkillAnswer.Of([Says("고르세요") with { Choices = choices }]);
        Assert.Contains(new Loss(LossKind.Dropped, "choices"), parts[0].Losses);
        var replies = Json(parts).GetProperty("template").GetProperty("quickReplies").EnumerateArray().ToList();
        Assert.Equal(10, replies.Count);
        Assert.All(replies, reply => Assert.True(reply.GetProperty("label").GetString()!.Length <= 14));
        Assert.Equal(choices.Take(10), replies.Select(reply => reply.GetProperty("messageText").GetString()));
    }

    [Fact]
    public void KOB_9_The_way_to_a_person_is_a_button_of_Kakaos_own()
    {
        var parts = SkillAnswer.Of([Says("상담직원에게 물어보세요.") with { Choices = ["처음으로", "상담원 연결"], Connect = "상담원 연결" }]);
        var card = Card(parts);
        Assert.Equal("상담직원에게 물어보세요.", card.GetProperty("description").GetString());
        var button = Assert.Single(card.GetProperty("buttons").EnumerateArray());
        Assert.Equal(("상담원 연결", "operator"), (button.GetProperty("label").GetString(), button.GetProperty("action").GetString()));
        Assert.Equal(["처음으로"], parts[0].QuickReplies.Select(reply => reply.Label));
    }

    [Fact]
    public void However_much_is_said_the_way_to_a_person_stays()
    {
        var parts = SkillAnswer.Of([Says(new string('가', 3000)) with { Choices = ["상담원 연결"], Connect = "상담원 연결" }]);
        Assert.Equal(["simpleText", "simpleText", "textCard"], parts.Select(part => part.Form));
        Assert.Equal(PartButtonKind.Connect, parts[2].Cards[0].Buttons[0].Kind);
        Assert.Contains(new Loss(LossKind.Cut, "text", 1000), parts[0].Losses);
    }

    [Fact]
    public void KOB_12_An_answer_over_30_KB_is_trimmed()
    {
        var address = "https://cdn.example/" + new string('a', 900);
        var cards = Enumerable.Range(1, 10).Select(number => (MessageCard)new ImageCard(
            $"상품 {number}", new string('나', 230), address) { Buttons = [new("보기", address), new("주문", address), new("문의")] }).ToImmutableArray();
        var parts = SkillAnswer.Of([Says("보세요") with { Cards = cards }]);
        Assert.InRange(SkillResponse.Write(parts).Length, 20_000, 30 * 1024);
        var shown = parts.Sum(part => part.Cards.Length);
        Assert.InRange(shown, 1, 9);
        Assert.Equal(10 - shown, parts[0].Losses.Where(loss => loss == new Loss(LossKind.Dropped, "cards")).Sum(loss => loss.Count));
    }

    [Fact]
    public void Short_messages_share_bubbles_and_choices_where_there_are_too_many()
    {
        var parts = SkillAnswer.Of([Says("하나"), Says("둘") with { Choices = ["네"] }, Says("셋"), Says("넷") with { Choices = ["네", "아니요"] }]);
        Assert.Equal(["하나\n\n둘", "셋", "넷"], parts.Select(part => part.Text));
        Assert.Equal(["네", "아니요"], parts[2].QuickReplies.Select(reply => reply.Label));
        Assert.Empty(parts[0].Losses);
    }

    [Fact]
    public void A_group_chat_knows_no_quick_replies_products_and_carousels_but_five_buttons()
    {
        var product = new ProductCard("우산", "가벼워요", "https://cdn.example/u.png", 10_000, 9_000) { Buttons = [new("사기", "https://shop.example/u")] };
        var parts = SkillAnswer.Of([Says("보세요") with { Choices = ["1", "2", "3", "4", "5"], Cards = [product, product] }], group: true);
        Assert.Equal(["textCard", "basicCard", "basicCard"], parts.Select(part => part.Form));
        Assert.Equal(5, parts[0].Cards[0].Buttons.Length);
        Assert.All(parts, part => Assert.Empty(part.QuickReplies));
        Assert.Equal("9,000원\n가벼워요", parts[1].Cards[0].Text);
    }

    [Fact]
    public void Cards_of_every_kind_have_their_form()
    {
        MessageCard[] cards =
        [
            new TextCard(new string('제', 60), new string('설', 400)) { Buttons = [new("전화", Phone: "02-1234-5678")] },
            new ProductCard("우산", null, "https://cdn.example/u.png", 10_000, 9_000),
            new ListCard("자주 묻는 질문", [.. Enumerable.Range(1, 6).Select(number => new ListEntry($"질문 {number}", Say: $"질문 {number} 알려 주세요"))]),
        ];
        var outputs = Json(SkillAnswer.Of([new(OutgoingKind.Words, Speaker.Bot, null) { Cards = [.. cards] }]))
            .GetProperty("template").GetProperty("outputs");
        var text = outputs[0].GetProperty("textCard");
        Assert.Equal((50, 350), (text.GetProperty("title").GetString()!.Length, text.GetProperty("description").GetString()!.Length));
        Assert.Equal("02-1234-5678", text.GetProperty("buttons")[0].GetProperty("phoneNumber").GetString());
        var product = outputs[1].GetProperty("commerceCard");
        Assert.Equal((10_000, 1_000, 9_000, "won"), (product.GetProperty("price").GetInt32(), product.GetProperty("discount").GetInt32(),
            product.GetProperty("discountedPrice").GetInt32(), product.GetProperty("currency").GetString()));
        Assert.Equal(1, product.GetProperty("thumbnails").GetArrayLength());
        var list = outputs[2].GetProperty("listCard");
        Assert.Equal("자주 묻는 질문", list.GetProperty("header").GetProperty("title").GetString());
        Assert.Equal(5, list.GetProperty("items").GetArrayLength());
        Assert.Equal("질문 1 알려 주세요", list.GetProperty("items")[0].GetProperty("messageText").GetString());
    }

    [Fact]
    public void A_receipt_is_an_item_card_and_neighbours_of_a_kind_are_a_carousel()
    {
        var item = new ItemCard("주문 내역", "다르면 알려 주세요.", [new("주문번호", "A-100"), new("배송지주소입니다", "서울")], new("합계", "9,000원"));
        var image = new ImageCard("하나", null, "https://cdn.example/1.png", true);
        var outputs = Json(SkillAnswer.Of([new(OutgoingKind.Words, Speaker.Bot, null) { Cards = [item, image, image] }]))
            .GetProperty("template").GetProperty("outputs");
        var shown = outputs[0].GetProperty("itemCard");
        Assert.Equal("주문 내역", shown.GetProperty("head").GetProperty("title").GetString());
        Assert.Equal(["주문번호", "배송지주소…"], shown.GetProperty("itemList").EnumerateArray().Select(row => row.GetProperty("title").GetString()));
        Assert.Equal("9,000원", shown.GetProperty("itemListSummary").GetProperty("description").GetString());
        var carousel = outputs[1].GetProperty("carousel");
        Assert.Equal(("basicCard", 2), (carousel.GetProperty("type").GetString(), carousel.GetProperty("items").GetArrayLength()));
        Assert.True(carousel.GetProperty("items")[0].GetProperty("thumbnail").GetProperty("fixedRatio").GetBoolean());
    }

    [Fact]
    public void What_comes_later_says_so_without_a_template() => Assert.Equal(
        """{"version":"2.0","useCallback":true,"data":{"text":"잠시만요"}}""",
        System.Text.Encoding.UTF8.GetString(SkillResponse.WriteLater("잠시만요")));

    private static Outgoing Says(string text) => new(OutgoingKind.Words, Speaker.Bot, text);

    private static JsonElement Json(ImmutableArray<OutgoingPart> parts) => JsonDocument.Parse(SkillResponse.Write(parts)).RootElement;

    private static JsonElement Card(ImmutableArray<OutgoingPart> parts) =>
        Json(parts).GetProperty("template").GetProperty("outputs")[0].GetProperty("textCard");
}
