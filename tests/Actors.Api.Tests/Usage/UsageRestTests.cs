using System.Globalization;
using Actors.Api.Tests.Hosting;
using Actors.Api.Tests.Tenants;
using Actors.Domain.Usage;

namespace Actors.Api.Tests.Usage;

/// <summary>What a tenant used, and what becomes of the bot over the free quota.</summary>
public sealed class UsageRestTests(SqliteHost host)
{
    private const string Path = "/v1/tenant/usage";

    [Fact]
    public async Task A_manager_reads_active_rooms_of_a_day_and_users_of_a_month()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var (silent, talker, _) = (await tenant.CustomerAsync("bot"), await tenant.CustomerAsync("bot"), await tenant.CustomerAsync("bot"));
        using var program = host.Api(tenant.Key);
        (await silent.Api.PostAsync("/v1/web/open", new { id = "o" })).Ok();
        (await talker.Api.PostAsync("/v1/web/messages", new { id = "m", text = "hours" })).Ok();
        (await program.PostAsync("/v1/channels/gw/messages", new { customer = "k", id = "m", text = "안녕" })).Ok();
        await Eventually.HoldsAsync(
            async () => await WordsAsync(silent) is ["Welcome"] && await WordsAsync(talker) is [.., "10 to 18"], "the bot has answered");

        var now = DateTimeOffset.UtcNow;
        var (day, month) = (UsagePeriod.DayOf(now), UsagePeriod.MonthOf(now));
        var rooms = (await boss.GetAsync($"{Path}?day={Written(day, "yyyy-MM-dd")}")).Ok();
        Assert.Equal((3, true), (rooms.GetProperty("rooms").GetInt32(), rooms.GetProperty("complete").GetBoolean()));
        Assert.Equal(UsagePeriod.Day(day).From, rooms.GetProperty("from").GetDateTimeOffset());
        var users = (await boss.GetAsync($"{Path}?month={Written(month, "yyyy-MM")}")).Ok();
        Assert.Equal((1, false), (users.GetProperty("users").GetInt32(), users.GetProperty("over").GetBoolean()));
        Assert.Equal((2, 1), (
            rooms.GetProperty("channels").GetProperty("bot").GetInt32(), rooms.GetProperty("channels").GetProperty("gw").GetInt32()));
        Assert.Equal(0, (await boss.GetAsync(Path + "?day=2020-02-29")).Ok().GetProperty("rooms").GetInt32());

        // The usage day belongs to the month of its date; a minute after midnight of the first it is still the month before.
        var table = await boss.GetAsync($"{Path}.csv?month={Written(day, "yyyy-MM")}");
        Assert.Equal(("text/csv", 200), (table.MediaType, table.Status));
        Assert.Contains($"\"{Written(day, "yyyy-MM-dd")}\",\"active rooms\",\"bot\",\"Bot\",\"2\",\"yes\"\r\n", table.Text);
        Assert.Contains($"\"{Written(day, "yyyy-MM-dd")}\",\"active rooms\",\"gw\",\"Kakao\",\"1\",\"yes\"\r\n", table.Text);
        (await boss.GetAsync($"{Path}.csv?month=2026-13")).Refused(400, "field-is-invalid");
        (await boss.GetAsync($"{Path}.csv")).Refused(400, "field-is-invalid");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?day=2026-03-04&month=2026-03")]
    [InlineData("?day=2026-02-30")]
    [InlineData("?day=20260304")]
    [InlineData("?month=2026-13")]
    [InlineData("?month=2026-03-04")]
    [InlineData("?month=9999-12")]
    [InlineData("?day=0001-01-01")]
    public async Task A_period_that_is_none_is_refused(string query)
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        (await boss.GetAsync(Path + query)).Refused(400, "field-is-invalid");
    }

    [Fact]
    public async Task Over_the_free_quota_the_bot_works_on_with_the_brand_line()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var customer = await tenant.CustomerAsync("bot");
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "first", text = "hours" })).Ok();
        await Eventually.HoldsAsync(async () => await WordsAsync(customer) is [.., "10 to 18"], "the bot has answered without the line");
        (await boss.PutInForceAsync("""{"freeMonthlyUsers":0,"brandLine":"브랜드 제공"}""")).Ok();
        var number = 0;
        await Eventually.HoldsAsync(
            async () =>
            {
                // One customer who writes so fast is told to slow down now and then.
                await customer.Api.PostAsync("/v1/web/messages", new { id = $"m{++number}", text = "hours" });
                return (await WordsAsync(customer)).Contains("10 to 18\n브랜드 제공");
            },
            "the bot's messages carry the line");
        var month = Written(UsagePeriod.MonthOf(DateTimeOffset.UtcNow), "yyyy-MM");
        var users = (await boss.GetAsync($"{Path}?month={month}")).Ok();
        Assert.Equal((0, true), (users.GetProperty("freeUsers").GetInt32(), users.GetProperty("over").GetBoolean()));
    }

    private static string Written(DateOnly date, string format) => date.ToString(format, CultureInfo.InvariantCulture);

    private static async Task<string?[]> WordsAsync(Customer customer) => [.. (await customer.Api.GetAsync("/v1/web/messages")).Ok()
        .GetProperty("messages").EnumerateArray()
        .Where(line => line.GetProperty("kind").GetString() == "message").Select(line => line.GetProperty("text").GetString())];
}
