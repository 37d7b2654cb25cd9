using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Storage;

namespace Actors.Api.Tests.Tenants;

/// <summary>An agent is removed when nobody needs the agent any more; what the agent did stays.</summary>
public sealed class AgentRemovalTests(SqliteHost host)
{
    [Fact]
    public async Task Who_has_conversations_is_not_removed()
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        using var kim = await tenant.AgentAsync("kim");
        var customer = await tenant.ActiveAsync();
        var before = Definitions(tenant);
        var refused = (await admin.DeleteAsync("/v1/tenant/agents/kim")).Refused(409, "agent-has-conversations");
        Assert.Contains("kim has 1", refused.Json.GetProperty("detail").GetString());
        Assert.Equal(before, Definitions(tenant));
        (await kim.PostAsync($"/v1/conversations/{customer.Conversation}/hold", new { })).Ok();
        (await admin.DeleteAsync("/v1/tenant/agents/kim")).Refused(409, "agent-has-conversations");
        (await kim.PostAsync($"/v1/conversations/{customer.Conversation}/end", new { })).Ok();
        (await admin.DeleteAsync("/v1/tenant/agents/kim")).Ok();

        (await kim.GetAsync("/v1/agents")).Refused(401, "not-signed-in");
        (await admin.DeleteAsync("/v1/tenant/agents/kim")).Refused(404, "agent-is-unknown");
        (await admin.PostAsync("/v1/tenant/agents", new { id = "kim", name = "Another Kim" })).Refused(409, "already-exists");
        var lines = (await admin.GetAsync($"/v1/conversations/{customer.Conversation}/messages")).Ok().GetProperty("messages");
        Assert.Contains(
            lines.EnumerateArray(), line => line.TryGetProperty("agentName", out var name) && name.GetString() == "kim");
    }

    [Fact]
    public async Task Whom_the_settings_in_force_name_is_not_removed_and_a_draft_that_does_is_not_published()
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        const string Designating = """{"categories":[{"name":"주문","divisions":[{"name":"배송"},{"name":"환불","agents":["lee","kim"]}]}]}""";
        (await admin.PutInForceAsync(Designating)).Ok();
        var refused = (await admin.DeleteAsync("/v1/tenant/agents/kim")).Refused(409, "settings-name-it");
        Assert.Contains("categories[0].divisions[1].agents[1]", refused.Json.GetProperty("detail").GetString());

        var published = await admin.PutInForceAsync("""{"categories":[{"name":"주문","divisions":[{"name":"배송"}]}]}""");
        var saved = await admin.SaveAsync(published.With(Designating), published.Etag());
        (await admin.DeleteAsync("/v1/tenant/agents/kim")).Ok();
        var read = await admin.ReadSettingsAsync();
        Assert.Equal(saved.Etag(), read.Etag());
        Assert.Equal(
            ["categories[0].divisions[1].agents[1]"], SettingsCalls.Names(read.Json.GetProperty("draft").GetProperty("problems")));
        Assert.Equal(
            ["categories[0].divisions[1].agents[1]"],
            (await admin.PublishAsync(read.Etag())).Refused(400, "settings-are-invalid").Fields());
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        using var boss = await tenant.AgentAsync("boss");
        (await boss.DeleteAsync("/v1/tenant/agents/lee")).Refused(403, "not-allowed");
        (await admin.DeleteAsync("/v1/tenant/agents/admin")).Refused(409, "last-administrator");
        (await admin.DeleteAsync("/v1/tenant/agents/boss")).Ok();
    }

    private int Definitions(TestTenant tenant) => host.Journal.Appended.Count(one => one.Stream == StreamId.Of(tenant.Id));
}
