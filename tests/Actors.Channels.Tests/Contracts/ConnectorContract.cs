using Actors.Channels.Guarded;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;

namespace Actors.Channels.Tests.Contracts;

/// <summary>What every connector that sends promises, whatever its messenger: a call whose every end is an outcome.</summary>
public abstract class ConnectorContract : RendererContract
{
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

    private SendCall Call() => new(new("uKeyExample01"), Rendered(new(OutgoingKind.Words, Speaker.Agent, "안녕하세요"))[0], "a0123456789");

    private async Task<SendOutcome> SendAsync(Uri address)
    {
        using var http = Http();
        return await SendAsync(http, address);
    }

    private Task<SendOutcome> SendAsync(GuardedHttp http, Uri address) =>
        Connector(http).SendAsync(Account(address), Call(), TestContext.Current.CancellationToken);
}
