using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Security;

public sealed class SignInTests(SqliteHost host)
{
    [Fact]
    public async Task A_page_signs_in_by_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        var tenant = await host.TenantAsync();
        using var api = host.Api();
        var signedIn = await api.PostAsync("/v1/session", new { login = $"kim@{tenant.Id}", password = ApiHost.Password.Text });
        Assert.Equal("kim", signedIn.Ok().GetProperty("agent").GetString());
        var cookie = signedIn.Headers["Set-Cookie"];
        Assert.StartsWith("actors=", cookie);
        foreach (var flag in new[] { "httponly", "samesite=strict", "path=/" })
        {
            Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        }

        var header = ("Cookie", cookie.Split(';')[0]);
        Assert.Equal("kim", (await api.SendAsync(HttpMethod.Get, "/v1/session", null, header)).Ok().GetProperty("agent").GetString());
        (await api.SendAsync(HttpMethod.Put, "/v1/me/presence", """{"presence":"online"}""", header)).Ok();
        var signOut = await api.SendAsync(HttpMethod.Delete, "/v1/session", null, header, ("Origin", "https://evil.example"));
        signOut.Refused(403, "foreign-origin");
        using var boss = await tenant.AgentAsync("boss");
        Assert.Equal("online", await PresenceAsync(boss));

        Assert.Equal(204, (await api.SendAsync(HttpMethod.Delete, "/v1/session", null, header)).Status);
        Assert.Equal("offline", await PresenceAsync(boss));

        static async Task<string?> PresenceAsync(RestClient boss) => (await boss.GetAsync("/v1/agents")).Ok().EnumerateArray()
            .Single(agent => agent.GetProperty("id").GetString() == "kim").GetProperty("presence").GetString();
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        var tenant = await host.TenantAsync();
        foreach (var path in new[] { "/v1/session", "/v1/tokens" })
        {
            using var api = host.Api();
            var answers = new List<string>();
            object[] attempts =
            [
                new { login = $"kim@{tenant.Id}", password = "wrong" }, new { login = $"nobody@{tenant.Id}", password = "wrong" },
                new { login = "kim@nowhere", password = "wrong" }, new { login = "kim", password = "wrong" }, new { },
                new { login = $"kim@{tenant.Id}", password = "" },
            ];
            foreach (var attempt in attempts)
            {
                var answer = (await api.PostAsync(path, attempt)).Refused(401, "sign-in-failed");
                answers.Add(answer.Json.GetProperty("detail").GetString()! + answer.Headers.ContainsKey("Set-Cookie"));
            }

            Assert.Single(answers.Distinct());
        }
    }

    [Fact]
    public async Task The_twenty_first_attempt_in_a_minute_waits()
    {
        using var api = host.Api();
        for (var number = 0; number < 20; number++)
        {
            Assert.Equal(401, (await api.PostAsync("/v1/tokens", new { login = "x", password = "y" })).Status);
        }

        var answer = (await api.PostAsync("/v1/session", new { login = "x", password = "y" })).Refused(429, "too-many-requests");
        Assert.Equal("60", answer.Headers["Retry-After"]);
    }

    [Fact]
    public async Task A_foreign_page_cannot_use_somebodys_cookie()
    {
        var tenant = await host.TenantAsync();
        using var api = host.Api();
        var body = new { login = $"kim@{tenant.Id}", password = ApiHost.Password.Text };
        (await api.SendAsync(HttpMethod.Post, "/v1/session", body, ("Origin", "https://evil.example"))).Refused(403, "foreign-origin");
        var cookie = ("Cookie", (await api.PostAsync("/v1/session", body)).Headers["Set-Cookie"].Split(';')[0]);
        var presence = new { presence = "online" };
        (await api.SendAsync(HttpMethod.Put, "/v1/me/presence", presence, cookie, ("Origin", "https://evil.example")))
            .Refused(403, "foreign-origin");
        (await api.SendAsync(HttpMethod.Put, "/v1/me/presence", presence, cookie, ("Origin", host.Address))).Ok();
    }

    [Fact]
    public async Task A_key_opens_its_own_tenants_channels_until_it_is_revoked()
    {
        var (tenant, other) = (await host.TenantAsync(), await host.TenantAsync());
        var body = new { customer = "u1", id = "m1", text = "from kakao" };
        using var api = host.Api(tenant.Key);
        var first = (await api.PostAsync("/v1/channels/gw/messages", body)).Ok();
        var second = (await api.PostAsync("/v1/channels/gw/messages", body)).Ok();
        Assert.True(second.GetProperty("repeated").GetBoolean());
        Assert.Equal(first.GetProperty("seq").GetInt64(), second.GetProperty("seq").GetInt64());
        (await api.PostAsync("/v1/channels/gw/connect", new { customer = "u1", id = "m2" })).Ok();
        Assert.NotEmpty((await api.GetAsync("/v1/channels/gw/customers/u1/messages")).Ok().GetProperty("messages").EnumerateArray());
        (await api.PostAsync("/v1/channels/none/messages", body)).Refused(404, "not-found");
        (await api.PostAsync("/v1/channels/gw/messages", new { customer = "u2", id = "m1", text = "x" }))
            .Refused(409, "operation-id-used-elsewhere");

        using var wrong = host.Api(tenant.Key[..^2] + "xx");
        (await wrong.PostAsync("/v1/channels/gw/messages", body)).Refused(401, "not-signed-in");
        using var swapped = host.Api(tenant.Key.Replace($"_{tenant.Id}_", $"_{other.Id}_"));
        (await swapped.PostAsync("/v1/channels/gw/messages", body)).Refused(401, "not-signed-in");

        using var admin = await tenant.AgentAsync("admin");
        (await admin.DeleteAsync("/v1/tenant/keys/gw")).Ok();
        (await api.PostAsync("/v1/channels/gw/messages", body)).Refused(401, "not-signed-in");
        (await admin.DeleteAsync("/v1/tenant/keys/gw")).Refused(404, "not-found");
    }

    [Fact]
    public async Task Each_role_may_what_it_may()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        var callers = new Dictionary<string, string?>
        {
            ["nobody"] = null, ["agent"] = await tenant.TokenAsync("kim"), ["manager"] = await tenant.TokenAsync("boss"),
            ["administrator"] = await tenant.TokenAsync("admin"), ["operator"] = await TestTenant.TokenAsync(host, "op@system"),
            ["customer"] = customer.Token, ["program"] = tenant.Key,
        };
        var number = 0;
        (string Method, string Path, object? Body, string[] May)[] calls =
        [
            ("GET", "/v1/web/messages", null, ["customer"]),
            ("GET", "/v1/channels/gw/customers/u/messages", null, ["program"]),
            ("GET", "/v1/session", null, ["agent", "manager", "administrator", "operator"]),
            ("GET", "/v1/agents", null, ["agent", "manager", "administrator"]),
            ("GET", "/v1/conversations?tab=waiting", null, ["agent", "manager", "administrator"]),
            ("GET", "/v1/tenant", null, ["manager", "administrator"]),
            ("GET", "/v1/tenant/settings", null, ["manager", "administrator"]),
            ("GET", "/v1/tenant/settings/versions", null, ["manager", "administrator"]),
            ("POST", "/v1/simulations", new { day = "2026-03-04" }, ["manager", "administrator"]),
            ("GET", "/v1/tenant/usage?month=2026-03", null, ["manager", "administrator"]),
            ("POST", "/v1/tenant/channels/bot/bot/test", new { text = "hours" }, ["manager", "administrator"]),
            ("POST", "/v1/tenant/queues", new { id = "QUEUE", name = "Q" }, ["administrator"]),
            ("POST", "/v1/tenant/keys", new { id = "QUEUE", name = "Q" }, ["administrator"]),
            ("GET", "/v1/tenants", null, ["operator"]),
            ("POST", "/v1/tenants", new { id = "QUEUE", name = "Q" }, ["operator"]),
        ];
        foreach (var (method, path, body, may) in calls)
        {
            foreach (var (who, token) in callers)
            {
                using var api = host.Api(token);
                var text = body is null ? null
                    : System.Text.Json.JsonSerializer.Serialize(body).Replace("QUEUE", $"{tenant.Id}-{++number}");
                var answer = await api.SendAsync(new(method), path, text);
                var expected = may.Contains(who) ? 200 : who == "nobody" ? 401 : 403;
                Assert.True(answer.Status == expected, $"{who} {method} {path}: {answer.Status} instead of {expected}: {answer.Text}");
                Assert.Equal(expected == 200 ? null : expected == 401 ? "not-signed-in" : "not-allowed", answer.Problem);
            }
        }
    }
}
