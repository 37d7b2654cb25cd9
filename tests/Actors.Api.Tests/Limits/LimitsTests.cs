using System.Net;
using Actors.Api.Limits;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Api.Tests.Messengers;
using Actors.Channels.NaverTalk;

namespace Actors.Api.Tests.Limits;

/// <summary>The service behind a proxy that it trusts, with small limits.</summary>
public sealed class LimitedHost : MessengerHost
{
    protected override IEnumerable<string> Storage =>
    [
        .. base.Storage, "--Proxies:Trusted:0", "127.0.0.0/8", "--Limits:SessionsPerMinute", "3", "--Limits:CustomerCallsPerSecond", "1",
        "--Limits:SocketsPerAddress", "2", "--Limits:HookCallsPerSecond", "1",
    ];
}

/// <summary>What one address, and one messenger, may ask for.</summary>
public sealed class LimitsTests(LimitedHost host) : IClassFixture<LimitedHost>
{
    [Fact]
    public async Task Sessions_are_counted_by_the_address_that_the_trusted_proxy_names()
    {
        var tenant = await host.TenantAsync();
        for (var number = 0; number < 3; number++) (await StartAsync(tenant, "203.0.113.1")).Ok();
        var refused = await StartAsync(tenant, "203.0.113.1");
        refused.Refused(429, "too-many-requests");
        Assert.InRange(int.Parse(refused.Headers["Retry-After"]), 1, 60);

        // Another customer, a forged address before the one that the proxy saw, and the network of an IPv6 customer as a whole.
        (await StartAsync(tenant, "203.0.113.2")).Ok();
        (await StartAsync(tenant, "198.51.100.9, 203.0.113.1")).Refused(429, "too-many-requests");
        for (var number = 0; number < 3; number++) (await StartAsync(tenant, $"2001:db8:1:2::{number}")).Ok();
        (await StartAsync(tenant, "2001:db8:1:2:9::9")).Refused(429, "too-many-requests");
    }

    [Fact]
    public async Task From_whom_the_proxy_says_nothing_this_machine_is_not_counted()
    {
        var tenant = await host.TenantAsync();
        for (var number = 0; number < 9; number++) (await StartAsync(tenant, null)).Ok();
    }

    [Fact]
    public async Task Customers_calls_from_one_address_have_a_reserve_and_then_wait()
    {
        var customer = await (await host.TenantAsync()).CustomerAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(
            _ => customer.Api.SendAsync(HttpMethod.Get, "/v1/web/messages", null, ("X-Forwarded-For", "203.0.113.3"))));
        Assert.InRange(answers.Count(answer => answer.Status == 200), 5, 39);
        answers.First(answer => answer.Status != 200).Refused(429, "too-many-requests");
    }

    [Fact]
    public async Task Sockets_of_one_address_are_counted_while_they_are_open()
    {
        var customer = await (await host.TenantAsync()).CustomerAsync();
        var (one, two) = (await OpenAsync(), await OpenAsync());
        var refused = await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(OpenAsync);
        Assert.Contains("429", refused.Message);
        one.Dispose();
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    (await OpenAsync()).Dispose();
                    return true;
                }
                catch (System.Net.WebSockets.WebSocketException)
                {
                    return false;
                }
            },
            "the place of a closed socket is free", TimeSpan.FromSeconds(60));
        two.Dispose();

        async Task<System.Net.WebSockets.ClientWebSocket> OpenAsync()
        {
            var socket = new System.Net.WebSockets.ClientWebSocket();
            socket.Options.SetRequestHeader("X-Forwarded-For", "203.0.113.4");
            await socket.ConnectAsync(new(host.Address.Replace("http", "ws") + "/v1/web/socket"), TestContext.Current.CancellationToken);

            // Who says nothing is closed after a while.
            await socket.SendAsync(
                System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { type = "hello", token = customer.Token }),
                System.Net.WebSockets.WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
            return socket;
        }
    }

    [Fact]
    public async Task A_messenger_s_calls_are_counted_by_its_account_and_a_stranger_s_are_not()
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        (await admin.PostAsync("/v1/tenant/channels", new { id = "talk", type = "naver", name = "talk", queue = "general" })).Ok();
        var path = (await admin.PutAsync(
            "/v1/tenant/channels/talk/connection", new { settings = new { }, secrets = new { token = "ct_example" } })).Ok().GetProperty("path").GetString()!;
        for (var number = 0; number < 20; number++)
        {
            Assert.Equal(404, (await TellAsync(path[..^1] + (path[^1] == 'A' ? 'B' : 'A'))).Status);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TellAsync(path)));
        Assert.InRange(answers.Count(answer => answer.Status == 200), 5, 39);
        var refused = answers.First(answer => answer.Status != 200);
        refused.Refused(429, "too-many-requests");
        Assert.Equal("1", refused.Headers["Retry-After"]);

        async Task<Answer> TellAsync(string hook)
        {
            using var naver = host.Api();
            return await naver.SendAsync(HttpMethod.Post, hook + "/naver", NaverTalkSamples.Friend, ("X-Forwarded-For", "211.249.40.1"));
        }
    }

    [Fact]
    public void Ever_new_addresses_are_so_many_numbers_and_no_more()
    {
        var places = Enumerable.Range(0, 200_000).Select(number => AddressPlaces.Of(new IPAddress([203, (byte)(number >> 16), (byte)(number >> 8), (byte)number]))!.Value).ToList();
        Assert.All(places, place => Assert.InRange(place, 0, AddressPlaces.Count - 1));
        Assert.InRange(places.Distinct().Count(), AddressPlaces.Count * 9 / 10, AddressPlaces.Count);
        Assert.Equal(AddressPlaces.Of(IPAddress.Parse("2001:db8::1")), AddressPlaces.Of(IPAddress.Parse("2001:db8::2")));
        Assert.Equal(AddressPlaces.Of(IPAddress.Parse("203.0.113.1")), AddressPlaces.Of(IPAddress.Parse("::ffff:203.0.113.1")));
        Assert.Null(AddressPlaces.Of(IPAddress.Parse("127.8.9.1")));
        Assert.Null(AddressPlaces.Of(IPAddress.Parse("::ffff:127.8.9.1")));
        Assert.Null(AddressPlaces.Of(null));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public void A_wrong_limit_names_itself(int most) =>
        Assert.Contains("Limits:SocketsPerAddress", Assert.Throws<ArgumentException>(() => new LimitOptions { SocketsPerAddress = most }.Validate()).Message);

    private async Task<Answer> StartAsync(TestTenant tenant, string? address)
    {
        using var page = host.Api();
        var body = new { channel = $"{tenant.Id}/web" };
        return address is null ? await page.PostAsync("/v1/web/sessions", body)
            : await page.SendAsync(HttpMethod.Post, "/v1/web/sessions", body, ("X-Forwarded-For", address));
    }
}
