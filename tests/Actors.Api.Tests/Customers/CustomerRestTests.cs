using System.Text.Json;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Customers;

public sealed class CustomerRestTests(SqliteHost host)
{
    [Fact]
    public async Task A_session_is_answered_and_renewed_for_the_same_customer()
    {
        var tenant = await host.TenantAsync();
        using var api = host.Api();
        var first = (await api.PostAsync("/v1/web/sessions", new { channel = $"{tenant.Id}/bot" })).Ok();
        Assert.True(first.GetProperty("hasBot").GetBoolean());
        Assert.Equal("시험 " + tenant.Id, first.GetProperty("tenantName").GetString());
        Assert.Equal("Bot", first.GetProperty("channelName").GetString());
        Assert.True(first.GetProperty("expiresAt").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddDays(29));

        var again = (await api.PostAsync(
            "/v1/web/sessions", new { channel = $"{tenant.Id}/bot", token = first.GetProperty("token").GetString() })).Ok();
        Assert.Equal(first.GetProperty("conversation").GetString(), again.GetProperty("conversation").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("cs_")]
    [InlineData("cs_AAAA")]
    [InlineData("nonsense")]
    public async Task A_token_that_is_none_makes_a_new_customer(string token)
    {
        var tenant = await host.TenantAsync();
        using var api = host.Api();
        var one = (await api.PostAsync("/v1/web/sessions", new { channel = $"{tenant.Id}/web", token })).Ok();
        var other = (await api.PostAsync("/v1/web/sessions", new { channel = $"{tenant.Id}/web", token })).Ok();
        Assert.NotEqual(one.GetProperty("conversation").GetString(), other.GetProperty("conversation").GetString());
    }

    [Fact]
    public async Task A_token_of_another_channel_or_tenant_makes_a_new_customer()
    {
        var (tenant, other) = (await host.TenantAsync(), await host.TenantAsync());
        var customer = await tenant.CustomerAsync();
        using var api = host.Api();
        foreach (var channel in new[] { $"{tenant.Id}/bot", $"{other.Id}/web" })
        {
            var session = (await api.PostAsync("/v1/web/sessions", new { channel, token = customer.Token })).Ok();
            Assert.NotEqual(customer.Conversation, session.GetProperty("conversation").GetString());
        }
    }

    [Theory]
    [InlineData("nobody/web", 404, "not-found")]
    [InlineData("TENANT/none", 404, "not-found")]
    [InlineData("TENANT/gw", 404, "not-found")]
    [InlineData("TENANT", 400, "field-is-invalid")]
    [InlineData("TENANT/../web", 400, "field-is-invalid")]
    [InlineData(null, 400, "field-is-invalid")]
    public async Task A_session_needs_a_web_channel(string? channel, int status, string problem)
    {
        var tenant = await host.TenantAsync();
        using var api = host.Api();
        (await api.PostAsync("/v1/web/sessions", new { channel = channel?.Replace("TENANT", tenant.Id.Value) })).Refused(status, problem);
    }

    [Fact]
    public async Task What_a_customer_writes_is_read_back_as_written()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        const string Text = "안녕하세요 👨‍👩‍👧 <b>\u202e\"'&";
        var sent = (await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", text = Text })).Ok();
        Assert.False(sent.GetProperty("repeated").GetBoolean());

        var read = (await customer.Api.GetAsync("/v1/web/messages")).Ok();
        var line = read.GetProperty("messages").EnumerateArray().First(one => one.GetProperty("kind").GetString() == "message");
        Assert.Equal(Text, line.GetProperty("text").GetString());
        Assert.Equal("customer", line.GetProperty("speaker").GetString());
        Assert.Equal("m1", line.GetProperty("id").GetString());

        // Nobody is signed in, so an automatic message answers; then the transcript is at rest.
        await Eventually.HoldsAsync(async () => await customer.StatusAsync() == "waiting", "the request waits");
        var head = (await customer.Api.GetAsync("/v1/web/messages")).Ok().GetProperty("head").GetInt64();
        var rest = (await customer.Api.GetAsync($"/v1/web/messages?after={head}")).Ok();
        Assert.Empty(rest.GetProperty("messages").EnumerateArray());
        Assert.False(rest.GetProperty("more").GetBoolean());
    }

    [Fact]
    public async Task Pages_follow_on_each_other()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        for (var number = 0; number < 5; number++)
        {
            (await customer.Api.PostAsync("/v1/web/messages", new { id = $"m{number}", text = $"line {number}" })).Ok();
        }

        var texts = new List<string>();
        var (after, more) = (0L, true);
        while (more)
        {
            var page = (await customer.Api.GetAsync($"/v1/web/messages?after={after}&limit=2")).Ok();
            var lines = page.GetProperty("messages").EnumerateArray().ToList();
            Assert.True(lines.Count <= 2);
            texts.AddRange(lines.Where(IsCustomers).Select(line => line.GetProperty("text").GetString()!));
            (after, more) = (lines[^1].GetProperty("seq").GetInt64(), page.GetProperty("more").GetBoolean());
        }

        Assert.Equal(["line 0", "line 1", "line 2", "line 3", "line 4"], texts);
    }

    [Fact]
    public async Task Connect_waits_and_the_bot_takes_over_again()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync("bot");
        (await customer.Api.PostAsync("/v1/web/open", new { id = "1" })).Ok();
        (await customer.Api.PostAsync("/v1/web/connect", new { id = "2" })).Ok();
        await Eventually.HoldsAsync(async () => await customer.StatusAsync() == "waiting", "the conversation is in waiting");
        var state = (await customer.Api.GetAsync("/v1/web/messages")).Ok().GetProperty("state");
        Assert.Equal(1, state.GetProperty("position").GetInt32());
        (await customer.Api.PostAsync("/v1/web/bot", new { id = "3" })).Ok();
        Assert.Equal("bot", await customer.StatusAsync());
    }

    [Fact]
    public async Task A_channel_without_a_bot_cannot_switch_to_it()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        (await customer.Api.PostAsync("/v1/web/bot", new { id = "3" })).Refused(409, "channel-has-no-bot");
    }

    [Fact]
    public async Task A_body_is_optional_where_it_says_nothing()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        (await customer.Api.SendAsync(HttpMethod.Post, "/v1/web/open", null)).Ok();
        (await customer.Api.SendAsync(HttpMethod.Post, "/v1/web/connect", null, ("Idempotency-Key", "k1"))).Ok();
    }

    [Fact]
    public async Task Agents_names_are_shown_and_their_ids_are_not()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        (await kim.PostAsync($"/v1/conversations/{customer.Conversation}/messages", new { text = "Hello" })).Ok();
        var answer = await customer.Api.GetAsync("/v1/web/messages");
        var line = answer.Ok().GetProperty("messages").EnumerateArray()
            .Last(one => one.GetProperty("kind").GetString() == "message");
        Assert.Equal("kim", line.GetProperty("agentName").GetString());
        Assert.False(line.TryGetProperty("agent", out _));
        Assert.DoesNotContain("assigned", answer.Text);
    }

    private static bool IsCustomers(JsonElement line) =>
        line.GetProperty("kind").GetString() == "message" && line.GetProperty("speaker").GetString() == "customer";
}
