using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Tenants;

/// <summary>One call brings the public holidays of Korea into the draft.</summary>
public sealed class SettingsHolidaysTests(SqliteHost host)
{
    [Fact]
    public async Task A_year_is_added_once_with_lunar_and_substitute_holidays()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var read = await boss.ReadSettingsAsync();
        var saved = await boss.SaveAsync(
            read.With("""{"holidays":[{"date":"2024-12-25","yearly":true,"name":"성탄절"},{"date":"2026-06-06","from":"09:00","to":"12:00"},{"date":"x"}]}"""),
            read.Etag());
        var imported = (await boss.ImportAsync(new { year = 2026 }, saved.Etag()));
        var added = imported.Ok().GetProperty("added").EnumerateArray()
            .ToDictionary(day => day.GetProperty("date").GetString()!, day => day.GetProperty("name").GetString()!);

        // 우주항공청 월력요항 2026: 설날 2월 16일~18일, 부처님오신날 5월 24일(일)의 대체공휴일 5월 25일, 추석 9월 24일~26일.
        Assert.All(["2026-02-16", "2026-02-17", "2026-02-18", "2026-05-24", "2026-05-25", "2026-09-25"], day => Assert.Contains(day, added.Keys));
        Assert.Contains("대체공휴일", added["2026-05-25"]);
        Assert.DoesNotContain("2026-12-25", added.Keys);
        Assert.Contains("2026-06-06", added.Keys);
        var draft = imported.Json.GetProperty("settings").GetProperty("draft").GetProperty("settings").GetProperty("holidays");
        Assert.Equal(3 + added.Count, draft.GetArrayLength());
        Assert.Equal(0, imported.Json.GetProperty("settings").GetProperty("settings").GetProperty("holidays").GetArrayLength());

        var again = await boss.ImportAsync(new { year = 2026 }, imported.Etag());
        Assert.Empty(again.Ok().GetProperty("added").EnumerateArray());
        Assert.Equal(imported.Etag(), again.Etag());
        var range = await boss.ImportAsync(new { year = 2026, years = 2 }, again.Etag());
        Assert.All(
            range.Ok().GetProperty("added").EnumerateArray(),
            day => Assert.StartsWith("2027-", day.GetProperty("date").GetString()));
    }

    [Fact]
    public async Task Without_a_draft_one_is_made_of_what_is_in_force()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var etag = (await boss.PutInForceAsync("""{"cancelWord":"그만"}""")).Etag();
        var imported = await boss.ImportAsync(new { year = 2027 }, etag);
        Assert.NotEmpty(imported.Ok().GetProperty("added").EnumerateArray());
        Assert.Equal(
            "그만",
            imported.Json.GetProperty("settings").GetProperty("draft").GetProperty("settings").GetProperty("cancelWord").GetString());
        (await boss.PublishAsync(imported.Etag())).Ok();
    }

    [Theory]
    [InlineData("""{"year":1990}""", "year")]
    [InlineData("""{"year":2051}""", "year")]
    [InlineData("{}", "year")]
    [InlineData("""{"year":2050,"years":2}""", "years")]
    [InlineData("""{"year":2026,"years":0}""", "years")]
    [InlineData("""{"year":1991,"years":2147483647}""", "years")]
    [InlineData("""{"year":1991,"years":60}""", "holidays")]
    [InlineData("""{"year":2001,"years":50}""", null)]
    public async Task Years_that_cannot_be_calculated_are_refused(string body, string? field)
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var etag = (await boss.ReadSettingsAsync()).Etag();
        var answer = await boss.ImportAsync(body, etag);
        if (field is null)
        {
            Assert.True(answer.Ok().GetProperty("added").GetArrayLength() is > 800 and <= 1000);
            return;
        }

        Assert.Equal([field], answer.Refused(400, "settings-are-invalid").Fields());
        Assert.Equal(etag, (await boss.ReadSettingsAsync()).Etag());
    }
}
