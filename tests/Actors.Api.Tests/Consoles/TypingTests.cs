using System.Text.Json;
using Actors.Api.Conversations;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Domain;
using Actors.Embedded.Tests.Support;

namespace Actors.Api.Tests.Consoles;

/// <summary>That somebody is writing goes through both sockets, and nowhere else.</summary>
public sealed class TypingTests(SqliteHost host)
{
    [Fact]
    public async Task The_customer_s_writing_is_seen_by_the_agent_and_by_who_looks_on_and_the_agent_s_by_the_customer()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        await using var kim = await tenant.HubAsync("kim");
        await using var boss = await tenant.HubAsync("boss");
        await using var lee = await tenant.HubAsync("lee");
        await boss.CallAsync("Open", customer.Conversation, -1);
        await lee.CallAsync("Agents");

        await socket.SendAsync(new { type = "typing" });
        foreach (var console in new[] { kim, boss })
        {
            var push = await console.NextAsync("typing", _ => true, "the customer's writing");
            Assert.Equal((customer.Conversation, "customer"), (push.GetProperty("conversation").GetString(), push.GetProperty("speaker").GetString()));
        }

        await kim.CallAsync("Typing", customer.Conversation);
        await socket.NextAsync("typing");
        var seen = await boss.NextAsync("typing", push => push.GetProperty("speaker").GetString() == "agent", "the colleague's writing");
        Assert.Equal("kim", seen.GetProperty("agent").GetString());

        // Whose conversation it is not tells the customer nothing. What is said after it comes after it.
        await lee.CallAsync("Typing", customer.Conversation);
        await kim.CallAsync("Send", customer.Conversation, "s1", "네", null);
        await socket.Inbox.NextAsync(frame => frame.ToString().Contains("\"s1\"", StringComparison.Ordinal) || Says(frame, "네"), "the answer");
        Assert.Single(socket.Inbox.All, frame => frame.GetProperty("type").GetString() == "typing");
        Assert.DoesNotContain(lee.Pushes.All, push => push.GetProperty("target").GetString() == "typing");
        Assert.DoesNotContain(kim.Pushes.All, push => push.ToString().Contains("\"speaker\":\"agent\",\"agent\":\"kim\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Writing_leaves_nothing_behind_and_is_no_room_s_but_the_own()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        var before = (await customer.Api.GetAsync("/v1/web/messages")).Ok().GetProperty("head").GetInt64();
        await using var kim = await tenant.HubAsync("kim");
        await using var stranger = await (await host.TenantAsync()).HubAsync("kim");
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        await stranger.CallAsync("Typing", customer.Conversation);
        await kim.CallAsync("Typing", "no conversation");
        for (var time = 0; time < 10; time++)
        {
            await kim.CallAsync("Typing", customer.Conversation);
        }

        Assert.Equal(before, (await customer.Api.GetAsync("/v1/web/messages")).Ok().GetProperty("head").GetInt64());
        await kim.CallAsync("Send", customer.Conversation, "s1", "네", null);
        await socket.Inbox.NextAsync(frame => Says(frame, "네"), "the answer");
        Assert.Single(socket.Inbox.All, frame => frame.GetProperty("type").GetString() == "typing");
    }

    [Fact]
    public void One_connection_is_heard_once_in_two_seconds()
    {
        var time = new ManualTime();
        var pace = new TypingPace(time);
        ConversationId one = new("one"), other = new("other");
        Assert.True(pace.Allows(one));
        Assert.False(pace.Allows(one));
        time.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        Assert.False(pace.Allows(one));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.True(pace.Allows(one));
        Assert.True(pace.Allows(other));
    }

    private static bool Says(JsonElement frame, string text) =>
        frame.GetProperty("type").GetString() == "messages"
        && frame.GetProperty("messages").EnumerateArray().Any(line => line.TryGetProperty("text", out var said) && said.GetString() == text);
}
