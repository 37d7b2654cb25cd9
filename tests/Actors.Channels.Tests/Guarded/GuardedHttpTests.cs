using System.Net;
using System.Net.Sockets;
using System.Text;
using Actors.Channels.Guarded;

namespace Actors.Channels.Tests.Guarded;

/// <summary>Faults 65 and 66: nothing is connected to what may not be called, and whoever answers badly costs no more than the limits.</summary>
public sealed class GuardedHttpTests
{
    private static readonly GuardedLimits Limits = new(TimeSpan.FromSeconds(60), 1000);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_spelling_of_a_private_address_is_connected()
    {
        await using var receiver = new Receiver(Receiver.Answer("200 OK"));
        using var http = new GuardedHttp(new(new(), ResolveAsSystemsDo), tlsOnly: false, TimeProvider.System);
        var tried = 0;
        foreach (var text in Spellings.All(receiver.Port))
        {
            tried++;
            // Some are refused by their spelling; the others by the address that they lead to.
            if (OutgoingGuard.Check(text, out var url) is null)
            {
                var answer = await http.GetAsync(url!, Limits, Stop);
                Assert.True(
                    answer is GuardedAnswer.Refused { Why: UrlRefusedException.PrivateAddress } or GuardedAnswer.Failed { How: GuardedFailure.NoConnection },
                    $"{text}: {answer}");
            }
        }

        Assert.True(tried >= 300, $"{tried} spellings");
        Assert.Equal(0, receiver.Connections);
    }

    [Fact]
    public async Task A_name_with_one_private_address_among_public_ones_is_refused()
    {
        await using var receiver = new Receiver(Receiver.Answer("200 OK"));
        using var http = Http(resolve: ["8.8.8.8", "127.0.0.1"]);
        var answer = await http.GetAsync(new($"http://both.example:{receiver.Port}/"), Limits, Stop);
        Assert.Equal(new GuardedAnswer.Refused("Cannot use private IP address for request url"), answer);
        Assert.Equal(0, receiver.Connections);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("metadata.google.internal")]
    [InlineData("rebind.example")]
    public async Task A_name_that_leads_inside_is_refused_when_saved_and_when_called(string name)
    {
        var guard = new OutgoingGuard(new(), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("169.254.169.254")]));
        using var http = new GuardedHttp(guard, tlsOnly: false, TimeProvider.System);
        var refused = await Assert.ThrowsAsync<UrlRefusedException>(() => guard.CheckAsync(new($"https://{name}/"), true, Stop));
        Assert.Equal("Cannot use private IP address for request url", refused.Message);
        Assert.Equal(new GuardedAnswer.Refused(refused.Message), await http.GetAsync(new($"http://{name}/"), Limits, Stop));
    }

    [Fact]
    public async Task A_redirect_is_judged_like_the_first_address()
    {
        await using var inside = new Receiver(Receiver.Answer("200 OK"));
        await using var receiver = new Receiver(Receiver.Answer("302 Found", $"Location: http://127.0.0.2:{inside.Port}/\r\n"));
        using var http = Http(allow: "127.0.0.1/32");
        Assert.Equal(
            new GuardedAnswer.Refused("Cannot use private IP address for request url"),
            await http.GetAsync(receiver.Url, Limits with { Redirects = 3 }, Stop));
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task A_redirect_is_followed_as_far_as_the_caller_says()
    {
        await using var receiver = new Receiver(
            Receiver.Answer("302 Found", "Location: /two\r\n"), Receiver.Answer("200 OK", "Content-Type: image/png\r\n", "body"));
        using var http = Http(allow: "127.0.0.1/32");
        var found = Assert.IsType<GuardedAnswer.Answered>(await http.GetAsync(receiver.Url, Limits with { Redirects = 1 }, Stop));
        Assert.Equal((200, "image/png", "body"), (found.Status, found.MediaType, Encoding.ASCII.GetString(found.Body.Span)));
        await using var circle = new Receiver(Receiver.Answer("302 Found", "Location: /again\r\n"));
        Assert.Equal(
            new GuardedAnswer.Failed(GuardedFailure.TooManyRedirects), await http.GetAsync(circle.Url, Limits with { Redirects = 2 }, Stop));
        Assert.Equal(3, circle.Connections);
        await using var plain = new Receiver(Receiver.Answer("301 Moved", "Location: /\r\n"));
        Assert.Equal(301, Assert.IsType<GuardedAnswer.Answered>(await http.GetAsync(plain.Url, Limits, Stop)).Status);
    }

    [Fact]
    public async Task An_allowed_network_is_called_on_every_port_and_without_tls()
    {
        await using var receiver = new Receiver(Receiver.Answer("204 No Content"));
        using var http = Http(allow: "127.0.0.0/8", tlsOnly: true);
        Assert.Equal(204, Assert.IsType<GuardedAnswer.Answered>(await http.GetAsync(receiver.Url, Limits, Stop)).Status);
    }

    [Theory]
    [InlineData("http://one.example/", true, "Only https may be used for request url")]
    [InlineData("https://one.example:22/", true, "Port 22 may not be used for request url")]
    [InlineData("http://one.example:6379/", false, "Port 6379 may not be used for request url")]
    public async Task A_public_address_is_called_by_tls_and_on_the_web_s_ports(string url, bool tlsOnly, string why)
    {
        using var http = Http(resolve: ["8.8.8.8"], tlsOnly: tlsOnly);
        Assert.Equal(new GuardedAnswer.Refused(why), await http.GetAsync(new(url), Limits, Stop));
    }

    [Fact]
    public async Task A_caller_may_say_which_hosts_it_means()
    {
        using var http = Http(allow: "127.0.0.1/32");
        Assert.IsType<GuardedAnswer.Refused>(
            await http.GetAsync(new("http://127.0.0.1/"), Limits with { MayVisit = url => url.Host.EndsWith(".kakaocdn.net", StringComparison.Ordinal) }, Stop));
    }

    [Fact]
    public async Task An_endless_body_is_cut_or_refused_at_the_limit()
    {
        await using var endless = new Receiver(_ => Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string('x', 200_000)));
        using var http = Http(allow: "127.0.0.1/32");
        Assert.Equal(new GuardedAnswer.Failed(GuardedFailure.TooLarge), await http.GetAsync(endless.Url, Limits, Stop));
        var cut = Assert.IsType<GuardedAnswer.Answered>(await http.GetAsync(endless.Url, Limits with { CutsBody = true }, Stop));
        Assert.Equal(1000, cut.Body.Length);
    }

    [Fact]
    public async Task Who_never_answers_costs_the_time_that_was_given()
    {
        await using var silent = new Receiver(_ => null);
        using var http = Http(allow: "127.0.0.1/32");
        Assert.Equal(
            new GuardedAnswer.Failed(GuardedFailure.TooSlow),
            await http.GetAsync(silent.Url, Limits with { Within = TimeSpan.FromMilliseconds(200) }, Stop));
    }

    [Fact]
    public async Task Calls_that_are_never_answered_take_nothing_from_others_to_the_same_host()
    {
        const int Hanging = 64;
        var everybodyCame = new TaskCompletionSource();
        await using var dealer = new Receiver(number =>
        {
            if (number == Hanging)
            {
                everybodyCame.SetResult();
            }

            return number <= Hanging ? null : Encoding.ASCII.GetBytes(Receiver.Answer("200 OK"));
        });
        using var http = Http(allow: "127.0.0.1/32");
        using var enough = new CancellationTokenSource();
        var hanging = Enumerable.Range(0, Hanging).Select(_ => http.GetAsync(dealer.Url, Limits, enough.Token)).ToList();
        Assert.Same(everybodyCame.Task, await Task.WhenAny([everybodyCame.Task, .. hanging]));
        Assert.Equal(200, Assert.IsType<GuardedAnswer.Answered>(await http.GetAsync(dealer.Url, Limits, Stop)).Status);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(hanging));
    }

    [Theory]
    [InlineData("Retry-After: 120\r\n", 120)]
    [InlineData("Retry-After: 0\r\n", null)]
    [InlineData("Retry-After: soon\r\n", null)]
    [InlineData("", null)]
    public async Task What_the_other_side_asks_to_wait_is_read(string header, int? seconds)
    {
        await using var receiver = new Receiver(Receiver.Answer("429 Too Many Requests", header));
        using var http = Http(allow: "127.0.0.1/32");
        var answer = Assert.IsType<GuardedAnswer.Answered>(await http.GetAsync(receiver.Url, Limits, Stop));
        Assert.Equal(seconds, (int?)answer.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task Who_is_not_there_or_speaks_something_else_is_a_failure()
    {
        Uri gone;
        await using (var receiver = new Receiver(Receiver.Answer("200 OK")))
        {
            gone = receiver.Url;
        }

        await using var mumbling = new Receiver("SSH-2.0-OpenSSH\r\n\r\n");
        using var http = Http(allow: "127.0.0.1/32");
        Assert.Equal(new GuardedAnswer.Failed(GuardedFailure.NoConnection), await http.GetAsync(gone, Limits, Stop));
        Assert.Equal(new GuardedAnswer.Failed(GuardedFailure.Broken), await http.GetAsync(mumbling.Url, Limits, Stop));
        var overTls = new UriBuilder(mumbling.Url) { Scheme = "https" }.Uri;
        Assert.Equal(new GuardedAnswer.Failed(GuardedFailure.NoTrust), await http.GetAsync(overTls, Limits, Stop));
    }

    [Fact]
    public void Wrong_options_name_themselves()
    {
        Assert.Contains("AllowedNetworks", Assert.Throws<ArgumentException>(() => new OutgoingGuard(new() { AllowedNetworks = ["intranet"] })).Message);
        Assert.Contains("AllowedPorts", Assert.Throws<ArgumentException>(() => new OutgoingGuard(new() { AllowedPorts = [0] })).Message);
    }

    /// <summary>A name of digits is the address that it spells; no name server is asked.</summary>
    private static Task<IPAddress[]> ResolveAsSystemsDo(string name, CancellationToken cancellationToken) =>
        IPAddress.TryParse(name.TrimEnd('.'), out var address)
            ? Task.FromResult<IPAddress[]>([address])
            : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));

    private static GuardedHttp Http(string? allow = null, string[]? resolve = null, bool tlsOnly = false) => new(
        new OutgoingGuard(
            new() { AllowedNetworks = allow is null ? [] : [allow] },
            resolve is null ? null : (_, _) => Task.FromResult(resolve.Select(IPAddress.Parse).ToArray())),
        tlsOnly, TimeProvider.System);
}
