using System.Text.Json;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Consoles;

/// <summary>What agents write beside a conversation.</summary>
public sealed class BesideTests(SqliteHost host)
{
    private const string Secret = "까다로운 손님";

    [Fact]
    public async Task A_note_reaches_colleagues_and_never_the_customer()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        await using var lee = await tenant.HubAsync("lee");
        await lee.CallAsync("Open", customer.Conversation, -1);
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);

        var path = $"/v1/conversations/{customer.Conversation}";
        (await kim.PostAsync(path + "/notes", new { id = "n1", text = Secret })).Ok();
        Assert.True((await kim.PostAsync(path + "/notes", new { id = "n1", text = Secret })).Ok().GetProperty("repeated").GetBoolean());
        var push = await lee.NextAsync("messages", lines => lines.ToString().Contains(Secret, StringComparison.Ordinal), "the note at a colleague");
        Assert.Equal("note", push.GetProperty("messages")[0].GetProperty("kind").GetString());
        var note = Assert.Single((await kim.GetAsync(path + "/customer")).Ok().GetProperty("notes").EnumerateArray());
        Assert.Equal((Secret, "kim"), (note.GetProperty("text").GetString(), note.GetProperty("agentName").GetString()));

        // What is said after it proves that the socket was told everything before.
        (await kim.PostAsync(path + "/messages", new { id = "m9", text = "말씀하세요" })).Ok();
        JsonElement frame;
        do
        {
            frame = await socket.NextAsync("messages");
            Assert.DoesNotContain(Secret, frame.ToString());
        }
        while (!frame.ToString().Contains("말씀하세요", StringComparison.Ordinal));

        Assert.DoesNotContain(Secret, (await customer.Api.GetAsync("/v1/web/messages?after=0&limit=200")).Text);
        await using var again = await SocketClient.HelloAsync(host.Address, customer.Token);
        do
        {
            frame = await again.NextAsync("messages");
            Assert.DoesNotContain(Secret, frame.ToString());
        }
        while (!frame.ToString().Contains("말씀하세요", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_never_reaches_the_gateway_of_a_messenger()
    {
        var tenant = await host.TenantAsync();
        using var gateway = host.Api(tenant.Key);
        using var kim = await tenant.AgentAsync("kim");
        var arrived = (await gateway.PostAsync("/v1/channels/gw/messages", new { customer = "u7", id = "m1", text = "안녕하세요" })).Ok();
        var path = $"/v1/conversations/{arrived.GetProperty("conversation").GetString()}";
        (await kim.PostAsync(path + "/notes", new { id = "n1", text = Secret })).Ok();
        var lines = await gateway.GetAsync("/v1/channels/gw/customers/u7/messages?after=0&limit=200");
        Assert.NotEmpty(lines.Ok().GetProperty("messages").EnumerateArray());
        Assert.DoesNotContain(Secret, lines.Text);
    }

    [Fact]
    public async Task A_category_is_changed_and_shown_in_the_lists()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var lee = await tenant.AgentAsync("lee");
        var path = $"/v1/conversations/{customer.Conversation}/category";
        (await lee.PutAsync(path, new { category = "일반" })).Refused(409, "not-the-assigned-agent");
        (await kim.PutAsync(path, new { category = "없는 분류" })).Refused(400, "topic-is-unknown");
        (await kim.PutAsync(path, new { })).Refused(400, "field-is-invalid");
        (await kim.PutAsync(path, new { id = "c1", category = "일반", division = "기타" })).Ok();
        var row = (await kim.GetAsync($"/v1/conversations/{customer.Conversation}")).Ok().GetProperty("row");
        Assert.Equal("일반/기타", row.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_ticket_is_changed_by_several_people()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var lee = await tenant.AgentAsync("lee");
        var path = $"/v1/conversations/{customer.Conversation}";
        var ticket = (await kim.GetAsync(path)).Ok().GetProperty("tickets")[0];
        Assert.Equal(("open", "kim"), (Detail(ticket, "status"), Detail(ticket, "assignee")));
        var edit = $"{path}/tickets/{ticket.GetProperty("id").GetString()}";
        (await kim.SendAsync(HttpMethod.Patch, edit, new { id = "t1", change = new { subject = "배송 지연", tags = new[] { "급함" } } })).Ok();
        (await lee.SendAsync(HttpMethod.Patch, edit, new { id = "t2", change = new { status = "pending", assignee = "lee" } })).Ok();
        (await kim.PostAsync(path + "/end", new { id = "end" })).Ok();
        (await kim.SendAsync(HttpMethod.Patch, edit, new { id = "t3", change = new { status = "closed" } })).Ok();
        ticket = (await lee.GetAsync(path)).Ok().GetProperty("tickets")[0];
        Assert.Equal(
            ("배송 지연", "closed", "lee", "급함"),
            (Detail(ticket, "subject"), Detail(ticket, "status"), Detail(ticket, "assignee"),
                ticket.GetProperty("details").GetProperty("tags")[0].GetString()));
        (await kim.SendAsync(HttpMethod.Patch, edit, new { id = "t4", change = new { assignee = "nobody" } })).Refused(403, "agent-may-not-chat");
        (await kim.SendAsync(HttpMethod.Patch, edit, new { id = "t5", change = new { fields = new[] { new { id = "none", value = "x" } } } }))
            .Refused(400, "field-is-invalid");
        (await kim.SendAsync(HttpMethod.Patch, $"{path}/tickets/other-1", new { id = "t6", change = new { subject = "x" } })).Refused(404, "ticket-is-unknown");
    }

    [Fact]
    public async Task A_delegation_says_why_to_colleagues_only()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var lee = await tenant.AgentAsync("lee");
        (await lee.PutAsync("/v1/me/presence", new { presence = "online" })).Ok();
        var path = $"/v1/conversations/{customer.Conversation}";
        (await kim.PostAsync(path + "/delegate", new { id = "d1", to = "lee", reason = "환불은 이 상담원이" })).Ok();
        Assert.Contains("환불은 이 상담원이", (await lee.GetAsync(path + "/messages?after=0&limit=200")).Text);
        Assert.DoesNotContain("환불은 이 상담원이", (await customer.Api.GetAsync("/v1/web/messages?after=0&limit=200")).Text);
    }

    [Fact]
    public async Task Who_is_blocked_is_shown_as_blocked()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        await using var boss = await tenant.HubAsync("boss");
        await using var kim = await tenant.HubAsync("kim");
        using var api = await tenant.AgentAsync("boss");
        Assert.Equal("manager-required", await kim.RefusedAsync("Block", customer.Conversation, "b0"));
        await boss.CallAsync("Block", customer.Conversation, "b1");
        var path = $"/v1/conversations/{customer.Conversation}/customer";
        Assert.True((await api.GetAsync(path)).Ok().GetProperty("blocked").GetBoolean());
        await boss.CallAsync("Unblock", customer.Conversation, "b2");
        Assert.False((await api.GetAsync(path)).Ok().GetProperty("blocked").GetBoolean());
    }

    [Fact]
    public async Task Who_is_removed_stops_receiving()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        using var admin = await tenant.AgentAsync("admin");
        await using var lee = await tenant.HubAsync("lee");
        await lee.CallAsync("Open", customer.Conversation, -1);
        (await admin.DeleteAsync("/v1/tenant/agents/lee")).Ok();
        await lee.Closed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private static string? Detail(JsonElement ticket, string name) => ticket.GetProperty("details").GetProperty(name).GetString();
}
