using Actors.Channels.Guarded;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;

namespace Actors.Channels.Tests.Contracts;

/// <summary>What every connector promises, whatever its messenger: a pure renderer that hides no loss, and a call whose every end is an outcome.</summary>
public abstract class ConnectorContract
{
    private const string Sentence = "배송은 보통 이삼 일 걸려요. ";

    protected abstract IConnector Connector(GuardedHttp http);

    /// <summary>An account that is set up rightly, at an address.</summary>
    protected abstract ChannelAccount Account(Uri baseUrl);

    /// <summary>Longest text of one part.</summary>
    protected abstract int LongestText { get; }

    /// <summary>Most parts of one message, or null: any number.</summary>
    protected virtual int? MostParts => null;

    [Fact]
    public void A_right_account_has_no_problem_and_an_empty_one_has_each_with_its_field_and_in_both_languages()
    {
        using var http = Http();
        var right = Account(new("http://127.0.0.1:1/"));
        Assert.Empty(Connector(http).Check(right));
        var problems = Connector(http).Check(right with { Settings = right.Settings.Clear(), Secrets = right.Secrets.Clear() });
        Assert.NotEmpty(problems);
        Assert.All(problems, problem =>
        {
            Assert.Matches(@"^(settings|secrets)\.\w+$", problem.Field);
            Assert.NotEmpty(problem.Korean);
            Assert.NotEmpty(problem.English);
        });
    }

    [Fact]
    public void An_account_shows_no_secret_when_it_is_written_out()
    {
        var account = Account(new("http://127.0.0.1:1/"));
        Assert.All(account.Secrets.Values, secret => Assert.DoesNotContain(secret, account.ToString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(3000)]
    [InlineData(9999)]
    public void A_text_of_any_length_is_shown_whole_or_its_loss_is_told(int length)
    {
        var text = string.Concat(Enumerable.Repeat(Sentence, (length / Sentence.Length) + 1))[..length].TrimEnd();
        var parts = Rendered(new(OutgoingKind.Words, Speaker.Agent, text));
        Assert.All(parts, part => Assert.InRange(part.Text!.Length, 1, LongestText));
        if (MostParts is { } most) Assert.InRange(parts.Count, 1, most);
        var losses = parts.SelectMany(part => part.Losses).ToList();
        if (!losses.Exists(loss => loss.Kind is LossKind.Cut or LossKind.Dropped))
            Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
        if (parts.Count > 1) Assert.Contains(losses, loss => loss is { Kind: LossKind.Split, What: "text" });
    }

    [Fact]
    public void No_pair_and_no_family_is_cut_in_two()
    {
        const string Family = "👨‍👩‍👧‍👦";
        var parts = Rendered(new(OutgoingKind.Words, Speaker.Agent, string.Concat(Enumerable.Repeat(Family, (LongestText / Family.Length) + 20))));
        Assert.All(parts, part => Assert.Equal("", part.Text!.Replace(Family, "", StringComparison.Ordinal).Replace(TextSplit.Ellipsis, "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(11)]
    [InlineData(30)]
    public void Every_choice_is_shown_or_its_loss_is_told(int count)
    {
        string[] choices = [.. Enumerable.Range(1, count).Select(number => $"선택 {number}")];
        var parts = Rendered(new(OutgoingKind.Words, Speaker.Bot, "골라 주세요") { Choices = [.. choices] });
        var shown = parts.SelectMany(part => part.Buttons.Concat(part.QuickReplies).Concat(part.Cards.SelectMany(card => card.Buttons))).ToList();
        var dropped = parts.SelectMany(part => part.Losses).Where(loss => loss.Kind == LossKind.Dropped).Sum(loss => loss.Count);
        Assert.Equal(count, shown.Count + dropped);
        Assert.Equal(choices.Take(shown.Count), shown.Select(button => button.Value ?? button.Label));
    }

    [Fact]
    public void What_is_rendered_twice_is_the_same()
    {
        Outgoing outgoing = new(OutgoingKind.Words, Speaker.Bot, "안녕하세요") { Choices = ["예", "아니요"], Image = "https://shop.example.com/a.png" };
        Assert.Equal(Rendered(outgoing).Select(Words), Rendered(outgoing).Select(Words));

        static string Words(OutgoingPart part) => $"{part.Form} {part.Text} {part.Image} {string.Join(',', part.Buttons)} {string.Join(',', part.QuickReplies)}";
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_tried_later()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}/");
        listener.Stop();
        Assert.IsType<TryLater>(await SendAsync(address));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_unknown()
    {
        await using var receiver = new Guarded.Receiver(Guarded.Receiver.Answer("200 OK", "", "<html>"));
        Assert.IsType<Unknown>(await SendAsync(receiver.Url));
    }

    [Fact]
    public async Task A_server_that_is_overloaded_is_asked_again_when_it_says()
    {
        await using var receiver = new Guarded.Receiver(Guarded.Receiver.Answer("503 Busy", "Retry-After: 7\r\n"));
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<TryLater>(await SendAsync(receiver.Url)).After);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_call_is_unknown()
    {
        await using var receiver = new Guarded.Receiver(_ => []);
        Assert.IsType<Unknown>(await SendAsync(receiver.Url));
    }

    [Fact]
    public async Task An_address_that_may_not_be_called_is_refused_and_the_account_is_at_fault()
    {
        using var http = new GuardedHttp(new(new()), tlsOnly: false, TimeProvider.System);
        Assert.True(Assert.IsType<Refused>(await SendAsync(http, new("http://127.0.0.1:9/"))).AccountIsWrong);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_is_told_by_the_cancellation()
    {
        await using var receiver = new Guarded.Receiver(_ => null);
        using var http = Http();
        using var stop = new CancellationTokenSource();
        var sending = Connector(http).SendAsync(Account(receiver.Url), Call(), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    protected static GuardedHttp Http() =>
        new(new(new() { AllowedNetworks = ["127.0.0.1/32"] }), tlsOnly: false, TimeProvider.System);

    private SendCall Call() => new(new("uKeyExample01"), Rendered(new(OutgoingKind.Words, Speaker.Agent, "안녕하세요"))[0], "a0123456789");

    private async Task<SendOutcome> SendAsync(Uri address)
    {
        using var http = Http();
        return await SendAsync(http, address);
    }

    private Task<SendOutcome> SendAsync(GuardedHttp http, Uri address) =>
        Connector(http).SendAsync(Account(address), Call(), TestContext.Current.CancellationToken);

    private List<OutgoingPart> Rendered(Outgoing outgoing)
    {
        using var http = Http();
        return [.. Connector(http).Render(outgoing, Account(new("http://127.0.0.1:1/")))];
    }
}
