using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Tenants;

/// <summary>A document of another shape is refused with the place, and nothing changes.</summary>
public sealed class SettingsShapeTests(SqliteHost host)
{
    public static TheoryData<string, string> Documents => new()
    {
        { """{"cancelWord":1}""", "cancelWord" },
        { """{"limit":"3"}""", "limit" },
        { """{"limit":3.5}""", "limit" },
        { """{"limit":1e99}""", "limit" },
        { """{"service":"closed"}""", "service" },
        { """{"service":null}""", "service" },
        { """{"acceptOffHours":"yes"}""", "acceptOffHours" },
        { """{"hours":[]}""", "hours" },
        { """{"hours":null}""", "hours" },
        { """{"hours":{"monday":[]}}""", "hours.monday" },
        { """{"hours":{"mon":"10:00-18:00"}}""", "hours.mon" },
        { """{"hours":{"mon":[null]}}""", "hours.mon[0]" },
        { """{"holidays":[null]}""", "holidays[0]" },
        { """{"holidays":[{"date":"2026-03-05"},{"date":20260305}]}""", "holidays[1].date" },
        { """{"categories":[{"name":"a","divisions":[{"name":"b","agent":"kim"}]}]}""", "categories[0].divisions[0].agent" },
        { """{"messages":{"greeting":{"on":1}}}""", "messages.greeting.on" },
        { """{"messages":{"hello":{}}}""", "messages.hello" },
        { """{"meal":[]}""", "meal" },
        { """{"Limit":3}""", "Limit" },
        { """{"limit":3,"limit":4}""", "limit" },
        { """{"cancelWord":"a\u0000"}""", "cancelWord" },
        { """{"cancelWord":"\ud83d"}""", "cancelWord" },
        { """{"format":2,"somethingNew":[]}""", "format" },
        { """{"format":99999999999}""", "format" },
        { "[]", "settings" },
        { "null", "settings" },
        { "\"x\"", "settings" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task What_is_no_settings_document_is_named(string document, string field)
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var read = await boss.ReadSettingsAsync();
        var before = host.Journal.CountOf(tenant.Id);
        var refused = (await boss.SaveAsync(document, read.Etag())).Refused(400, "settings-are-invalid");
        Assert.Equal([field], refused.Fields());
        var problem = refused.Json.GetProperty("fields")[0];
        Assert.Contains(problem.GetProperty("korean").GetString()!, letter => letter is >= '가' and <= '힣');
        Assert.NotEmpty(problem.GetProperty("english").GetString()!);
        Assert.Equal(before, host.Journal.CountOf(tenant.Id));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_up_to_a_hundred()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var etag = (await boss.ReadSettingsAsync()).Etag();
        var two = (await boss.SaveAsync("""{"limit":"3","hours":{"mon":[1,"10:00-11:00",2]}}""", etag)).Refused(400, "settings-are-invalid");
        Assert.Equal(["limit", "hours.mon[0]", "hours.mon[2]"], two.Fields());
        var many = string.Join(',', Enumerable.Range(0, 1000).Select(number => $"\"field{number}\":1"));
        Assert.Equal(100, (await boss.SaveAsync($"{{{many}}}", etag)).Refused(400, "settings-are-invalid").Fields().Count());
    }

    [Fact]
    public async Task What_is_no_json_or_too_large_is_refused_before()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var etag = (await boss.ReadSettingsAsync()).Etag();
        const string Draft = SettingsCalls.Path + "/draft";
        (await boss.SaveAsync("{", etag)).Refused(400, "body-is-malformed");
        (await boss.SaveAsync(new string('[', 40) + new string(']', 40), etag)).Refused(400, "body-is-malformed");
        (await boss.SaveAsync($$"""{"cancelWord":"x"{{new string(' ', 262_144)}}}""", etag)).Refused(413, "body-is-too-large");
        (await boss.SendAsync(HttpMethod.Put, Draft, "{}", ("If-Match", etag), ("Content-Type", "text/plain")))
            .Refused(415, "media-type-is-not-json");
        (await boss.SendAsync(HttpMethod.Put, Draft, null, ("If-Match", etag))).Refused(415, "media-type-is-not-json");
        (await boss.SaveAsync($$"""{"cancelWord":"x"{{new string(' ', 200_000)}}}""", etag)).Ok();
    }

    [Fact]
    public async Task What_is_read_can_be_saved()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var read = await boss.ReadSettingsAsync();
        Assert.Equal(1, read.Ok().GetProperty("settings").GetProperty("format").GetInt32());
        var saved = await boss.SaveAsync(read.Json.GetProperty("settings"), read.Etag());
        Assert.Empty(saved.Ok().GetProperty("draft").GetProperty("changes").EnumerateArray());
    }
}
