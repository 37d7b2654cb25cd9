using System.Text.Json;
using Actors.Api.Json;
using Actors.Api.Simulations;
using Actors.Api.Tests.Hosting;
using Actors.Domain.Hours;
using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Api.Tests.Simulations;

/// <summary>What-if over REST: what would have been sent, beside what is expected or what really happened.</summary>
public sealed class SimulationsTests(SqliteHost host)
{
    private const string Path = "/v1/simulations";

    private static readonly object Scenario = new
    {
        channel = "web",
        steps = new object[]
        {
            new { @do = "open", expect = new { state = "received", agent = "kim", sent = Array.Empty<object>() } },
            new { @do = "agent.reply", agent = "kim", text = "안녕하세요", expect = new { state = "waiting" } },
        },
    };

    [Fact]
    public async Task A_scenario_is_answered_step_by_step_beside_what_it_expects()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var before = host.Journal.CountOf(tenant.Id);
        var answer = (await boss.PostAsync(Path, new { scenario = Scenario })).Ok();

        Assert.Equal("scenario", answer.GetProperty("settings").GetString());
        var played = answer.GetProperty("scenario");
        Assert.False(played.GetProperty("asExpected").GetBoolean());
        var (first, second) = (played.GetProperty("steps")[0], played.GetProperty("steps")[1]);
        Assert.False(first.TryGetProperty("difference", out _));
        Assert.Equal("kim", first.GetProperty("came").GetProperty("agent").GetString());
        Assert.Equal("waiting", second.GetProperty("expected").GetProperty("state").GetString());
        Assert.Equal("active", second.GetProperty("came").GetProperty("state").GetString());
        Assert.Equal("expected state waiting, came active", second.GetProperty("difference").GetString());
        Assert.Equal(before, host.Journal.CountOf(tenant.Id));
    }

    [Fact]
    public async Task A_settings_document_stands_in_for_the_scenarios_own()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var settings = new { cancelWord = "취소", distribution = "roundRobin", scope = "all", messages = new { greeting = new { on = true, text = "[counselor_name]입니다." } } };
        var answer = (await boss.PostAsync(Path, new { settings, scenario = Scenario })).Ok();
        Assert.Equal("document", answer.GetProperty("settings").GetString());
        var step = answer.GetProperty("scenario").GetProperty("steps")[0];
        var sent = Assert.Single(step.GetProperty("came").GetProperty("sent").EnumerateArray());
        Assert.Equal(("greeting", "김해피입니다."), (sent.GetProperty("kind").GetString(), sent.GetProperty("text").GetString()));
        Assert.Equal("onAtAssignment", sent.GetProperty("reason").GetProperty("rule").GetString());
        Assert.Equal("expected sent [], came [greeting]", step.GetProperty("difference").GetString());
    }

    [Fact]
    public async Task A_day_under_the_settings_that_it_had_is_the_day_that_it_was_and_nothing_is_stored()
    {
        var tenant = await host.TenantAsync();
        await TrafficAsync(tenant);
        using var boss = await tenant.AgentAsync("boss");
        var before = host.Journal.CountOf(tenant.Id);
        var answer = (await boss.PostAsync(Path, new { day = Today() })).Ok();

        Assert.Equal("published", answer.GetProperty("settings").GetString());
        var day = answer.GetProperty("day");
        Assert.Equal(0, day.GetProperty("different").GetInt32());
        Assert.Equal(0, day.GetProperty("refused").GetInt32());
        Assert.Equal(2, day.GetProperty("conversations").GetInt32());
        Assert.Equal(2, day.GetProperty("recorded").GetProperty("messages").GetProperty("unavailable").GetInt32());
        Assert.Equal(day.GetProperty("recorded").GetRawText(), day.GetProperty("simulated").GetRawText());
        Assert.Equal(before, host.Journal.CountOf(tenant.Id));
    }

    [Fact]
    public async Task A_day_under_other_settings_says_which_conversations_would_have_gone_otherwise()
    {
        var tenant = await host.TenantAsync();
        var (assigned, waiting) = await TrafficAsync(tenant);
        using var boss = await tenant.AgentAsync("boss");
        // Whoever is not signed in counts as well, so that nobody has to wait for a manager.
        var settings = new { cancelWord = "취소", distribution = "roundRobin", scope = "all", messages = new { greeting = new { on = true, text = "반갑습니다." } } };
        var day = (await boss.PostAsync(Path, new { settings, day = Today() })).Ok().GetProperty("day");

        Assert.Equal(2, day.GetProperty("different").GetInt32());
        var differences = day.GetProperty("differences").EnumerateArray().ToDictionary(one => one.GetProperty("conversation").GetString()!);
        var (was, would) = (differences[waiting].GetProperty("recorded"), differences[waiting].GetProperty("simulated"));
        Assert.Equal(("waiting", "unavailable"), (was.GetProperty("state").GetString(), was.GetProperty("sent")[0].GetProperty("kind").GetString()));
        Assert.Equal(("received", "greeting"), (would.GetProperty("state").GetString(), would.GetProperty("sent")[0].GetProperty("kind").GetString()));
        Assert.Equal("distribution", would.GetProperty("assigned")[0].GetProperty("by").GetString());
        Assert.Equal("active", differences[assigned].GetProperty("simulated").GetProperty("state").GetString());
        Assert.Equal(2, day.GetProperty("simulated").GetProperty("messages").GetProperty("greeting").GetInt32());
    }

    [Fact]
    public async Task The_draft_is_tried_where_there_is_one()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        (await boss.PostAsync(Path, new { draft = true, scenario = Scenario })).Refused(409, "no-settings-draft");
        var read = await boss.GetAsync("/v1/tenant/settings");
        var draft = new { cancelWord = "취소", distribution = "manual", scope = "all" };
        (await boss.SendAsync(HttpMethod.Put, "/v1/tenant/settings/draft", draft, ("If-Match", read.Headers["ETag"]))).Ok();
        var answer = (await boss.PostAsync(Path, new { draft = true, scenario = Scenario })).Ok();
        Assert.Equal("draft", answer.GetProperty("settings").GetString());
        Assert.Equal("waiting", answer.GetProperty("scenario").GetProperty("steps")[0].GetProperty("came").GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_cannot_be_tried_is_refused()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        using var kim = await tenant.AgentAsync("kim");
        var settings = new { cancelWord = "취소", distribution = "manual", scope = "all" };
        (await kim.PostAsync(Path, new { scenario = Scenario })).Refused(403, "not-allowed");
        (await boss.PostAsync(Path, new { })).Refused(400, "field-is-invalid");
        (await boss.PostAsync(Path, new { scenario = Scenario, day = Today() })).Refused(400, "field-is-invalid");
        (await boss.PostAsync(Path, new { scenario = Scenario, settings, draft = true })).Refused(400, "field-is-invalid");
        (await boss.PostAsync(Path, new { scenario = Scenario, settings = new { cancelWord = "취소", limit = 1 } })).Refused(400, "settings-are-invalid");
        var wrong = (await boss.PostAsync(Path, new { scenario = new { channel = "web", steps = new[] { new { @do = "dance" } } } }))
            .Refused(400, "field-is-invalid");
        Assert.Contains("step 1: field 'do': 'dance' is unknown.", wrong.Json.GetProperty("detail").GetString());
        (await boss.PostAsync(Path, """{"scenario":[]}""")).Refused(400, "field-is-invalid");
        (await boss.PostAsync(Path, """{"scenario":{"channel":"web","steps":[],"steps":[]}}""")).Refused(400, "body-is-malformed");
        (await boss.PostAsync(Path, (byte[])[.. "{\"scenario\":{\"name\":\""u8, 0xc0, 0x80, .. "\"}}"u8])).Refused(400, "body-is-malformed");
        (await boss.PostAsync(Path, """{"scenario":{"name":"\ud83d","channel":"web","steps":[]}}""")).Refused(400, "field-is-invalid");
        (await boss.PostAsync(Path, new { scenario = new { channel = "web", now = "0001-01-02T00:00:00Z", steps = Array.Empty<object>() } }))
            .Refused(400, "field-is-invalid");
        (await boss.PostAsync(Path, new { scenario = new { channel = "web", steps = new[] { new { @do = "wait", @for = "P1001D" } } } }))
            .Refused(413, "simulation-is-too-large");
        (await boss.PostAsync(Path, new { scenario = new { channel = "web", steps = Enumerable.Repeat(new { @do = "open" }, 501) } }))
            .Refused(413, "simulation-is-too-large");
        foreach (var day in new[] { "", "yesterday", "2026-02-30", "2999-01-01", "0001-01-01" })
        {
            (await boss.PostAsync(Path, new { day })).Refused(400, "field-is-invalid");
        }
    }

    [Fact]
    public async Task What_takes_too_long_or_comes_too_often_is_refused()
    {
        var tenant = await host.TenantAsync();
        await TrafficAsync(tenant);
        var asked = new SimulationBody(Day: Today());
        Assert.EndsWith("simulation-is-too-large", await ProblemAsync(new() { Budget = TimeSpan.Zero }));
        Assert.EndsWith("simulation-is-too-large", await ProblemAsync(new() { Conversations = 1 }));
        Assert.EndsWith("simulation-is-too-large", await ProblemAsync(new() { Events = 3 }));
        Assert.EndsWith("too-many-requests", await ProblemAsync(new() { AtOnce = 0 }));

        async Task<string?> ProblemAsync(SimulationLimits limits)
        {
            var services = host.Services;
            using var whatIf = new WhatIf(
                services.GetRequiredService<TenantDirectory>(), services.GetRequiredService<DayReader>(), limits, TimeProvider.System);
            return (await whatIf.PlayAsync(tenant.Id, asked, TestContext.Current.CancellationToken)).Wrong?.Type;
        }
    }

    [Fact]
    public void A_day_begins_at_midnight_or_where_daylight_saving_lets_it()
    {
        Assert.Equal(
            new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.FromHours(9)), DayReader.Midnight(TimeZones.Find("Asia/Seoul")!, new(2026, 3, 4)));
        Assert.Equal(
            new DateTimeOffset(2018, 11, 4, 1, 0, 0, TimeSpan.FromHours(-2)),
            DayReader.Midnight(TimeZones.Find("America/Sao_Paulo")!, new(2018, 11, 4)));
    }

    /// <summary>One customer whom a manager assigns to an agent who answers, and one who waits.</summary>
    private static async Task<(string Assigned, string Waiting)> TrafficAsync(TestTenant tenant)
    {
        var (first, second) = (await tenant.WaitingAsync(), await tenant.WaitingAsync());
        using var boss = await tenant.AgentAsync("boss");
        using var kim = await tenant.AgentAsync("kim");
        (await boss.PostAsync($"/v1/conversations/{first.Conversation}/assign", new { id = "a", to = "kim" })).Ok();
        (await kim.PostAsync($"/v1/conversations/{first.Conversation}/messages", new { id = "b", text = "안녕하세요" })).Ok();
        (await second.Api.PostAsync("/v1/web/messages", new { id = "c", text = "아무도 없나요?" })).Ok();
        return (first.Conversation, second.Conversation);
    }

    private static string Today() => DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd");
}
