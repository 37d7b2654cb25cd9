using System.Reflection;
using System.Text.Json;
using Actors.Api.Consoles;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Api.Tests.Security;

/// <summary>Every route and hub method with ids of another tenant. A new one that is not listed here fails the test.</summary>
public sealed class CrossTenantTests(SqliteHost host)
{
    /// <summary>Calls that name nothing: who calls decides what they are about.</summary>
    private static readonly string[] WithoutIds =
    [
        "POST /v1/web/sessions", "POST /v1/web/open", "POST /v1/web/messages", "GET /v1/web/messages", "POST /v1/web/connect",
        "POST /v1/web/bot", "GET /v1/web/socket", "POST /v1/session", "POST /v1/tokens", "GET /v1/session", "DELETE /v1/session",
        "GET /v1/agents", "PUT /v1/me/presence", "GET /v1/conversations", "GET /v1/conversations/changes", "GET /v1/tenant",
        "GET /v1/tenant/settings", "PUT /v1/tenant/settings/draft", "DELETE /v1/tenant/settings/draft",
        "POST /v1/tenant/settings/draft/holidays", "POST /v1/tenant/settings/publish", "GET /v1/tenant/settings/versions",
        "GET /v1/tenant/settings/versions/{version}", "GET /v1/tenant/settings/versions/{version}/difference", "POST /v1/tenant/queues", "POST /v1/tenant/channels", "POST /v1/tenant/agents",
        "POST /v1/tenant/keys", "GET /v1/tenants", "POST /v1/tenants", "POST /v1/hooks/{tenant}/{channel}/{secret}/reference",
        "POST /v1/hooks/{tenant}/{channel}/{secret}/message", "POST /v1/hooks/{tenant}/{channel}/{secret}/expired_session", "POST /v1/simulations",
        "GET /v1/tenant/usage", "GET /v1/tenant/blocked-customers", "GET /v1/tenant/usage.csv", "POST /v1/web/files", "GET /v1/tenant/webhooks",
        "POST /v1/messages:batch", "PUT /v1/tenant/webhooks/{id}",
        "POST /v1/previews", "POST /v1/hooks/{tenant}/{channel}/{secret}/skill", "POST /v1/hooks/{tenant}/{channel}/{secret}/naver",
        "GET /v1/desk", "GET /v1/search", "GET /v1/canned-answers", "PUT /v1/canned-answers/{id}",
    ];

    private static readonly Dictionary<string, object?[]> HubCalls = new()
    {
        ["Open"] = [0L], ["Older"] = [5L], ["Take"] = ["x"], ["Start"] = ["x"], ["Hold"] = ["x"], ["Resume"] = ["x"], ["End"] = ["x"],
        ["ToBot"] = ["x"], ["Send"] = ["x", "words", null], ["Delegate"] = ["x", "lee"], ["Assign"] = ["x", "lee"],
        ["Transfer"] = ["x", "general"], ["SetPriority"] = ["x", 3], ["DelegateBecause"] = ["x", "lee", "why"], ["Note"] = ["x", "words"],
        ["Classify"] = ["x", "일반", null], ["EditTicket"] = ["x", "ticket", new { subject = "words" }], ["Block"] = ["x"], ["Unblock"] = ["x"],
        ["SendFiles"] = ["x", "words", null, Array.Empty<string>()], ["Resend"] = ["x", 5L],
    };

    // Typing answers nothing to anybody; that it tells nothing to strangers is in TypingTests.
    private static readonly string[] HubWithoutIds =
        ["Watch", "List", "CatchUp", "Close", "SetPresence", "SetPresenceBecause", "Typing", "Agents"];

    [Fact]
    public async Task Every_route_refuses_ids_of_another_tenant_and_changes_nothing()
    {
        var (own, other) = (await host.TenantAsync(), await host.TenantAsync());
        var victim = await other.ActiveAsync();
        using var stranger = await own.AgentAsync("boss");
        using var admin = await own.AgentAsync("admin");
        using var program = host.Api(own.Key);
        using var customer = (await own.CustomerAsync()).Api;
        using var anonymous = host.Api();
        using (var theirs = await other.AgentAsync("admin"))
        {
            (await theirs.PostAsync("/v1/tenant/keys", new { id = "theirs", name = "Theirs" })).Ok();
            (await theirs.PostAsync("/v1/tenant/agents", new { id = "theirs", name = "Theirs" })).Ok();
            (await theirs.PostAsync("/v1/tenant/channels", new { id = "theirs", type = "kakao", name = "Theirs", queue = "general" })).Ok();
        }

        var before = host.Journal.CountOf(other.Id);
        var called = 0;
        foreach (var (method, path) in Routes().Where(route => !WithoutIds.Contains($"{route.Method} {route.Path}")))
        {
            var api = path.StartsWith("/v1/channels", StringComparison.Ordinal) ? program
                : path.StartsWith("/v1/conversations", StringComparison.Ordinal) || path.StartsWith("/v1/canned-answers", StringComparison.Ordinal) ? stranger
                : path.StartsWith("/v1/tenant/", StringComparison.Ordinal) ? admin
                : throw new InvalidOperationException($"{method} {path} is not covered: list it above or give it a caller.");
            var full = path.Replace("{channel}", "theirs").Replace("{customer}", "someone").Replace("{number}", "5").Replace("{message:long}", "5").Replace("{delivery}", "theirs").Replace("{ticket}", $"{victim.Conversation}-1")
                .Replace("{id}", path.StartsWith("/v1/tenant/", StringComparison.Ordinal) ? "theirs" : victim.Conversation);
            Assert.DoesNotContain("{", full);
            foreach (var (caller, expected) in new[] { (api, new[] { 404 }), (customer, [403, 404]), (anonymous, [401]) })
            {
                var answer = await caller.SendAsync(new(method), full, method == "GET" ? null : BodyOf(path));
                Assert.True(expected.Contains(answer.Status), $"{method} {full}: {answer.Status} {answer.Text}");
                Assert.NotNull(answer.Problem);
                called++;
            }
        }

        Assert.True(called >= 39, $"Only {called} calls were made.");
        Assert.Equal(before, host.Journal.CountOf(other.Id));
    }

    [Fact]
    public async Task Ids_of_another_tenant_in_bodies_are_unknown()
    {
        var (own, other) = (await host.TenantAsync(), await host.TenantAsync());
        var mine = await own.ActiveAsync();
        using (var theirs = await other.AgentAsync("admin"))
        {
            (await theirs.PostAsync("/v1/tenant/queues", new { id = "theirs", name = "Theirs" })).Ok();
            (await theirs.PostAsync("/v1/tenant/agents", new { id = "theirs", name = "Theirs" })).Ok();
        }

        using var kim = await own.AgentAsync("kim");
        using var admin = await own.AgentAsync("admin");
        (await kim.PostAsync($"/v1/conversations/{mine.Conversation}/delegate", new { to = "theirs" })).Refused(404, "agent-is-unknown");
        (await admin.PostAsync("/v1/tenant/channels", new { id = "x1", type = "web", name = "X", queue = "theirs" })).Refused(404, "not-found");
        (await admin.PostAsync("/v1/tenant/agents", new { id = "x1", name = "X", queues = new[] { "theirs" } })).Refused(404, "not-found");
        var foreign = (await (await other.AgentAsync("kim")).GetAsync("/v1/conversations?tab=bot")).Ok().GetProperty("feed").GetString();
        Assert.True((await kim.GetAsync($"/v1/conversations/changes?after={foreign}")).Status is 200 or 409);
    }

    [Fact]
    public async Task Every_hub_method_refuses_ids_of_another_tenant_and_changes_nothing()
    {
        var (own, other) = (await host.TenantAsync(), await host.TenantAsync());
        var victim = await other.ActiveAsync();
        await using var hub = await own.HubAsync("boss");
        var before = host.Journal.CountOf(other.Id);
        var methods = typeof(AgentHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsVirtual || method.GetBaseDefinition() == method)
            .Select(method => method.Name).Except(HubWithoutIds);
        foreach (var method in methods)
        {
            Assert.True(HubCalls.TryGetValue(method, out var rest), $"{method} is not covered: list it above.");
            Assert.Equal("conversation-is-unknown", await hub.RefusedAsync(method, [victim.Conversation, .. rest]));
        }

        await hub.CallAsync("Watch", "active");
        (await victim.Api.PostAsync("/v1/web/messages", new { id = "m", text = "secret" })).Ok();
        using var kim = await own.AgentAsync("boss");
        Assert.Equal(0, (await kim.GetAsync("/v1/conversations?tab=active")).Ok().GetProperty("rows").GetArrayLength());
        await hub.NextAsync("head", _ => true, "a head");
        Assert.DoesNotContain(hub.Pushes.All, push => push.ToString().Contains(victim.Conversation, StringComparison.Ordinal));
        Assert.Equal(before + 1, host.Journal.CountOf(other.Id));
    }

    internal static IEnumerable<(string Method, string Path)> Routes(IServiceProvider services) =>
        from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where path.StartsWith("/v1/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select (method, path);

    private IEnumerable<(string Method, string Path)> Routes() => Routes(host.Services);

    private static string BodyOf(string path) => JsonSerializer.Serialize<object>(
        path.EndsWith("review", StringComparison.Ordinal) ? new { status = "inReview" }
        : path.EndsWith("kakao-texts", StringComparison.Ordinal) ? new { kind = "kakaoEnd", text = "words" }
        : path.StartsWith("/v1/channels/", StringComparison.Ordinal)
            ? path.EndsWith("start-links", StringComparison.Ordinal) ? new { customer = "someone" }
            : path.EndsWith("messages", StringComparison.Ordinal)
                ? new { customer = "someone", id = "x", text = "words" } : new { customer = "someone", id = "x" }
            : path.EndsWith("messages", StringComparison.Ordinal) || path.EndsWith("test", StringComparison.Ordinal) ? new { text = "words" }
            : path.EndsWith("assign", StringComparison.Ordinal) || path.EndsWith("delegate", StringComparison.Ordinal)
                || path.EndsWith("transfer", StringComparison.Ordinal) ? new { to = "lee" }
            : path.EndsWith("notes", StringComparison.Ordinal) ? new { text = "words" }
            : path.EndsWith("category", StringComparison.Ordinal) ? new { category = "일반" }
            : path.EndsWith("{ticket}", StringComparison.Ordinal) ? new { change = new { subject = "words" } }
            : path.EndsWith("priority", StringComparison.Ordinal) ? new { priority = 3 }
            : path.EndsWith("/agents/{id}", StringComparison.Ordinal)
                ? new { name = "Ours", role = "agent", chat = true, assign = true, queues = Array.Empty<string>() }
            : new { });
}
