using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Consoles;

public sealed class AgentRestTests(SqliteHost host)
{
    [Fact]
    public async Task A_conversation_goes_through_all_hands()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var lee = await tenant.AgentAsync("lee");
        using var boss = await tenant.AgentAsync("boss");
        var path = $"/v1/conversations/{customer.Conversation}";

        var waiting = (await kim.GetAsync("/v1/conversations?tab=waiting")).Ok();
        Assert.Equal(customer.Conversation, waiting.GetProperty("rows")[0].GetProperty("id").GetString());
        Assert.Equal(1, waiting.GetProperty("counts").GetProperty("waiting").GetInt32());
        (await kim.PostAsync(path + "/take", new { id = "take" })).Ok();
        (await kim.PostAsync(path + "/start", new { id = "start" })).Ok();
        (await kim.PostAsync(path + "/messages", new { id = "hi", text = "안녕하세요" })).Ok();
        (await kim.PostAsync(path + "/hold", new { id = "hold" })).Ok();
        (await kim.PostAsync(path + "/resume", new { id = "resume" })).Ok();
        (await lee.PutAsync("/v1/me/presence", new { presence = "online" })).Ok();
        (await kim.PostAsync(path + "/delegate", new { id = "delegate", to = "lee" })).Ok();
        (await lee.PostAsync(path + "/resume", new { id = "resume" })).Ok();
        var read = (await lee.GetAsync(path)).Ok();
        Assert.Equal("lee", read.GetProperty("row").GetProperty("agent").GetString());
        Assert.NotEmpty(read.GetProperty("tickets").EnumerateArray());
        (await lee.PostAsync(path + "/end", new { id = "end" })).Ok();
        Assert.Equal("ended", await customer.StatusAsync());

        var kinds = (await kim.GetAsync(path + "/messages?after=0&limit=200")).Ok().GetProperty("messages").EnumerateArray()
            .Select(line => line.GetProperty("kind").GetString()).ToList();
        Assert.Equal(
            ["hand-off-requested", "message", "assigned", "consulting-started", "message", "held", "resumed", "delegated", "resumed", "ended"], kinds);
        var older = (await kim.GetAsync(path + "/messages?before=4&limit=2")).Ok();
        Assert.True(older.GetProperty("more").GetBoolean() || older.GetProperty("messages").GetArrayLength() <= 2);
        Assert.NotEmpty((await boss.GetAsync("/v1/conversations?tab=ended")).Ok().GetProperty("rows").EnumerateArray());
    }

    [Fact]
    public async Task A_manager_assigns_and_an_agent_does_not()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var boss = await tenant.AgentAsync("boss");
        var path = $"/v1/conversations/{customer.Conversation}/assign";
        (await kim.PostAsync(path, new { to = "lee" })).Refused(403, "manager-required");
        (await boss.PostAsync(path, new { to = "nobody" })).Refused(404, "agent-is-unknown");
        (await boss.PostAsync(path, new { to = "Not A Slug" })).Refused(400, "field-is-invalid");
        (await boss.PostAsync(path, new { to = "lee" })).Ok();
        Assert.Equal("received", await customer.StatusAsync());
    }

    [Fact]
    public async Task A_manager_blocks_a_customer_and_lets_the_customer_in_again()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var boss = await tenant.AgentAsync("boss");
        var path = $"/v1/conversations/{customer.Conversation}";
        (await kim.PostAsync(path + "/block", new { })).Refused(403, "manager-required");
        (await boss.PostAsync("/v1/conversations/nobody/block", new { })).Refused(404, "conversation-is-unknown");
        Assert.Equal("active", await customer.StatusAsync());

        (await boss.PostAsync(path + "/block", new { id = "block" })).Ok();
        Assert.True((await boss.PostAsync(path + "/block", new { id = "block" })).Ok().GetProperty("repeated").GetBoolean());
        Assert.Equal("ended", await customer.StatusAsync());
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m", text = "여보세요" })).Refused(409, "input-is-blocked");

        (await boss.PostAsync(path + "/unblock", new { })).Ok();
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m", text = "여보세요" })).Ok();
    }

    [Fact]
    public async Task A_stale_epoch_and_a_strangers_conversation_are_refused()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync("kim");
        using var kim = await tenant.AgentAsync("kim");
        using var lee = await tenant.AgentAsync("lee");
        var path = $"/v1/conversations/{customer.Conversation}";
        (await kim.PostAsync(path + "/messages", new { text = "x", epoch = 99 })).Refused(409, "control-has-moved");
        (await lee.PostAsync(path + "/messages", new { text = "x" })).Refused(409, "not-the-assigned-agent");
        (await lee.PostAsync(path + "/take", new { })).Refused(409, "conversation-is-not-waiting");
        (await kim.PostAsync(path + "/delegate", new { to = "lee" })).Refused(409, "agent-is-not-online");
        (await kim.PostAsync(path + "/bot", new { })).Refused(409, "channel-has-no-bot");
        (await kim.PostAsync(path + "/resume", new { })).Ok();
    }

    [Fact]
    public async Task Lists_are_paged_and_changes_follow_the_feed()
    {
        var tenant = await host.TenantAsync();
        for (var number = 0; number < 3; number++)
        {
            _ = await tenant.WaitingAsync();
        }

        using var kim = await tenant.AgentAsync("kim");
        var first = (await kim.GetAsync("/v1/conversations?tab=waiting&limit=2")).Ok();
        Assert.Equal(2, first.GetProperty("rows").GetArrayLength());
        var next = Uri.EscapeDataString(first.GetProperty("next").GetString()!);
        var second = (await kim.GetAsync($"/v1/conversations?tab=waiting&limit=2&cursor={next}")).Ok();
        Assert.Equal(1, second.GetProperty("rows").GetArrayLength());
        Assert.False(second.TryGetProperty("next", out _));

        var feed = first.GetProperty("feed").GetString();
        var fourth = await tenant.WaitingAsync();
        var changes = (await kim.GetAsync($"/v1/conversations/changes?after={feed}&tab=waiting")).Ok();
        Assert.Contains(
            changes.GetProperty("rows").EnumerateArray(), row => row.GetProperty("id").GetString() == fourth.Conversation);
        (await kim.GetAsync($"/v1/conversations?tab=active&cursor={next}")).Refused(400, "field-is-invalid");
    }

    [Fact]
    public async Task Colleagues_and_presence()
    {
        var tenant = await host.TenantAsync();
        using var kim = await tenant.AgentAsync("kim");
        (await kim.PutAsync("/v1/me/presence", new { presence = "meal" })).Ok();
        var agents = (await kim.GetAsync("/v1/agents")).Ok().EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!);
        Assert.Equal(["admin", "boss", "kim", "lee"], agents.Keys.Order());
        Assert.Equal("meal", agents["kim"].GetProperty("presence").GetString());
        var me = (await kim.GetAsync("/v1/session")).Ok();
        Assert.Equal("meal", me.GetProperty("presence").GetString());
        Assert.Equal("agent", me.GetProperty("role").GetString());
        (await kim.PutAsync("/v1/me/presence", new { presence = "sleeping" })).Refused(400, "body-is-malformed");
        (await kim.PutAsync("/v1/me/presence", new { })).Refused(400, "field-is-invalid");
    }
}
