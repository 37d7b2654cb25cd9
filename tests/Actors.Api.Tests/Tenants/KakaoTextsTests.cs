using System.Text.Json;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Tenants;

/// <summary>Own texts of Kakao's messages: managers apply, an administrator records the outcome, customers get what is approved.</summary>
public sealed class KakaoTextsTests(SqliteHost host)
{
    private const string Path = "/v1/tenant/channels/gw/kakao-texts";

    private static readonly object Start = new
    {
        kind = "kakaoStart",
        text = "우리 글: #{위탁사명}에 보관합니다. !종료",
        buttons = new object[] { new { label = "홈", url = "https://happy.example" }, new { label = "배송 문의" } },
    };

    [Fact]
    public async Task An_approved_text_reaches_customers_and_agents_read_the_default_one()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        using var admin = await tenant.AgentAsync("admin");
        var applied = Only((await boss.PostAsync(Path, Start)).Ok());
        Assert.Equal(
            ("kakaoStart", "submitted", "boss"),
            (applied.GetProperty("kind").GetString(), applied.GetProperty("status").GetString(), applied.GetProperty("by").GetString()));
        Assert.Empty(applied.GetProperty("warnings").EnumerateArray());
        Assert.DoesNotContain("우리 글", await StartTextAsync(tenant, "before"));

        var review = $"{Path}/{applied.GetProperty("number").GetInt64()}/review";
        (await admin.PostAsync(review, new { status = "approved" })).Refused(409, "kakao-review-is-out-of-order");
        Assert.Equal("inReview", Status((await admin.PostAsync(review, new { status = "inReview" })).Ok()));
        Assert.DoesNotContain("우리 글", await StartTextAsync(tenant, "between"));
        Assert.Equal("approved", Status((await admin.PostAsync(review, new { status = "approved" })).Ok()));
        Assert.Equal("approved", Status((await boss.GetAsync(Path)).Ok()));

        using var program = host.Api(tenant.Key);
        var conversation = await SayAsync(program, "after");
        var line = (await LinesAsync(program, "after"))[0];
        Assert.StartsWith("우리 글: ", line.GetProperty("text").GetString());
        Assert.DoesNotContain("위탁사명", line.GetProperty("text").GetString());
        Assert.Equal(["배송 문의"], line.GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()));
        Assert.Equal("https://happy.example", Assert.Single(line.GetProperty("links").EnumerateArray()).GetProperty("url").GetString());

        var seen = (await boss.GetAsync($"/v1/conversations/{conversation}/messages")).Ok().GetProperty("messages")[0];
        Assert.StartsWith("1:1채팅을 요청하셨습니다.", seen.GetProperty("text").GetString());
        Assert.DoesNotContain("우리 글", seen.ToString());
        Assert.Empty(seen.GetProperty("choices").EnumerateArray());

        (await boss.DeleteAsync(review[..^"/review".Length])).Ok();
        Assert.DoesNotContain("우리 글", await StartTextAsync(tenant, "withdrawn"));
    }

    [Fact]
    public async Task A_rejection_has_its_reason()
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        var review = $"{Path}/{Only((await admin.PostAsync(Path, Start)).Ok()).GetProperty("number").GetInt64()}/review";
        (await admin.PostAsync(review, new { status = "inReview" })).Ok();
        (await admin.PostAsync(review, new { })).Refused(400, "field-is-invalid");
        (await admin.PostAsync(review, new { status = "rejected" })).Refused(400, "field-is-invalid");
        var rejected = Only((await admin.PostAsync(review, new { status = "rejected", reason = "광고입니다." })).Ok());
        Assert.Equal(("rejected", "광고입니다."), (rejected.GetProperty("status").GetString(), rejected.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task What_breaks_the_rules_is_refused_with_everything_that_is_wrong()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var before = host.Journal.CountOf(tenant.Id);
        var wrong = await boss.PostAsync(Path, new { kind = "kakaoStart", text = "어서 오세요.", buttons = new[] { new { label = "" } } });
        Assert.Equal(["text", "text", "text", "buttons[0]"], wrong.Refused(400, "kakao-text-is-invalid").Fields());
        Assert.Equal(["kind"], (await boss.PostAsync(Path, new { text = "글" })).Refused(400, "kakao-text-is-invalid").Fields());
        (await boss.PostAsync(Path, new { kind = "kakaoEnd", text = "글", buttons = new object?[] { null } })).Refused(400, "field-is-invalid");
        (await boss.PostAsync("/v1/tenant/channels/web/kakao-texts", Start)).Refused(409, "channel-has-no-kakao-texts");
        (await boss.GetAsync("/v1/tenant/channels/none/kakao-texts")).Refused(404, "not-found");
        Assert.Equal(before, host.Journal.CountOf(tenant.Id));

        (await boss.PostAsync(Path, Start)).Ok();
        (await boss.PostAsync(Path, new { kind = "kakaoStart", text = "#{위탁사명}에 저장합니다. !종료" })).Refused(409, "kakao-text-is-under-way");
    }

    [Fact]
    public async Task Agents_do_not_apply_and_managers_do_not_record_reviews()
    {
        var tenant = await host.TenantAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var boss = await tenant.AgentAsync("boss");
        (await kim.GetAsync(Path)).Refused(403, "not-allowed");
        (await kim.PostAsync(Path, Start)).Refused(403, "not-allowed");
        var number = Only((await boss.PostAsync(Path, Start)).Ok()).GetProperty("number").GetInt64();
        (await kim.DeleteAsync($"{Path}/{number}")).Refused(403, "not-allowed");
        (await boss.PostAsync($"{Path}/{number}/review", new { status = "inReview" })).Refused(403, "not-allowed");
    }

    [Fact]
    public async Task A_keyword_under_the_start_message_of_a_bot_is_warned_of()
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        var bot = new { welcome = "안녕", fallback = "네?", answers = Array.Empty<object>() };
        (await admin.PostAsync("/v1/tenant/channels", new { id = "talk", type = "kakao", name = "톡", queue = "general", bot })).Ok();
        var applied = Only((await admin.PostAsync("/v1/tenant/channels/talk/kakao-texts", Start)).Ok());
        var warning = Assert.Single(applied.GetProperty("warnings").EnumerateArray());
        Assert.Equal("buttons[1]", warning.GetProperty("field").GetString());
        Assert.Equal("submitted", applied.GetProperty("status").GetString());
    }

    private static JsonElement Only(JsonElement body) => Assert.Single(body.GetProperty("texts").EnumerateArray());

    private static string? Status(JsonElement body) => Only(body).GetProperty("status").GetString();

    private async Task<string?> StartTextAsync(TestTenant tenant, string customer)
    {
        using var program = host.Api(tenant.Key);
        await SayAsync(program, customer);
        return (await LinesAsync(program, customer))[0].GetProperty("text").GetString();
    }

    private static async Task<string?> SayAsync(RestClient program, string customer) =>
        (await program.PostAsync("/v1/channels/gw/messages", new { customer, id = customer, text = "문의" })).Ok().GetProperty("conversation").GetString();

    private static async Task<JsonElement> LinesAsync(RestClient program, string customer) =>
        (await program.GetAsync($"/v1/channels/gw/customers/{customer}/messages")).Ok().GetProperty("messages");
}
