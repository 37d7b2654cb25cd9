using System.Diagnostics;
using System.Text.Json;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Tenants;

/// <summary>What is published is in force within a second, also where a chat is open.</summary>
public sealed class SettingsEffectTests(SqliteHost host)
{
    private const string Unavailable = "지금은 상담이 어렵습니다.";

    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_open_web_chat_is_blocked_and_opened_at_once()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var customer = await tenant.CustomerAsync("bot");
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        await socket.SendAsync(new { type = "open", id = "o1" });
        await socket.NextAsync("ack");

        var clock = Stopwatch.StartNew();
        (await boss.PutInForceAsync("""{"service":"stopped"}""")).Ok();
        var blocked = await StateAsync(socket, state => !state.GetProperty("canWrite").GetBoolean(), "blocked input");
        Assert.False(blocked.GetProperty("open").GetBoolean());
        await LineAsync(socket, Unavailable);
        Assert.True(clock.Elapsed < AtOnce + AtOnce, $"It took {clock.ElapsedMilliseconds} ms.");
        await socket.SendAsync(new { type = "send", id = "m1", text = "hello" });
        await socket.RefusedAsync("input-is-blocked");

        clock.Restart();
        (await boss.PutInForceAsync("""{"service":"open"}""")).Ok();
        var opened = await StateAsync(socket, state => state.GetProperty("canWrite").GetBoolean(), "open input");
        Assert.True(opened.GetProperty("open").GetBoolean());
        Assert.True(clock.Elapsed < AtOnce + AtOnce, $"It took {clock.ElapsedMilliseconds} ms.");
        await socket.SendAsync(new { type = "send", id = "m2", text = "hello" });
        await socket.NextAsync("ack");

        (await boss.PutInForceAsync("""{"service":"stopped"}""")).Ok();
        await LineAsync(socket, Unavailable, 2);
    }

    [Fact]
    public async Task What_is_in_consulting_goes_on_while_consulting_is_stopped_and_is_blocked_when_it_ends()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        using var kim = await tenant.AgentAsync("kim");
        var customer = await tenant.ActiveAsync();
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        (await boss.PutInForceAsync("""{"service":"stopped"}""")).Ok();
        var stopped = await StateAsync(socket, state => !state.GetProperty("open").GetBoolean(), "that consulting is stopped");
        Assert.True(stopped.GetProperty("canWrite").GetBoolean());
        await socket.SendAsync(new { type = "send", id = "m1", text = "still there?" });
        await socket.NextAsync("ack");
        (await kim.PostAsync($"/v1/conversations/{customer.Conversation}/end", new { })).Ok();
        await StateAsync(socket, state => !state.GetProperty("canWrite").GetBoolean(), "blocked input after the end");

        // The first one answered the request, when nobody was there.
        await LineAsync(socket, Unavailable, 2);
    }

    [Fact]
    public async Task Who_comes_while_consulting_is_stopped_finds_the_input_blocked()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var customer = await tenant.CustomerAsync("bot");
        (await customer.Api.PostAsync("/v1/web/open", new { id = "o1" })).Ok();
        (await boss.PutInForceAsync("""{"service":"stopped"}""")).Ok();
        await using var socket = await SocketClient.ConnectAsync(host.Address);
        await socket.SendAsync(new { type = "hello", token = customer.Token, after = 0 });
        Assert.False((await socket.NextAsync("welcome")).GetProperty("state").GetProperty("canWrite").GetBoolean());
        await LineAsync(socket, Unavailable);
    }

    [Fact]
    public async Task An_open_web_chat_is_told_the_open_hours_without_a_reload()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var customer = await tenant.CustomerAsync("bot");
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        var tomorrow = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul")).AddDays(2);
        var day = tomorrow.DayOfWeek.ToString()[..3].ToLowerInvariant();
        (await boss.PutInForceAsync($$"""{"hours":{ "{{day}}":["10:00-18:00"] } }""")).Ok();
        var closed = await StateAsync(socket, state => !state.GetProperty("open").GetBoolean(), "that it is closed");
        Assert.True(closed.GetProperty("canWrite").GetBoolean());
        Assert.Equal(
            new DateTimeOffset(tomorrow.Date.AddHours(10), TimeSpan.FromHours(9)), closed.GetProperty("opensAt").GetDateTimeOffset());
        (await boss.PutInForceAsync("""{"holidays":[],"hours":{"mon":["00:00-24:00"],"tue":["00:00-24:00"],"wed":["00:00-24:00"],"thu":["00:00-24:00"],"fri":["00:00-24:00"],"sat":["00:00-24:00"],"sun":["00:00-24:00"]}}""")).Ok();
        var open = await StateAsync(socket, state => state.GetProperty("open").GetBoolean(), "that it is open");
        Assert.False(open.TryGetProperty("opensAt", out _));
    }

    [Fact]
    public async Task Who_waits_because_of_the_hours_is_released_by_a_publish()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        using var kim = await tenant.AgentAsync("kim");
        (await kim.PutAsync("/v1/me/presence", new { presence = "online" })).Ok();
        (await boss.PutInForceAsync("""{"distribution":"roundRobin","hours":{},"acceptOffHours":true}""")).Ok();
        var customer = await tenant.WaitingAsync();
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        (await boss.PutInForceAsync(
            """{"hours":{"mon":["00:00-24:00"],"tue":["00:00-24:00"],"wed":["00:00-24:00"],"thu":["00:00-24:00"],"fri":["00:00-24:00"],"sat":["00:00-24:00"],"sun":["00:00-24:00"]}}""")).Ok();
        await StateAsync(socket, state => state.GetProperty("status").GetString() == "received", "the release");
    }

    private static async Task<JsonElement> StateAsync(SocketClient socket, Func<JsonElement, bool> meets, string what) =>
        (await socket.Inbox.NextAsync(
            frame => frame.GetProperty("type").GetString() == "state" && meets(frame.GetProperty("state")), what)).GetProperty("state");

    /// <summary>A line may have come before a frame that was waited for already.</summary>
    private static Task LineAsync(SocketClient socket, string text, int times = 1) => Eventually.HoldsAsync(
        () => socket.Inbox.All.Where(frame => frame.GetProperty("type").GetString() == "messages")
            .SelectMany(frame => frame.GetProperty("messages").EnumerateArray())
            .Count(line => line.TryGetProperty("text", out var words) && words.GetString() == text) == times,
        $"the line '{text}' came {times} times");
}
