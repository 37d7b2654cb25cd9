using System.Text.Json;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Tenants;

/// <summary>Draft, publish and discard, with the revision as ETag.</summary>
public sealed class SettingsTests(SqliteHost host)
{
    [Fact]
    public async Task A_draft_decides_nothing_until_it_is_published()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var read = await boss.ReadSettingsAsync();
        Assert.False(read.Json.TryGetProperty("draft", out _));
        var saved = await boss.SaveAsync(read.With("""{"cancelWord":"그만"}"""), read.Etag());
        Assert.NotEqual(read.Etag(), saved.Etag());
        Assert.Equal("취소", saved.Json.GetProperty("settings").GetProperty("cancelWord").GetString());
        var draft = saved.Json.GetProperty("draft");
        Assert.Equal("그만", draft.GetProperty("settings").GetProperty("cancelWord").GetString());
        Assert.Equal("boss", draft.GetProperty("by").GetString());
        Assert.Empty(draft.GetProperty("problems").EnumerateArray());
        var change = Assert.Single(draft.GetProperty("changes").EnumerateArray());
        Assert.Equal(
            ("cancelWord", "취소", "그만"),
            (change.GetProperty("field").GetString(), change.GetProperty("before").GetString(), change.GetProperty("after").GetString()));

        var published = (await boss.PublishAsync(saved.Etag(), "첫 변경")).Ok();
        Assert.Equal("그만", published.GetProperty("settings").GetProperty("cancelWord").GetString());
        Assert.Equal(("boss", "첫 변경"), (published.GetProperty("by").GetString(), published.GetProperty("note").GetString()));
        Assert.Equal(read.Json.GetProperty("version").GetInt32() + 1, published.GetProperty("version").GetInt32());
        Assert.False(published.TryGetProperty("draft", out _));
    }

    [Fact]
    public async Task Who_has_not_seen_what_is_there_now_changes_nothing()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        using var admin = await tenant.AgentAsync("admin");
        var read = await boss.ReadSettingsAsync();
        var saved = await boss.SaveAsync(read.With("""{"cancelWord":"그만"}"""), read.Etag());
        var before = host.Journal.CountOf(tenant.Id);
        foreach (var stale in new[] { read.Etag(), "\"999\"", "W/" + saved.Etag(), "*", "x", "\"\"", $"{saved.Etag()}, {read.Etag()}" })
        {
            (await admin.SaveAsync(read.With("""{"cancelWord":"끝"}"""), stale)).Refused(412, "settings-have-moved");
            (await admin.PublishAsync(stale)).Refused(412, "settings-have-moved");
            (await admin.DiscardAsync(stale)).Refused(412, "settings-have-moved");
            (await admin.ImportAsync(new { year = 2027 }, stale)).Refused(412, "settings-have-moved");
        }

        (await admin.SendAsync(HttpMethod.Put, SettingsCalls.Path + "/draft", read.With("{}"))).Refused(428, "if-match-is-missing");
        (await admin.SendAsync(HttpMethod.Post, SettingsCalls.Path + "/publish", new { })).Refused(428, "if-match-is-missing");
        (await admin.SendAsync(HttpMethod.Delete, SettingsCalls.Path + "/draft", null)).Refused(428, "if-match-is-missing");
        (await admin.SendAsync(HttpMethod.Post, SettingsCalls.Path + "/draft/holidays", new { year = 2027 }))
            .Refused(428, "if-match-is-missing");
        Assert.Equal(before, host.Journal.CountOf(tenant.Id));
    }

    [Fact]
    public async Task Of_many_publishers_of_one_revision_one_wins()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var read = await boss.ReadSettingsAsync();
        var saved = await boss.SaveAsync(read.With("""{"cancelWord":"그만"}"""), read.Etag());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => boss.PublishAsync(saved.Etag(), $"{number}")));
        var won = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != won), answer => answer.Refused(412, "settings-have-moved"));
        var now = await boss.ReadSettingsAsync();
        Assert.Equal(won.Text, now.Text);
        Assert.Equal(won.Etag(), now.Etag());
    }

    [Fact]
    public async Task Of_many_savers_of_one_revision_one_wins_and_its_repetition_is_no_conflict()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var read = await boss.ReadSettingsAsync();
        var documents = Enumerable.Range(0, 8).Select(number => read.With($$"""{"cancelWord":"그만{{number}}"}""")).ToList();
        var answers = await Task.WhenAll(documents.Select(document => boss.SaveAsync(document, read.Etag())));
        var won = Assert.Single(answers, answer => answer.Status == 200);
        var again = await boss.SaveAsync(documents[Array.IndexOf(answers, won)], read.Etag());
        Assert.Equal(won.Etag(), again.Etag());
        Assert.Equal(won.Text, again.Text);
    }

    [Fact]
    public async Task A_draft_is_discarded_and_there_is_none_to_publish()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var read = await boss.ReadSettingsAsync();
        (await boss.PublishAsync(read.Etag())).Refused(409, "no-settings-draft");
        (await boss.DiscardAsync(read.Etag())).Refused(409, "no-settings-draft");
        var saved = await boss.SaveAsync(read.With("""{"limit":10}"""), read.Etag());
        var discarded = await boss.DiscardAsync(saved.Etag());
        Assert.False(discarded.Ok().TryGetProperty("draft", out _));
        Assert.NotEqual(saved.Etag(), discarded.Etag());
        (await boss.PublishAsync(discarded.Etag())).Refused(409, "no-settings-draft");
    }

    [Fact]
    public async Task A_draft_may_be_wrong_and_is_not_published_while_it_is()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var read = await boss.ReadSettingsAsync();
        var saved = await boss.SaveAsync(
            read.With("""
                {
                  "limit": 2, "hours": { "mon": ["10:00-12:00", "11:00-13:00"] }, "channelHours": [{ "channel": "gone", "hours": {} }],
                  "categories": [{ "name": "주문", "divisions": [{ "name": "환불", "agents": ["kim", "nobody"] }] }]
                }
                """),
            read.Etag());
        string[] wrong = ["limit", "hours.mon[1]", "channelHours[0].channel", "categories[0].divisions[0].agents[1]"];
        Assert.Equal(wrong, SettingsCalls.Names(saved.Ok().GetProperty("draft").GetProperty("problems")));
        var refused = (await boss.PublishAsync(saved.Etag())).Refused(400, "settings-are-invalid");
        Assert.Equal(wrong, refused.Fields());
        Assert.All(refused.Json.GetProperty("fields").EnumerateArray(), field =>
        {
            Assert.Contains(field.GetProperty("korean").GetString()!, letter => letter is >= '가' and <= '힣');
            Assert.NotEmpty(field.GetProperty("english").GetString()!);
        });
        Assert.Equal(saved.Etag(), (await boss.ReadSettingsAsync()).Etag());
    }

    [Fact]
    public async Task What_is_in_force_already_makes_no_new_version()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var read = await boss.ReadSettingsAsync();
        var saved = await boss.SaveAsync(read.With("{}"), read.Etag());
        Assert.Empty(saved.Ok().GetProperty("draft").GetProperty("changes").EnumerateArray());
        var published = (await boss.PublishAsync(saved.Etag())).Ok();
        Assert.Equal(read.Json.GetProperty("version").GetInt32(), published.GetProperty("version").GetInt32());
        Assert.False(published.TryGetProperty("draft", out _));
        (await boss.PublishAsync((await boss.SaveAsync(read.With("""{"limit":5}"""), (await boss.ReadSettingsAsync()).Etag())).Etag(), new('n', 201)))
            .Refused(400, "field-is-invalid");
    }

    [Fact]
    public async Task The_history_tells_who_when_why_and_the_difference()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        using var admin = await tenant.AgentAsync("admin");
        var started = DateTimeOffset.UtcNow;
        var first = (await boss.PutInForceAsync("""{"cancelWord":"그만","limit":10}""", "하나")).Ok().GetProperty("version").GetInt32();
        (await admin.PutInForceAsync(
            """{"limit":20,"holidays":[{"date":"2026-05-05"}],"hours":{"mon":["09:00-18:00"]}}""", "둘")).Ok();
        (await admin.PutInForceAsync("""{"holidays":[{"date":"2026-03-01"},{"date":"2026-05-05","name":"어린이날"}]}""")).Ok();

        var list = (await boss.GetAsync(SettingsCalls.Path + "/versions?limit=2")).Ok();
        var versions = list.GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal([first + 2, first + 1], versions.Select(version => version.GetProperty("version").GetInt32()));
        Assert.Equal(("admin", "둘"), (versions[1].GetProperty("byName").GetString(), versions[1].GetProperty("note").GetString()));
        Assert.InRange(versions[1].GetProperty("at").GetDateTimeOffset(), started.AddSeconds(-1), DateTimeOffset.UtcNow);
        var rest = (await boss.GetAsync($"{SettingsCalls.Path}/versions?before={list.GetProperty("before").GetInt32()}")).Ok();
        Assert.Equal(
            Enumerable.Range(0, first + 1).Reverse(),
            rest.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("version").GetInt32()));
        Assert.False(rest.TryGetProperty("before", out _));

        var old = (await boss.GetAsync($"{SettingsCalls.Path}/versions/{first}")).Ok();
        Assert.Equal(10, old.GetProperty("settings").GetProperty("limit").GetInt32());
        Assert.Equal("하나", old.GetProperty("version").GetProperty("note").GetString());
        (await boss.GetAsync($"{SettingsCalls.Path}/versions/{first + 3}")).Refused(404, "not-found");
        (await boss.GetAsync($"{SettingsCalls.Path}/versions/-1")).Refused(404, "not-found");
        (await boss.GetAsync($"{SettingsCalls.Path}/versions/x")).Refused(400, "body-is-malformed");
        (await boss.GetAsync($"{SettingsCalls.Path}/versions?limit=0")).Refused(400, "field-is-invalid");

        var changes = (await boss.GetAsync($"{SettingsCalls.Path}/versions/{first + 2}/difference?from={first}")).Ok().GetProperty("changes");
        Assert.Equal(
            ["limit", "hours.mon", "hours.tue", "hours.wed", "hours.thu", "hours.fri", "hours.sat", "hours.sun", "holidays[0]", "holidays[1]"],
            SettingsCalls.Names(changes));
        Assert.Equal((10, 20), (changes[0].GetProperty("before").GetInt32(), changes[0].GetProperty("after").GetInt32()));
        Assert.Equal("""["09:00-18:00"]""", changes[1].GetProperty("after").GetRawText());
        var named = (await boss.GetAsync($"{SettingsCalls.Path}/versions/{first + 2}/difference")).Ok();
        Assert.Equal(first + 1, named.GetProperty("from").GetInt32());
        Assert.Equal(["holidays[0]", "holidays[1].name"], SettingsCalls.Names(named.GetProperty("changes")));
    }

    [Fact]
    public async Task Only_managers_see_and_change_settings()
    {
        var tenant = await host.TenantAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var boss = await tenant.AgentAsync("boss");
        var etag = (await boss.ReadSettingsAsync()).Etag();
        (await kim.ReadSettingsAsync()).Refused(403, "not-allowed");
        (await kim.SaveAsync("{}", etag)).Refused(403, "not-allowed");
        (await kim.PublishAsync(etag)).Refused(403, "not-allowed");
        (await kim.GetAsync(SettingsCalls.Path + "/versions")).Refused(403, "not-allowed");
    }
}
