using System.Net.WebSockets;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Customers;

public sealed class CustomerSocketTests(SqliteHost host)
{
    [Fact]
    public async Task Hello_is_welcomed_and_gets_what_it_missed()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", text = "before" })).Ok();
        await using var socket = await SocketClient.ConnectAsync(host.Address);
        await socket.SendAsync(new { type = "hello", token = customer.Token, after = 0 });
        var welcome = await socket.NextAsync("welcome");
        Assert.Equal(customer.Conversation, welcome.GetProperty("conversation").GetString());
        Assert.True(welcome.GetProperty("head").GetInt64() > 0);
        Assert.True(welcome.GetProperty("state").TryGetProperty("status", out _));
        var messages = await socket.NextAsync("messages");
        Assert.Equal(0, messages.GetProperty("prev").GetInt64());
        Assert.Contains(
            messages.GetProperty("messages").EnumerateArray(),
            line => line.TryGetProperty("text", out var text) && text.GetString() == "before");
    }

    [Fact]
    public async Task What_is_sent_is_acknowledged_and_comes_back_in_a_chain()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        for (var number = 0; number < 10; number++)
        {
            await socket.SendAsync(new { type = "send", id = $"m{number}", text = $"line {number}" });
            var ack = await socket.NextAsync("ack");
            Assert.Equal($"m{number}", ack.GetProperty("id").GetString());
            Assert.False(ack.GetProperty("repeated").GetBoolean());
        }

        await socket.SendAsync(new { type = "ping" });
        await socket.NextAsync("pong");
        await Eventually.HoldsAsync(() => Lines(socket).Any(line => line.Text == "line 9"), "the last line came");
        var last = 0L;
        foreach (var frame in socket.Inbox.All.Where(frame => frame.GetProperty("type").GetString() == "messages"))
        {
            Assert.Equal(last, frame.GetProperty("prev").GetInt64());
            foreach (var line in frame.GetProperty("messages").EnumerateArray())
            {
                Assert.True(line.GetProperty("seq").GetInt64() > last);
                last = line.GetProperty("seq").GetInt64();
            }
        }

        Assert.Equal(
            Enumerable.Range(0, 10).Select(number => $"line {number}"),
            Lines(socket).Where(line => line.Speaker == "customer").Select(line => line.Text));
    }

    [Fact]
    public async Task A_repeated_id_gets_the_first_acknowledgement()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        await socket.SendAsync(new { type = "send", id = "same", text = "once" });
        var first = await socket.NextAsync("ack");
        await socket.SendAsync(new { type = "send", id = "same", text = "twice" });
        var second = await socket.NextAsync("ack");
        Assert.Equal(first.GetProperty("seq").GetInt64(), second.GetProperty("seq").GetInt64());
        Assert.True(second.GetProperty("repeated").GetBoolean());
    }

    [Fact]
    public async Task Connect_brings_states_with_the_position_and_toBot_leads_back()
    {
        var tenant = await host.TenantAsync();
        _ = await tenant.WaitingAsync();
        var customer = await tenant.CustomerAsync("bot");
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        await socket.SendAsync(new { type = "open", id = "o" });
        await socket.NextAsync("ack");
        await socket.SendAsync(new { type = "connect", id = "c" });
        var waiting = await socket.Inbox.NextAsync(
            frame => frame.GetProperty("type").GetString() == "state"
                && frame.GetProperty("state").GetProperty("status").GetString() == "waiting",
            "the state waiting");
        Assert.Equal(2, waiting.GetProperty("state").GetProperty("position").GetInt32());
        await socket.SendAsync(new { type = "toBot", id = "b" });
        await socket.Inbox.NextAsync(
            frame => frame.GetProperty("type").GetString() == "state"
                && frame.GetProperty("state").GetProperty("status").GetString() == "bot",
            "the state bot");
    }

    [Fact]
    public async Task CatchUp_sends_the_lines_after_a_cursor()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", text = "one" })).Ok();
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        await socket.NextAsync("messages");
        await socket.SendAsync(new { type = "catchUp", after = 0 });

        // The answer to the request, nobody being there, may come between.
        var again = await socket.Inbox.NextAsync(
            frame => frame.GetProperty("type").GetString() == "messages" && frame.GetProperty("prev").GetInt64() == 0, "all lines again");
        Assert.NotEmpty(again.GetProperty("messages").EnumerateArray());
    }

    [Fact]
    public async Task The_head_is_told_every_ten_seconds()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        var head = await socket.NextAsync("head", TimeSpan.FromSeconds(20));
        Assert.Equal(0, head.GetProperty("head").GetInt64());
    }

    [Fact]
    public async Task A_socket_without_hello_is_told_so_and_closed()
    {
        await using var socket = await SocketClient.ConnectAsync(host.Address);
        await socket.RefusedAsync("hello-expected", TimeSpan.FromSeconds(25));
        await socket.ClosedAsync(WebSocketCloseStatus.PolicyViolation);
    }

    [Theory]
    [InlineData("""{"type":"ping"}""", "hello-expected")]
    [InlineData("""{"type":"hello"}""", "not-signed-in")]
    [InlineData("""{"type":"hello","token":"cs_x"}""", "not-signed-in")]
    [InlineData("""{"type":"hello","token":"TOKEN","after":99}""", "cursor-is-from-the-future")]
    [InlineData("""{"type":"hello","token":"TOKEN","after":-1}""", "field-is-invalid")]
    [InlineData("[]", "frame-is-malformed")]
    public async Task A_wrong_greeting_is_refused_and_closed(string frame, string problem)
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        await using var socket = await SocketClient.ConnectAsync(host.Address);
        await socket.SendAsync(frame.Replace("TOKEN", customer.Token));
        await socket.RefusedAsync(problem);
        await socket.ClosedAsync(WebSocketCloseStatus.PolicyViolation);
    }

    [Fact]
    public async Task A_foreign_origin_is_refused_and_a_listed_or_own_one_is_not()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        foreach (var origin in new[] { "https://evil.example", "null", TestTenant.Shop + ".evil.example" })
        {
            await using var foreign = await SocketClient.ConnectAsync(host.Address, origin);
            await foreign.SendAsync(new { type = "hello", token = customer.Token });
            await foreign.RefusedAsync("foreign-origin");
            await foreign.ClosedAsync(WebSocketCloseStatus.PolicyViolation);
        }

        await using var own = await SocketClient.HelloAsync(host.Address, customer.Token, 0, host.Address);
        await using var listed = await SocketClient.HelloAsync(host.Address, customer.Token, 0, TestTenant.Shop);
        var other = await tenant.CustomerAsync("bot");
        await using var unlisted = await SocketClient.ConnectAsync(host.Address, TestTenant.Shop);
        await unlisted.SendAsync(new { type = "hello", token = other.Token });
        await unlisted.RefusedAsync("foreign-origin");
    }

    [Fact]
    public async Task An_address_that_is_opened_without_a_socket_says_so()
    {
        using var api = host.Api();
        (await api.GetAsync("/v1/web/socket")).Refused(400, "not-a-websocket");
    }

    private static IEnumerable<(string Speaker, string Text)> Lines(SocketClient socket) => socket.Inbox.All
        .Where(frame => frame.GetProperty("type").GetString() == "messages")
        .SelectMany(frame => frame.GetProperty("messages").EnumerateArray())
        .Where(line => line.GetProperty("kind").GetString() == "message")
        .Select(line => (line.GetProperty("speaker").GetString()!, line.GetProperty("text").GetString()!));
}
