using Actors.Channels.Guarded;
using Actors.Channels.KakaoConsult;
using Actors.Domain.AutoMessages;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Fakes;
using Actors.Fakes.KakaoConsult;

namespace Actors.Channels.Tests.KakaoConsult;

/// <summary>What goes out, against a hub that speaks its side of the protocol.</summary>
public sealed class KakaoConsultSendTests : IAsyncLifetime
{
    private const string User = "uKeyExample01";

    private readonly FakeHub _hub = new(Accounts.SenderKey, TimeProvider.System);
    private readonly GuardedHttp _http = new(new(new() { AllowedNetworks = ["127.0.0.1/32"] }), tlsOnly: false, TimeProvider.System);
    private FakeServer? _server;
    private int _serial;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeServer.StartAsync(_hub.Map);
        _hub.Open(User);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server!.DisposeAsync();
    }

    [Fact]
    public async Task A_text_goes_out_by_both_forms_with_the_keys_where_each_wants_them()
    {
        await SendAsync(Words("안녕하세요."));
        Assert.False(_hub.LastHeaders.ContainsKey("HT-Client-Id"));
        await SendAsync(Words("또 안녕하세요."), Accounts.Relay(_server!.Address));
        Assert.Equal(("client-id-1", "client-secret-1"), (_hub.LastHeaders["HT-Client-Id"], _hub.LastHeaders["HT-Client-Secret"]));
        Assert.Equal(["TX 안녕하세요.", "TX 또 안녕하세요."], _hub.Shown.Select(bubble => $"{bubble.Form} {bubble.Text}"));
    }

    [Fact]
    public async Task CT_6_without_a_session_the_session_is_gone()
    {
        _hub.Close(User);
        Assert.Equal(new SessionGone("-502"), Assert.Single(await SendAsync(Words("안녕하세요."))));
        Assert.Empty(_hub.Shown);
    }

    [Fact]
    public async Task A_session_ends_30_days_after_the_customers_last_message()
    {
        var clock = new MovedClock(TimeSpan.FromDays(30));
        Assert.NotNull(_hub.SessionOf(User));
        var later = new FakeHub(Accounts.SenderKey, clock);
        later.Open(User);
        clock.Passed = true;
        Assert.Null(later.SessionOf(User));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task CT_7_a_repeat_of_what_had_arrived_is_sent_and_shown_once()
    {
        _hub.Faults.Add(new(HangsUp: true));
        var part = Render(Words("안녕하세요."))[0];
        Assert.IsType<Unknown>(await SendAsync(part, "a1"));
        Assert.IsType<Sent>(await SendAsync(part, "a1"));
        Assert.Single(_hub.Shown);
    }

    [Fact]
    public async Task CT_8_1001_characters_are_two_bubbles_in_order_under_two_serials()
    {
        var text = new string('가', 1001);
        await SendAsync(Words(text));
        Assert.Equal(text, string.Concat(_hub.Shown.Select(bubble => bubble.Text)));
        Assert.Equal(2, _hub.Shown.Select(bubble => bubble.Serial).Distinct().Count());
    }

    [Fact]
    public async Task CT_9_six_buttons_are_two_bubbles()
    {
        Assert.All(await SendAsync(Words("골라 주세요.") with { Choices = ["하나", "둘", "셋", "넷", "다섯", "여섯"] }), outcome => Assert.IsType<Sent>(outcome));
        Assert.Equal([("골라 주세요.", 5), (KakaoConsultOutbound.MoreChoices, 1)], _hub.Shown.Select(bubble => (bubble.Text!, bubble.Buttons.Count)));
    }

    [Fact]
    public async Task CT_10_what_kakao_lets_not_through_becomes_a_token()
    {
        await SendAsync(Words("골라 주세요.") with { Choices = ["btn_1", "배송 조회", new string('a', 51), "연결"], Connect = "연결" });
        var tokens = _hub.Shown[0].Buttons.Select(button => button.Extra!).ToList();
        Assert.Equal(["btn_1", KakaoConsultOutbound.TokenOf("배송 조회"), KakaoConsultOutbound.TokenOf(new('a', 51)), KakaoConsultOutbound.ConnectToken], tokens);
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9_]{1,50}$", token));
        Assert.Equal(4, tokens.Distinct().Count());
    }

    [Theory]
    [InlineData(false, "IM")]
    [InlineData(true, "LI")]
    public async Task CT_11_an_image_from_elsewhere_is_uploaded_first(bool withButton, string form)
    {
        await using var shop = await FakeServer.StartAsync(Shop);
        var words = Words(withButton ? "보세요." : null) with
        {
            Image = new Uri(shop.Address, "a.png").AbsoluteUri, Links = withButton ? [new("열기", "https://shop.example.com/")] : [],
        };
        Assert.All(await SendAsync(words), outcome => Assert.Equal(new Sent(), outcome));
        var bubble = Assert.Single(_hub.Shown);
        Assert.Equal(form, bubble.Form);
        Assert.StartsWith("http://dn-m.talk.kakao.com/", bubble.Media);
        Assert.Equal(withButton, bubble.Media!.EndsWith("_l", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_an_image_is_refused_the_words_and_buttons_go_out_and_the_loss_is_told()
    {
        await using var shop = await FakeServer.StartAsync(Shop);
        var outcomes = await SendAsync(Words("보세요.") with
        {
            Image = new Uri(shop.Address, "a.gif").AbsoluteUri, Links = [new("열기", "https://shop.example.com/")],
        });
        Assert.Equal(new Sent(null, new Loss(LossKind.Dropped, "image")), Assert.Single(outcomes));
        Assert.Null(Assert.Single(_hub.Shown).Media);
    }

    [Fact]
    public async Task An_image_of_kakaos_own_is_not_uploaded()
    {
        await SendAsync(Words(null) with { Image = "http://dn-m.talk.kakao.com/talkm/example/i_0100.png" });
        Assert.Equal(["write"], _hub.Calls.Keys);
    }

    [Fact]
    public async Task A_file_is_uploaded_and_shown_with_its_name()
    {
        await using var shop = await FakeServer.StartAsync(Shop);
        await SendAsync(Words(null) with { Files = [new(new Uri(shop.Address, "a.pdf").AbsoluteUri, "안내문.pdf", "application/pdf", 4)] });
        Assert.Equal("FI", Assert.Single(_hub.Shown).Form);
    }

    [Fact]
    public async Task What_our_own_store_keeps_is_uploaded_from_there_and_what_it_lost_is_refused()
    {
        var files = new KeptFiles { ["f1"] = [1, 2, 3, 4] };
        var connector = new KakaoConsultConnector(_http, files);
        Outgoing Carrying(string id) => Words(null) with { Files = [new(null, "사진.png", "image/png", 4) { Stored = new(id) }] };
        async Task<SendOutcome> SendOneAsync(Outgoing outgoing) => await connector.SendAsync(
            Accounts.Hub(_server!.Address), new(new(User), Assert.Single(Render(outgoing)), $"a{++_serial}"), TestContext.Current.CancellationToken);

        Assert.Equal(new Sent(), await SendOneAsync(Carrying("f1")));
        Assert.Equal("IM", Assert.Single(_hub.Shown).Form);
        Assert.Equal(1, _hub.Calls["image/upload"]);
        Assert.Equal(new Refused("image-not-found"), await SendOneAsync(Carrying("f2")));
        Assert.Single(_hub.Shown);
    }

    private sealed class KeptFiles : Dictionary<string, byte[]>, IOutgoingFiles
    {
        public string? AddressOf(Domain.TenantId tenant, Domain.FileId file) => null;

        public Task<ReadOnlyMemory<byte>?> ReadAsync(Domain.TenantId tenant, Domain.FileId file, CancellationToken cancellationToken) =>
            Task.FromResult(TryGetValue(file.Value, out var content) ? content : (ReadOnlyMemory<byte>?)null);
    }

    [Theory]
    [InlineData("{\"code\": 0}")]
    [InlineData("{\"code\": \"0000\"}")]
    [InlineData("{\"code\": \"200\"}")]
    public async Task CT_12_a_code_is_read_as_number_and_as_text(string body)
    {
        _hub.Faults.Add(new(Body: body));
        Assert.Equal(new Sent(), Assert.Single(await SendAsync(Words("안녕하세요."))));
    }

    [Theory]
    [InlineData(-400, "refused account")]
    [InlineData(-500, "refused account")]
    [InlineData(-501, "refused account")]
    [InlineData(-503, "refused")]
    [InlineData(-505, "refused")]
    [InlineData(-506, "refused")]
    [InlineData(-507, "refused account")]
    [InlineData(-508, "refused account")]
    [InlineData(-509, "refused")]
    [InlineData(-510, "refused")]
    [InlineData(-511, "gone")]
    [InlineData(-512, "refused account")]
    [InlineData(-600, "later")]
    [InlineData(-601, "later")]
    public async Task Every_result_code_has_its_retry_advice(int code, string advice)
    {
        foreach (var isText in new[] { false, true })
        {
            _hub.Faults.Add(new(code, isText));
            Assert.Equal(advice, Assert.Single(await SendAsync(Words("안녕하세요."))) switch
            {
                Refused { AccountIsWrong: true } => "refused account",
                Refused => "refused",
                SessionGone => "gone",
                TryLater => "later",
                var other => other.ToString(),
            });
        }
    }

    [Fact]
    public async Task CT_13_an_end_after_the_end_is_well()
    {
        Assert.IsType<Sent>(Assert.Single(await SendAsync(new(OutgoingKind.End, Speaker.System, null))));
        Assert.IsType<Sent>(Assert.Single(await SendAsync(new(OutgoingKind.End, Speaker.System, null))));
        Assert.Equal("ED", Assert.Single(_hub.Shown).System);
    }

    [Fact]
    public async Task The_switch_to_the_bot_names_the_bots_event()
    {
        await SendAsync(new(OutgoingKind.BackToBot, Speaker.System, null), Accounts.Relay(_server!.Address));
        Assert.Equal(("SB", "home"), (_hub.Shown[0].System, _hub.Shown[0].Serial));
    }

    [Theory]
    [InlineData("S1")]
    [InlineData("S2")]
    [InlineData("S3")]
    [InlineData("S4")]
    public async Task CT_15_kakaos_own_messages_are_asked_for_by_code(string code)
    {
        Assert.IsType<Sent>(await SendAsync(KakaoConsultOutbound.SystemMessage(code), "a9"));
        Assert.Equal(("LI", code), (_hub.Shown[0].Form, _hub.Shown[0].System));
    }

    [Theory]
    [InlineData(AutoMessageKind.KakaoUnavailable, "S1")]
    [InlineData(AutoMessageKind.KakaoAbsent, "S2")]
    [InlineData(AutoMessageKind.KakaoStart, null)]
    [InlineData(AutoMessageKind.KakaoEnd, null)]
    [InlineData(AutoMessageKind.KakaoBotSwitch, null)]
    public void Of_kakaos_own_messages_two_are_asked_for_and_the_others_come_by_themselves(AutoMessageKind kind, string? code) =>
        Assert.Equal(code, Render(new(OutgoingKind.SystemMessage, Speaker.System, "글") { Auto = kind }).SingleOrDefault()?.SystemCode);

    private static void Shop(Microsoft.AspNetCore.Builder.WebApplication app)
    {
        foreach (var (name, type) in new[] { ("a.png", "image/png"), ("a.gif", "image/gif"), ("a.pdf", "application/pdf") })
        {
            Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(
                app, name, () => Microsoft.AspNetCore.Http.Results.Bytes([1, 2, 3, 4], type));
        }
    }

    private static Outgoing Words(string? text) => new(OutgoingKind.Words, Speaker.Agent, text);

    private IReadOnlyList<OutgoingPart> Render(Outgoing outgoing) =>
        new KakaoConsultConnector(_http).Render(outgoing, Accounts.Hub(_server!.Address));

    private async Task<IReadOnlyList<SendOutcome>> SendAsync(Outgoing outgoing, ChannelAccount? account = null)
    {
        var outcomes = new List<SendOutcome>();
        foreach (var part in Render(outgoing)) outcomes.Add(await SendAsync(part, $"a{++_serial}", account));
        return outcomes;
    }

    private Task<SendOutcome> SendAsync(OutgoingPart part, string serial, ChannelAccount? account = null) => new KakaoConsultConnector(_http)
        .SendAsync(account ?? Accounts.Hub(_server!.Address), new(new(User), part, serial), TestContext.Current.CancellationToken);

    private sealed class MovedClock(TimeSpan by) : TimeProvider
    {
        public bool Passed { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + (Passed ? by : TimeSpan.Zero);
    }
}
