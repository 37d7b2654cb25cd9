using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Tenants;

/// <summary>What an agent may do, when the agent is not there, and who is blocked.</summary>
public sealed class AgentChangesTests(SqliteHost host)
{
    [Fact]
    public async Task An_administrator_changes_an_agent_and_a_manager_says_when_the_agent_is_away()
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        using var boss = await tenant.AgentAsync("boss");
        var queues = (await admin.GetAsync("/v1/tenant")).Ok().GetProperty("queues").EnumerateArray()
            .Select(queue => queue.GetProperty("id").GetString()).ToArray();
        var change = new { name = "김해피", role = "agent", chat = true, assign = false, capacity = 3, queues };
        (await boss.PutAsync("/v1/tenant/agents/kim", change)).Refused(403, "not-allowed");
        (await admin.PutAsync("/v1/tenant/agents/nobody", change)).Refused(404, "agent-is-unknown");
        (await admin.PutAsync("/v1/tenant/agents/kim", new { name = "김해피" })).Refused(400, "field-is-invalid");
        (await admin.PutAsync("/v1/tenant/agents/kim", change)).Ok();
        (await boss.PutAsync("/v1/tenant/agents/kim/absences", new { dayOff = new[] { "2026-02-30" } })).Refused(400, "field-is-invalid");
        (await boss.PutAsync("/v1/tenant/agents/kim/absences", new { breaks = new[] { new { date = "2026-03-05", from = "15:00", to = "15:00" } } }))
            .Refused(400, "field-is-invalid");
        (await boss.PutAsync("/v1/tenant/agents/kim/absences", new { meal = new { from = "noon", to = "13:00" } })).Refused(400, "field-is-invalid");
        (await boss.PutAsync("/v1/tenant/agents/kim/absences", new
        {
            dayOff = new[] { "2026-03-04" }, breaks = new[] { new { date = "2026-03-05", from = "23:30", to = "00:30" } },
            meal = new { from = "12:00", to = "13:00" },
        })).Ok();

        var kim = (await boss.GetAsync("/v1/tenant")).Ok().GetProperty("agents").EnumerateArray().Single(agent => agent.GetProperty("id").GetString() == "kim");
        Assert.Equal(("김해피", false, 3), (kim.GetProperty("name").GetString(), kim.GetProperty("assign").GetBoolean(), kim.GetProperty("capacity").GetInt32()));
        Assert.Equal(
            """{"dayOff":["2026-03-04"],"breaks":[{"date":"2026-03-05","from":"23:30","to":"00:30"}],"meal":{"from":"12:00","to":"13:00"}}""",
            kim.GetProperty("absences").GetRawText());
    }

    [Fact]
    public async Task Who_loses_the_role_is_signed_out_and_the_last_administrator_keeps_it()
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        using var boss = await tenant.AgentAsync("boss");
        object As(string role) => new { name = "보스", role, chat = true, assign = true, queues = Array.Empty<string>() };
        (await admin.PutAsync("/v1/tenant/agents/admin", As("agent"))).Refused(409, "last-administrator");
        (await admin.PutAsync("/v1/tenant/agents/boss", As("agent"))).Ok();
        (await boss.GetAsync("/v1/tenant")).Refused(401, "not-signed-in");
        using var again = host.Api(await TestTenant.TokenAsync(host, $"boss@{tenant.Id}"));
        (await again.GetAsync("/v1/tenant")).Refused(403, "not-allowed");
    }

    [Fact]
    public async Task A_manager_sees_who_is_blocked_until_that_one_is_let_in_again()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        using var kim = await tenant.AgentAsync("kim");
        var customer = await tenant.ActiveAsync();
        Assert.Empty((await boss.GetAsync("/v1/tenant/blocked-customers")).Ok().GetProperty("customers").EnumerateArray());
        (await boss.PostAsync($"/v1/conversations/{customer.Conversation}/block", new { })).Ok();

        var blocked = (await boss.GetAsync("/v1/tenant/blocked-customers")).Ok().GetProperty("customers").EnumerateArray().Single();
        Assert.Equal(customer.Conversation, blocked.GetProperty("conversation").GetString());
        Assert.Equal(("boss", "web"), (blocked.GetProperty("by").GetString(), blocked.GetProperty("channelType").GetString()));
        (await boss.GetAsync("/v1/tenant/blocked-customers?cursor=nonsense")).Refused(400, "field-is-invalid");
        (await boss.GetAsync("/v1/tenant/blocked-customers?limit=0")).Refused(400, "field-is-invalid");
        (await kim.GetAsync("/v1/tenant/blocked-customers")).Refused(403, "not-allowed");
        var other = await host.TenantAsync();
        using var stranger = await other.AgentAsync("boss");
        Assert.Empty((await stranger.GetAsync("/v1/tenant/blocked-customers")).Ok().GetProperty("customers").EnumerateArray());

        (await boss.PostAsync($"/v1/conversations/{customer.Conversation}/unblock", new { })).Ok();
        Assert.Empty((await boss.GetAsync("/v1/tenant/blocked-customers")).Ok().GetProperty("customers").EnumerateArray());
    }
}
