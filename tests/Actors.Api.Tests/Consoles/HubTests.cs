using System.Text.Json;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Consoles;

public sealed class HubTests(SqliteHost host)
{
    [Fact]
    public async Task Rows_are_pushed_in_a_chain_with_counts_and_gone()
    {
        var tenant = await host.TenantAsync();
        await using var kim = await tenant.HubAsync("kim");
        await using var lee = await tenant.HubAsync("lee");
        var list = await kim.CallAsync("Watch", "waiting");
        await lee.CallAsync("Watch", "waiting");
        Assert.Equal(0, list.GetProperty("counts").GetProperty("waiting").GetInt32());
        var customer = await tenant.WaitingAsync();
        var push = await lee.NextAsync("rows", rows => Shows(rows, customer.Conversation, "waiting"), "the waiting row at lee");
        Assert.Equal(1, push.GetProperty("counts").GetProperty("waiting").GetInt32());
        await kim.NextAsync("rows", rows => Shows(rows, customer.Conversation, "waiting"), "the waiting row at kim");

        var started = await kim.CallAsync("Start", customer.Conversation, "s1");
        Assert.True(started.GetProperty("seq").GetInt64() > 0);
        await kim.NextAsync("rows", rows => Shows(rows, customer.Conversation, "active"), "the own row, whatever the tab");
        await lee.NextAsync(
            "rows", rows => rows.GetProperty("gone").EnumerateArray().Any(id => id.GetString() == customer.Conversation), "gone at lee");

        var feed = list.GetProperty("feed").GetString();
        foreach (var step in kim.Pushes.All.Where(one => one.GetProperty("target").GetString() == "rows"))
        {
            Assert.Equal(feed, step.GetProperty("arguments")[0].GetProperty("from").GetString());
            feed = step.GetProperty("arguments")[0].GetProperty("feed").GetString();
        }
    }

    [Fact]
    public async Task The_head_is_pushed_and_CatchUp_brings_what_was_missed()
    {
        var tenant = await host.TenantAsync();
        await using var kim = await tenant.HubAsync("kim");
        var list = await kim.CallAsync("Watch", "waiting");
        var customer = await tenant.WaitingAsync();
        var changes = await kim.CallAsync("CatchUp", list.GetProperty("feed").GetString());
        Assert.Contains(changes.GetProperty("rows").EnumerateArray(), row => row.GetProperty("id").GetString() == customer.Conversation);
        var head = await kim.NextAsync("head", _ => true, "a head");
        Assert.Equal(changes.GetProperty("feed").GetString(), head.GetProperty("feed").GetString());
        Assert.Equal("cursor-is-from-the-future", await kim.RefusedAsync("CatchUp", "9999999999-1"));
        Assert.Equal("field-is-invalid", await kim.RefusedAsync("CatchUp", "yesterday"));
    }

    [Fact]
    public async Task Lines_of_open_and_own_conversations_are_pushed_in_a_chain()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        await using var kim = await tenant.HubAsync("kim");
        await using var lee = await tenant.HubAsync("lee");
        var opened = await lee.CallAsync("Open", customer.Conversation, -1);
        await kim.CallAsync("Start", customer.Conversation, "s1");
        await kim.CallAsync("Send", customer.Conversation, "h1", "hello", null);
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", text = "to both" })).Ok();
        foreach (var console in new[] { kim, lee })
        {
            await console.NextAsync("messages", lines => Says(lines, "to both"), "the customer's words");
        }

        var last = opened.GetProperty("head").GetInt64();
        foreach (var push in lee.Pushes.All.Where(one => one.GetProperty("target").GetString() == "messages"))
        {
            var lines = push.GetProperty("arguments")[0];
            Assert.Equal(last, lines.GetProperty("prev").GetInt64());
            last = lines.GetProperty("messages").EnumerateArray().Last().GetProperty("seq").GetInt64();
        }

        await lee.CallAsync("Close", customer.Conversation);
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m2", text = "only kim" })).Ok();
        await kim.NextAsync("messages", lines => Says(lines, "only kim"), "the customer's second words");
        Assert.DoesNotContain(lee.Pushes.All, push => push.ToString().Contains("only kim", StringComparison.Ordinal));

        var older = await kim.CallAsync("Older", customer.Conversation, last);
        Assert.NotEmpty(older.GetProperty("messages").EnumerateArray());
        var rest = await kim.CallAsync("Open", customer.Conversation, last);
        Assert.Contains(rest.GetProperty("messages").EnumerateArray(), line => Says(line, "only kim", "text"));
        Assert.Equal("cursor-is-from-the-future", await kim.RefusedAsync("Open", customer.Conversation, 9999));
        Assert.Equal("field-is-invalid", await kim.RefusedAsync("Older", customer.Conversation, 0));
    }

    [Fact]
    public async Task Every_deed_answers_an_outcome_or_a_problem()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        await using var kim = await tenant.HubAsync("kim");
        await using var lee = await tenant.HubAsync("lee");
        await using var boss = await tenant.HubAsync("boss");
        var id = customer.Conversation;
        Assert.Equal("manager-required", await kim.RefusedAsync("Assign", id, "a", "lee"));
        await lee.CallAsync("SetPresence", "online");
        await kim.CallAsync("Take", id, "t");
        await kim.CallAsync("Start", id, "s");
        Assert.Equal("text-is-empty", await kim.RefusedAsync("Send", id, "e", "  ", null));
        Assert.Equal("control-has-moved", await kim.RefusedAsync("Send", id, "e", "x", 99));
        await kim.CallAsync("Hold", id, "h");
        await kim.CallAsync("Resume", id, "r");
        Assert.Equal("channel-has-no-bot", await kim.RefusedAsync("ToBot", id, "b"));
        await kim.CallAsync("Delegate", id, "d", "lee");
        await lee.CallAsync("Resume", id, "r");
        var again = await lee.CallAsync("Resume", id, "r");
        Assert.True(again.GetProperty("repeated").GetBoolean());
        await lee.CallAsync("End", id, "e");
        Assert.Equal("ended", await customer.StatusAsync());
        var next = await tenant.WaitingAsync();
        await boss.CallAsync("Assign", next.Conversation, "a", "kim");
        Assert.Equal(4, (await kim.CallAsync("Agents")).GetArrayLength());
        Assert.Equal(1, (await boss.CallAsync("List", "received", null)).GetProperty("rows").GetArrayLength());
        Assert.Equal(0, (await lee.CallAsync("List", "received", null)).GetProperty("rows").GetArrayLength());
        Assert.Equal("field-is-invalid", await kim.RefusedAsync("Watch", "all"));
        Assert.Equal("field-is-invalid", await kim.RefusedAsync("List", "waiting", "w.1.x"));
    }

    [Fact]
    public async Task A_reason_is_read_by_colleagues_and_by_oneself()
    {
        var tenant = await host.TenantAsync();
        await using var kim = await tenant.HubAsync("kim");
        await using var lee = await tenant.HubAsync("lee");
        await kim.CallAsync("SetPresenceBecause", "away", "회의");
        Assert.Equal("field-is-invalid", await lee.RefusedAsync("SetPresenceBecause", "online", "회의"));
        await lee.CallAsync("SetPresence", "online");
        var seen = (await lee.CallAsync("Agents")).EnumerateArray().Single(agent => agent.GetProperty("id").GetString() == "kim");
        Assert.Equal(("away", "회의"), (seen.GetProperty("presence").GetString(), seen.GetProperty("presenceReason").GetString()));
        Assert.True(seen.GetProperty("presenceSince").GetDateTimeOffset() <= DateTimeOffset.UtcNow);
        using var rest = await tenant.AgentAsync("kim");
        Assert.Equal("회의", (await rest.GetAsync("/v1/session")).Ok().GetProperty("presenceReason").GetString());
        (await rest.PutAsync("/v1/me/presence", new { presence = "break", reason = "두\n줄" })).Refused(400, "field-is-invalid");
        (await rest.PutAsync("/v1/me/presence", new { presence = "meal" })).Ok();
        Assert.False((await rest.GetAsync("/v1/session")).Ok().TryGetProperty("presenceReason", out _));
    }

    [Fact]
    public async Task All_six_tabs_are_counted()
    {
        var tenant = await host.TenantAsync();
        await using var kim = await tenant.HubAsync("kim");
        await using var boss = await tenant.HubAsync("boss");
        await boss.CallAsync("Watch", "waiting");
        await tenant.WaitingAsync();
        var held = await tenant.ActiveAsync();
        var ended = await tenant.ActiveAsync();
        await tenant.ActiveAsync();
        await kim.CallAsync("Hold", held.Conversation, "h");
        await kim.CallAsync("Send", ended.Conversation, "s", "끝내겠습니다", null);
        await kim.CallAsync("End", ended.Conversation, "e");
        var bot = await tenant.CustomerAsync("bot");
        (await bot.Api.PostAsync("/v1/web/messages", new { id = "m", text = "hours" })).Ok();
        var pushed = await boss.NextAsync(
            "rows", rows => rows.GetProperty("counts").GetProperty("bot").GetInt32() == 1, "the count of the last change");
        var listed = (await kim.CallAsync("List", "bot", null)).GetProperty("counts");
        foreach (var counts in new[] { pushed.GetProperty("counts"), listed })
        {
            Assert.Equal(
                """{"waiting":1,"received":0,"active":1,"held":1,"ended":1,"bot":1}""", counts.GetRawText());
        }
    }

    [Fact]
    public async Task A_message_carries_files_that_were_uploaded_for_its_conversation()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        var other = await tenant.ActiveAsync();
        await using var kim = await tenant.HubAsync("kim");
        using var rest = await tenant.AgentAsync("kim");
        var uploaded = await rest.SendAsync(
            HttpMethod.Post, $"/v1/conversations/{customer.Conversation}/files?name=표.csv", "a,b\n"u8.ToArray(), ("Content-Type", "application/octet-stream"));
        var file = uploaded.Ok().GetProperty("file").GetString();
        var sent = await kim.CallAsync("SendFiles", customer.Conversation, "s1", "", null, new[] { file });
        Assert.False(sent.GetProperty("repeated").GetBoolean());
        Assert.True((await kim.CallAsync("SendFiles", customer.Conversation, "s1", "", null, new[] { file })).GetProperty("repeated").GetBoolean());
        Assert.Equal("file-is-unknown", await kim.RefusedAsync("SendFiles", other.Conversation, "s2", "", null, new[] { file }));
        Assert.Equal("text-is-empty", await kim.RefusedAsync("SendFiles", other.Conversation, "s3", "", null, Array.Empty<string>()));
        var line = (await customer.Api.GetAsync("/v1/web/messages")).Ok().GetProperty("messages").EnumerateArray().Last();
        Assert.Equal("표.csv", line.GetProperty("attachments")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_call_that_cannot_be_read_gets_a_problem_and_the_connection_stays()
    {
        var tenant = await host.TenantAsync();
        await using var kim = await tenant.HubAsync("kim");
        Assert.Equal("call-is-malformed", await kim.RefusedAsync("Explode"));
        Assert.Equal("call-is-malformed", await kim.RefusedAsync("SetPresence", "sleeping"));
        Assert.Equal("call-is-malformed", await kim.RefusedAsync("SetPresence"));
        Assert.Equal("call-is-malformed", await kim.RefusedAsync("Open", "x", "y"));
        await kim.CallAsync("Agents");
    }

    [Fact]
    public async Task What_is_unknown_cannot_be_opened_however_often()
    {
        var tenant = await host.TenantAsync();
        await using var kim = await tenant.HubAsync("kim");
        for (var number = 0; number < 50; number++)
        {
            Assert.Equal("conversation-is-unknown", await kim.RefusedAsync("Open", $"unknown-conversation{number:00}", -1));
        }
    }

    [Fact]
    public async Task A_flood_of_calls_is_refused_and_then_cut()
    {
        var tenant = await host.TenantAsync();
        await using var kim = await tenant.HubAsync("kim");
        var refused = 0;
        try
        {
            for (var number = 0; number < 4000; number++)
            {
                refused += HubClient.ProblemOf(await kim.AnswerAsync("Hold", "nothing", "x")) == "too-many-calls" ? 1 : 0;
            }

            Assert.Fail("The flood was not cut.");
        }
        catch (Exception cut) when (cut is HubRefused or System.Net.WebSockets.WebSocketException)
        {
            Assert.InRange(refused, 900, 1000);
        }
    }

    [Fact]
    public async Task The_hub_takes_cookie_and_token_and_nothing_else()
    {
        var tenant = await host.TenantAsync();
        using var api = host.Api();
        var signIn = await api.PostAsync("/v1/session", new { login = $"kim@{tenant.Id}", password = ApiHost.Password.Text });
        var cookie = signIn.Headers["Set-Cookie"].Split(';')[0];
        await using var byCookie = await HubClient.ConnectAsync(host.Address, cookie: cookie, origin: host.Address);
        await byCookie.CallAsync("Agents");
        var customer = await tenant.CustomerAsync();
        foreach (var token in new[] { null, "nonsense", customer.Token, tenant.Key })
        {
            Assert.Equal(401, (await Assert.ThrowsAsync<HubRefused>(() => HubClient.ConnectAsync(host.Address, token))).Status);
        }

        var admin = await TestTenant.TokenAsync(host, "op@system");
        Assert.Equal(403, (await Assert.ThrowsAsync<HubRefused>(() => HubClient.ConnectAsync(host.Address, admin))).Status);
        foreach (var origin in new[] { "https://evil.example", TestTenant.Shop, "null" })
        {
            var foreign = await Assert.ThrowsAsync<HubRefused>(() => HubClient.ConnectAsync(host.Address, cookie: cookie, origin: origin));
            Assert.Equal(403, foreign.Status);
        }
    }

    [Fact]
    public async Task A_connection_is_cut_and_a_token_is_worthless_when_the_persons_rights_change()
    {
        var tenant = await host.TenantAsync();
        await using var kim = await tenant.HubAsync("kim");
        await using var lee = await tenant.HubAsync("lee");
        using var rest = await tenant.AgentAsync("kim");
        (await rest.GetAsync("/v1/agents")).Ok();
        using var admin = await tenant.AgentAsync("admin");
        (await admin.SendAsync(HttpMethod.Post, "/v1/tenant/agents/kim/password", null)).Ok();
        (await rest.GetAsync("/v1/agents")).Refused(401, "not-signed-in");
        await Eventually.HoldsAsync(() => kim.Closed.IsCompleted, "kim is cut off");
        await lee.CallAsync("Agents");
    }

    private static bool Shows(JsonElement push, string conversation, string status) => push.GetProperty("rows").EnumerateArray()
        .Any(row => row.GetProperty("id").GetString() == conversation && row.GetProperty("status").GetString() == status);

    private static bool Says(JsonElement push, string text) =>
        push.GetProperty("messages").EnumerateArray().Any(line => Says(line, text, "text"));

    private static bool Says(JsonElement line, string text, string field) =>
        line.TryGetProperty(field, out var said) && said.GetString() == text;
}
