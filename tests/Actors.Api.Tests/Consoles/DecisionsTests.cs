using System.Text.Json;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Consoles;

/// <summary>Why: what was decided about a conversation, read back from the journal.</summary>
public sealed class DecisionsTests(SqliteHost host)
{
    [Fact]
    public async Task A_request_that_nobody_can_take_says_whom_it_passed_over_and_what_it_sent()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        using var kim = await tenant.AgentAsync("kim");
        var read = (await kim.GetAsync($"/v1/conversations/{customer.Conversation}/decisions")).Ok();
        Assert.False(read.TryGetProperty("before", out _));
        var decisions = read.GetProperty("decisions").EnumerateArray().ToList();
        Assert.Equal(["decision", "message", "waiting"], decisions.Select(Kind));

        var admission = decisions[0].GetProperty("admission");
        Assert.Equal("request", decisions[0].GetProperty("moment").GetString());
        Assert.Equal("nobodyAvailable", admission.GetProperty("case").GetString());
        Assert.Equal(
            ["blocked: notBlocked", "stopped: serviceIsOpen", "offHours: withinHours", "meal: notEverybodyAtMeal"],
            admission.GetProperty("skipped").EnumerateArray().Select(skipped => $"{skipped.GetProperty("case")}: {skipped.GetProperty("why")}"));
        var passed = admission.GetProperty("passedOver");
        Assert.Equal(
            ["presence 4"], passed.GetProperty("counts").EnumerateArray().Select(count => $"{count.GetProperty("reason")} {count.GetProperty("count")}"));
        Assert.Equal(
            ["kim", "lee", "boss", "admin"], passed.GetProperty("first").EnumerateArray().Select(first => first.GetProperty("agent").GetString()));

        Assert.Equal("unavailable", decisions[1].GetProperty("message").GetString());
        Assert.Equal("answersTheCase", decisions[1].GetProperty("reason").GetProperty("rule").GetString());
        Assert.Equal("nobodyAvailable", decisions[1].GetProperty("case").GetString());
        Assert.Equal("nobodyAvailable", decisions[2].GetProperty("wait").GetString());
        Assert.All(decisions, decision => Assert.Equal(1, decision.GetProperty("handOff").GetInt32()));
    }

    [Fact]
    public async Task An_assignment_says_who_got_it_from_whom_and_what_was_not_sent()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        using var boss = await tenant.AgentAsync("boss");
        (await boss.PostAsync($"/v1/conversations/{customer.Conversation}/assign", new { id = "a", to = "lee" })).Ok();
        var decisions = (await boss.GetAsync($"/v1/conversations/{customer.Conversation}/decisions?limit=2")).Ok()
            .GetProperty("decisions").EnumerateArray().ToList();
        Assert.Equal(["decision", "assigned"], decisions.Select(Kind));
        Assert.Equal(
            ("lee", "manager", "boss"),
            (decisions[1].GetProperty("agent").GetString(), decisions[1].GetProperty("by").GetString(), decisions[1].GetProperty("actor").GetString()));
        Assert.Equal("assignment", decisions[0].GetProperty("moment").GetString());
        Assert.Equal(
            ["greeting: isOff", "title: isOff", "busy: isOff", "waitingCount: isOff"],
            decisions[0].GetProperty("silent").EnumerateArray().Select(silence => $"{silence.GetProperty("kind")}: {silence.GetProperty("rule")}"));
        Assert.Equal(decisions[0].GetProperty("at").GetString(), decisions[1].GetProperty("at").GetString());
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        using var kim = await tenant.AgentAsync("kim");
        var path = $"/v1/conversations/{customer.Conversation}/decisions";
        var all = (await kim.GetAsync(path)).Ok().GetProperty("decisions").EnumerateArray().Select(Seq).ToList();
        var paged = new List<long>();
        long? before = long.MaxValue;
        while (before is { } cursor)
        {
            var page = (await kim.GetAsync($"{path}?limit=1&before={cursor}")).Ok();
            paged.Add(Seq(Assert.Single(page.GetProperty("decisions").EnumerateArray())));
            before = page.TryGetProperty("before", out var next) ? next.GetInt64() : null;
        }

        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task What_is_asked_wrongly_or_by_strangers_is_refused()
    {
        var (tenant, other) = (await host.TenantAsync(), await host.TenantAsync());
        var customer = await tenant.WaitingAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var stranger = await other.AgentAsync("boss");
        var path = $"/v1/conversations/{customer.Conversation}/decisions";
        (await kim.GetAsync(path + "?limit=0")).Refused(400, "field-is-invalid");
        (await kim.GetAsync(path + "?before=-1")).Refused(400, "field-is-invalid");
        (await stranger.GetAsync(path)).Refused(404, "conversation-is-unknown");
        (await customer.Api.GetAsync(path)).Refused(403, "not-allowed");
    }

    private static string? Kind(JsonElement decision) => decision.GetProperty("kind").GetString();

    private static long Seq(JsonElement decision) => decision.GetProperty("seq").GetInt64();
}
