using Actors.Api.Tests.Hosting;
using Actors.Api.Tests.Tenants;

namespace Actors.Api.Tests.Consoles;

/// <summary>What agents have at hand.</summary>
public sealed class DeskTests(SqliteHost host)
{
    [Fact]
    public async Task A_console_learns_names_and_limits()
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        using var kim = await tenant.AgentAsync("kim");
        (await admin.PutInForceAsync(
            """
            {"waitWarningSeconds":30,"waitAlarmSeconds":90,"queues":[{"queue":"general","enabled":false}],
             "ticketFields":[{"id":"order","name":"주문 번호"},{"id":"model","name":"모델","kind":"choice","choices":["A","B"]}]}
            """)).Ok();
        var desk = (await kim.GetAsync("/v1/desk")).Ok();
        Assert.Equal((30, 90), (desk.GetProperty("waitWarningSeconds").GetInt32(), desk.GetProperty("waitAlarmSeconds").GetInt32()));
        Assert.False(desk.GetProperty("queues")[0].GetProperty("enabled").GetBoolean());
        Assert.Equal("일반", desk.GetProperty("categories")[0].GetProperty("name").GetString());
        Assert.Equal("choice", desk.GetProperty("ticketFields")[1].GetProperty("kind").GetString());
        Assert.Contains(desk.GetProperty("channels").EnumerateArray(), channel => channel.GetProperty("hasBot").GetBoolean());
    }

    [Fact]
    public async Task Customers_words_and_tickets_are_found_and_nothing_of_another_tenant()
    {
        var (tenant, other) = (await host.TenantAsync(), await host.TenantAsync());
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var stranger = await other.AgentAsync("kim");
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", text = "교환이 되나요" })).Ok();
        var path = $"/v1/conversations/{customer.Conversation}";
        var ticket = (await kim.GetAsync(path)).Ok().GetProperty("tickets")[0].GetProperty("id").GetString();
        (await kim.SendAsync(HttpMethod.Patch, $"{path}/tickets/{ticket}", new { id = "t1", change = new { subject = "교환 문의" } })).Ok();
        (await kim.SendAsync(HttpMethod.Patch, $"{path}/tickets/{ticket}", new { id = "t2", change = new { status = "closed" } })).Ok();
        (await kim.PostAsync($"{path}/notes", new { id = "n1", text = "교환은 <b>한 번</b>만" })).Ok();
        await Eventually.HoldsAsync(
            async () => (await kim.GetAsync("/v1/search?q=교환&kind=notes")).Ok().GetProperty("hits").GetArrayLength() == 1, "the note is found");
        var found = (await kim.GetAsync("/v1/search?q=교환")).Ok();
        Assert.Equal(
            [
                ("messages", "교환이 되나요", customer.Conversation), ("notes", "교환은 <b>한 번</b>만", customer.Conversation),
                ("tickets", "교환 문의", customer.Conversation),
            ],
            found.GetProperty("hits").EnumerateArray().Select(hit => (
                hit.GetProperty("kind").GetString(), hit.GetProperty("text").GetString(), hit.GetProperty("conversation").GetString())));
        Assert.All(found.GetProperty("hits").EnumerateArray(), hit => Assert.Equal(
            """[{"from":0,"length":2}]""", hit.GetProperty("marks").GetRawText()));
        Assert.Equal("customer", found.GetProperty("hits")[0].GetProperty("speaker").GetString());
        Assert.True(found.GetProperty("complete").GetBoolean());
        Assert.Empty(found.GetProperty("next").EnumerateObject());
        Assert.Equal("customers", (await kim.GetAsync("/v1/search?q=손님")).Ok().GetProperty("hits")[0].GetProperty("kind").GetString());
        Assert.Equal(0, (await stranger.GetAsync("/v1/search?q=교환")).Ok().GetProperty("hits").GetArrayLength());
        Assert.Equal(3, (await kim.GetAsync("/v1/search?q=교")).Ok().GetProperty("hits").GetArrayLength());
        (await kim.GetAsync("/v1/search?q=a")).Refused(400, "field-is-invalid");
        (await kim.GetAsync("/v1/search?q=교환&kind=all")).Refused(400, "field-is-invalid");
        (await kim.GetAsync("/v1/search?q=교환&limit=51")).Refused(400, "field-is-invalid");
        (await kim.GetAsync("/v1/search?q=교환&cursor=1")).Refused(400, "field-is-invalid");
        (await kim.GetAsync("/v1/search?q=교환&kind=messages&cursor=x")).Refused(400, "field-is-invalid");
        (await kim.GetAsync("/v1/search")).Refused(400, "field-is-invalid");
    }

    [Fact]
    public async Task Pages_of_what_was_found_follow_each_other()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        for (var number = 1; number <= 5; number++)
        {
            (await customer.Api.PostAsync("/v1/web/messages", new { id = $"p{number}", text = $"{number}번째 배송 {new string('가', 200)} 배송" })).Ok();
        }

        await Eventually.HoldsAsync(
            async () => (await kim.GetAsync("/v1/search?q=배송 번째")).Ok().GetProperty("hits").GetArrayLength() == 5, "all is found");
        var texts = new List<string>();
        for (var query = "?q=배송&kind=messages&limit=2"; query.Length > 0;)
        {
            var page = (await kim.GetAsync("/v1/search" + query)).Ok();
            texts.AddRange(page.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("text").GetString()!));
            query = page.GetProperty("next").TryGetProperty("messages", out var next) ? $"?q=배송&kind=messages&limit=2&cursor={next.GetString()}" : "";
        }

        Assert.Equal(["5번째", "4번째", "3번째", "2번째", "1번째"], texts.Select(text => text[..3]));
        Assert.All(texts, text => Assert.Equal(161, text.Length));
    }

    [Fact]
    public async Task Canned_answers_are_the_own_and_the_shared()
    {
        var tenant = await host.TenantAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var lee = await tenant.AgentAsync("lee");
        using var boss = await tenant.AgentAsync("boss");
        (await kim.PutAsync("/v1/canned-answers/mine", new { name = "내 인사", text = "안녕하세요 {{customer.name}}님" })).Ok();
        (await boss.PutAsync("/v1/canned-answers/bye", new { name = "마무리", text = "감사합니다", scope = "tenant" })).Ok();
        (await boss.PutAsync("/v1/canned-answers/refund", new { name = "환불", text = "7일 안에", scope = "queue", queue = "general" })).Ok();
        (await kim.PutAsync("/v1/canned-answers/other", new { name = "남의", text = "x", scope = "tenant" })).Refused(403, "manager-required");
        (await lee.PutAsync("/v1/canned-answers/mine", new { name = "빼앗기", text = "x" })).Refused(404, "not-found");
        (await lee.DeleteAsync("/v1/canned-answers/mine")).Refused(404, "not-found");

        Assert.Equal(["mine", "bye", "refund"], await Ids("kim"));
        Assert.Equal(["bye", "refund"], await Ids("lee"));
        (await kim.DeleteAsync("/v1/canned-answers/mine")).Ok();
        Assert.Equal(["bye", "refund"], await Ids("kim"));

        async Task<List<string>> Ids(string agent)
        {
            using var api = await tenant.AgentAsync(agent);
            return [.. (await api.GetAsync("/v1/canned-answers")).Ok().GetProperty("answers").EnumerateArray()
                .Select(answer => answer.GetProperty("id").GetString()!)];
        }
    }
}
