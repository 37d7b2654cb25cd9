using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Security;

public sealed class OriginTests(SqliteHost host)
{
    private static readonly (string, string) Preflight = ("Access-Control-Request-Method", "POST");

    [Fact]
    public async Task A_listed_site_may_call_for_its_channel_and_no_other()
    {
        var tenant = await host.TenantAsync();
        using var api = host.Api();
        var shop = ("Origin", TestTenant.Shop);
        foreach (var path in new[] { "/v1/web/sessions", "/v1/web/messages" })
        {
            var preflight = await api.SendAsync(HttpMethod.Options, path, null, shop, Preflight);
            Assert.Equal(204, preflight.Status);
            Assert.Equal(TestTenant.Shop, preflight.Headers["Access-Control-Allow-Origin"]);
            Assert.Contains("Authorization", preflight.Headers["Access-Control-Allow-Headers"]);
            Assert.False(preflight.Headers.ContainsKey("Access-Control-Allow-Credentials"));
        }

        var session = await api.SendAsync(HttpMethod.Post, "/v1/web/sessions", new { channel = $"{tenant.Id}/web" }, shop);
        Assert.Equal(TestTenant.Shop, session.Headers["Access-Control-Allow-Origin"]);
        using var customer = host.Api(session.Ok().GetProperty("token").GetString());
        var sent = await customer.SendAsync(HttpMethod.Post, "/v1/web/messages", new { text = "hi" }, shop);
        sent.Ok();
        Assert.Equal(TestTenant.Shop, sent.Headers["Access-Control-Allow-Origin"]);
        var refused = await customer.SendAsync(HttpMethod.Post, "/v1/web/messages", new { text = "" }, shop);
        Assert.Equal(TestTenant.Shop, refused.Refused(400, "text-is-empty").Headers["Access-Control-Allow-Origin"]);
        Assert.Contains("Origin", refused.Headers["Vary"]);
        var unread = await customer.SendAsync(HttpMethod.Post, "/v1/web/messages", "{", shop);
        Assert.Equal(TestTenant.Shop, unread.Refused(400, "body-is-malformed").Headers["Access-Control-Allow-Origin"]);

        (await api.SendAsync(HttpMethod.Post, "/v1/web/sessions", new { channel = $"{tenant.Id}/bot" }, shop)).Refused(403, "foreign-origin");
        var other = await tenant.CustomerAsync("bot");
        (await other.Api.SendAsync(HttpMethod.Get, "/v1/web/messages", null, shop)).Refused(403, "foreign-origin");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://shop.example")]
    [InlineData("https://shop.example:8443")]
    public async Task A_foreign_site_may_not(string origin)
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        var header = ("Origin", origin);
        foreach (var answer in new[]
        {
            await customer.Api.SendAsync(HttpMethod.Options, "/v1/web/messages", null, header, Preflight),
            await customer.Api.SendAsync(HttpMethod.Post, "/v1/web/messages", new { text = "x" }, header),
            await customer.Api.SendAsync(HttpMethod.Post, "/v1/web/sessions", new { channel = $"{tenant.Id}/web" }, header),
        })
        {
            answer.Refused(403, "foreign-origin");
            Assert.False(answer.Headers.ContainsKey("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task Agents_calls_are_open_to_no_other_site()
    {
        var tenant = await host.TenantAsync();
        using var kim = await tenant.AgentAsync("kim");
        var answer = await kim.SendAsync(HttpMethod.Get, "/v1/agents", null, ("Origin", TestTenant.Shop));
        Assert.False(answer.Headers.ContainsKey("Access-Control-Allow-Origin"));
        (await kim.SendAsync(HttpMethod.Options, "/v1/agents", null, ("Origin", TestTenant.Shop), Preflight)).Refused(405, "no-such-method");
    }

    [Fact]
    public async Task Paths_of_people_do_not_answer_problems_and_those_of_programs_do()
    {
        using var api = host.Api();
        (await api.GetAsync("/v1/nowhere")).Refused(404, "no-such-path");
        (await api.SendAsync(HttpMethod.Patch, "/v1/web/messages", "{}")).Refused(405, "no-such-method");
        Assert.Equal(405, (await api.SendAsync(HttpMethod.Head, "/v1/web/messages", null)).Status);
        Assert.NotEqual("application/problem+json", (await api.GetAsync("/nowhere.html")).MediaType);
        foreach (var page in new[] { "/console", "/manager", "/chat/demo/web", "/" })
        {
            var get = await api.GetAsync(page);
            Assert.NotEqual("application/problem+json", get.MediaType);
            Assert.Equal(get.Status, (await api.SendAsync(HttpMethod.Head, page, null)).Status);
        }

        var answer = await api.GetAsync("/v1/session");
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.False(answer.Headers.ContainsKey("Server"));
    }
}
