using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Actors.Channels.Guarded;
using Actors.Channels.NaverTalk;
using Actors.Channels.Tests.Contracts;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;
using Actors.Fakes;
using Actors.Fakes.NaverTalk;

namespace Actors.Channels.Tests.NaverTalk;

/// <summary>Naver TalkTalk keeps what every connector promises.</summary>
public sealed class NaverTalkContractTests : ConnectorContract
{
    protected override int LongestText => 10_000;

    protected override IConnector Connector(GuardedHttp http) => new NaverTalkConnector(http);

    protected override ChannelAccount Account(Uri baseUrl) => NaverTalkConnectorTests.Account(baseUrl);
}

/// <summary>What is sent to Naver, and what its answers mean, against a gateway that keeps Naver's rules.</summary>
public sealed class NaverTalkConnectorTests
{
    private static readonly ImmutableArray<PartButton> OneButton = [new(PartButtonKind.Words, "네", "네")];

    private readonly FakeNaver _naver = new("ct_example", TimeProvider.System);

    [Fact]
    public async Task Words_with_choices_are_shown_with_buttons_that_say_all_of_them()
    {
        Assert.IsType<Sent>(await SendAsync(new(OutgoingKind.Words, Speaker.Bot, "무엇을 도와드릴까요?") { Choices = ["배송이 언제 오는지 궁금해요"] }));
        var content = Assert.Single(_naver.Shown)["textContent"]!;
        Assert.Equal("무엇을 도와드릴까요?", (string?)content["text"]);
        var data = content["quickReply"]!["buttonList"]![0]!["data"]!;
        Assert.Equal(("배송이 언제 오는…", "say:배송이 언제 오는지 궁금해요"), ((string?)data["title"], (string?)data["code"]));
    }

    [Fact]
    public async Task Every_kind_of_card_keeps_the_rules_of_composite_contents()
    {
        MessageCard[] cards =
        [
            new TextCard("안내", "설명") { Buttons = [new("상담원 연결", Connect: true), new("전화", Phone: "02-123-4567")] },
            new ImageCard("하나", null, "https://cdn.example/1.png") { Buttons = [.. Enumerable.Range(1, 10).Select(number => new CardButton($"{number}"))] },
            new ProductCard("우산", "가벼워요", "https://cdn.example/u.png", 10_000, 9_000),
            new ListCard("자주 묻는 질문", [.. Enumerable.Range(1, 7).Select(number => new ListEntry($"질문 {number}", Say: $"질문 {number}"))]),
            new ItemCard("주문 내역", null, [new("주문번호", "A-100")], new("합계", "9,000원")),
        ];
        Assert.IsType<Sent>(await SendAsync(new(OutgoingKind.Words, Speaker.Bot, null) { Cards = [.. cards] }));
        var shown = Assert.Single(_naver.Shown)["compositeContent"]!["compositeList"]!.AsArray();
        Assert.Equal([0, 0, 0, 3, 3, 1, 0], shown.Select(card => card!["elementList"]?["data"]!.AsArray().Count ?? 0));
        Assert.Equal(["actors:connect", null], shown[0]!["buttonList"]!.AsArray().Select(button => (string?)button!["data"]!["code"]));
        Assert.Equal("tel:02-123-4567", (string?)shown[0]!["buttonList"]![1]!["data"]!["mobileUrl"]);
        Assert.Equal("가벼워요\n9,000원 (정가 10,000원)", (string?)shown[2]!["description"]);
        Assert.Equal("주문번호: A-100\n합계: 9,000원", (string?)shown[6]!["description"]);
    }

    [Fact]
    public async Task NV_6_A_card_that_Naver_would_refuse_becomes_words_or_is_not_sent()
    {
        var parts = Connector(Http()).Render(new(OutgoingKind.Words, Speaker.Bot, null) { Cards = [new TextCard("제목만")] }, Account(new("http://127.0.0.1:1/")));
        Assert.Equal(("textContent", "제목만"), (parts[0].Form, parts[0].Text));
        Assert.Equal([new Loss(LossKind.TurnedIntoText, "cards")], parts[0].Losses);
        Assert.Equal(new Refused("card-is-not-whole"), await SendPartAsync(new("compositeContent") { Cards = [new("제목만", null, null, [])] }));
        Assert.Equal(0, _naver.Calls);
        Assert.IsType<Sent>(await SendPartAsync(new("compositeContent") { Cards = [new("제목", null, null, OneButton)] }));
    }

    [Theory]
    [InlineData(1, typeof(Refused))]
    [InlineData(2, typeof(Refused))]
    [InlineData(99, typeof(TryLater))]
    [InlineData(102, typeof(TryLater))]
    [InlineData(199, typeof(TryLater))]
    public async Task NV_5_A_failure_inside_200_is_a_failure(int code, Type outcome)
    {
        _naver.Faults.Add(new(code));
        Assert.IsType(outcome, await SendPartAsync(new("textContent") { Text = "네" }));
        Assert.Empty(_naver.Shown);
    }

    [Fact]
    public async Task NV_10_During_a_consent_a_minute_is_waited()
    {
        _naver.Faults.Add(new(99));
        Assert.Equal(new TryLater("99", TimeSpan.FromMinutes(1)), await SendPartAsync(new("textContent") { Text = "네" }));
    }

    [Fact]
    public async Task NV_11_A_picture_that_loads_too_slowly_is_tried_again_and_the_other_is_not()
    {
        var first = new OutgoingPart("imageContent") { Image = "https://cdn.example/1.png" };
        Assert.IsType<Sent>(await SendPartAsync(first));
        _naver.Faults.Add(new(102));
        var second = new OutgoingPart("imageContent") { Image = "https://cdn.example/2.png" };
        Assert.Equal(new TryLater("IMG-02"), await SendPartAsync(second));
        Assert.IsType<Sent>(await SendPartAsync(second));
        Assert.Equal(["https://cdn.example/1.png", "https://cdn.example/2.png"], _naver.Shown.Select(shown => (string?)shown["imageContent"]!["imageUrl"]));
    }

    [Fact]
    public async Task A_wrong_token_is_the_accounts_fault()
    {
        await using var server = await FakeServer.StartAsync(_naver.Map);
        using var http = Http();
        var account = Account(server.Address) with { Secrets = ImmutableSortedDictionary<string, string>.Empty.Add("token", "ct_other") };
        Assert.Equal(
            new Refused("01", AccountIsWrong: true),
            await Connector(http).SendAsync(account, new(new("al-1"), new("textContent") { Text = "네" }, "s1"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_call_without_an_answer_is_unknown()
    {
        _naver.Faults.Add(new(HangsUp: true));
        Assert.IsType<Unknown>(await SendPartAsync(new("textContent") { Text = "네" }));
        Assert.Single(_naver.Shown);
    }

    internal static ChannelAccount Account(Uri baseUrl) => new(
        new("demo"), new("talk"), Domain.Conversations.ChannelType.Naver,
        ImmutableSortedDictionary<string, string>.Empty.Add("baseUrl", baseUrl.AbsoluteUri),
        ImmutableSortedDictionary<string, string>.Empty.Add("token", "ct_example"));

    private static NaverTalkConnector Connector(GuardedHttp http) => new(http);

    private static GuardedHttp Http() => new(new(new() { AllowedNetworks = ["127.0.0.1/32"] }), tlsOnly: false, TimeProvider.System);

    private Task<SendOutcome> SendAsync(Outgoing outgoing)
    {
        using var http = Http();
        return SendPartAsync(Assert.Single(Connector(http).Render(outgoing, Account(new("http://127.0.0.1:1/")))));
    }

    private async Task<SendOutcome> SendPartAsync(OutgoingPart part)
    {
        await using var server = await FakeServer.StartAsync(_naver.Map);
        using var http = Http();
        return await Connector(http).SendAsync(Account(server.Address), new(new("al-1"), part, "s1"), TestContext.Current.CancellationToken);
    }
}
