using System.Text.Json;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Tenants;

/// <summary>The editor's test conversation, and a bot on Kakao.</summary>
public sealed class BotTests(SqliteHost host)
{
    [Fact]
    public async Task The_test_conversation_says_what_the_bot_would_and_calls_nobody()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        using var kim = await tenant.AgentAsync("kim");
        const string Path = "/v1/tenant/channels/bot/bot/test";
        var before = host.Journal.CountOf(tenant.Id);
        Assert.Equal("Welcome", Said(await boss.PostAsync(Path, new { })));
        var answer = await boss.PostAsync(Path, new { text = "hours?" });
        Assert.Equal("10 to 18", Said(answer));
        Assert.False(answer.Json.TryGetProperty("notice", out _));
        var call = await boss.PostAsync(Path, new { text = "agent" });
        Assert.Equal("Connecting", Said(call));
        var notice = call.Json.GetProperty("notice");
        Assert.Contains(notice.GetProperty("korean").GetString()!, letter => letter is >= '가' and <= '힣');
        Assert.NotEmpty(notice.GetProperty("english").GetString()!);
        Assert.Equal(0, (await boss.PostAsync("/v1/tenant/channels/gw/bot/test", new { text = "agent" })).Ok().GetProperty("messages").GetArrayLength());
        (await boss.PostAsync(Path, new { text = " " })).Refused(400, "text-is-empty");
        (await boss.PostAsync("/v1/tenant/channels/none/bot/test", new { text = "x" })).Refused(404, "not-found");
        (await kim.PostAsync(Path, new { text = "x" })).Refused(403, "not-allowed");
        Assert.Equal(before, host.Journal.CountOf(tenant.Id));
        Assert.Equal(0, (await boss.GetAsync("/v1/conversations?tab=waiting")).Ok().GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task On_Kakao_the_node_answers_with_its_button_and_the_press_connects()
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        using var program = host.Api(tenant.Key);
        var bot = new { welcome = "", fallback = "", answers = Array.Empty<object>(), agentCall = new { keywords = new[] { "상담원" }, guide = "눌러 주세요", button = "사람과 이야기" } };
        (await admin.PostAsync("/v1/tenant/channels", new { id = "kb", type = "kakao", name = "Kakao", queue = "general", bot })).Ok();
        (await program.PostAsync("/v1/channels/kb/messages", new { customer = "u", id = "1", text = "상담원" })).Ok();
        await Eventually.HoldsAsync(async () => (await BotAsync()).Count == 1, "the node has answered");
        var bubble = (await BotAsync())[0];
        Assert.Equal(("눌러 주세요", "사람과 이야기"), (bubble.GetProperty("text").GetString(), bubble.GetProperty("connect").GetString()));
        Assert.Equal("사람과 이야기", Assert.Single(bubble.GetProperty("choices").EnumerateArray()).GetString());

        (await program.PostAsync("/v1/channels/kb/messages", new { customer = "u", id = "2", text = "사람과 이야기" })).Ok();
        await Eventually.HoldsAsync(async () => (await BotAsync()).Count == 2, "words are answered as words");
        Assert.Equal(
            Actors.Domain.Tenants.TenantSettings.InitialEmptyMessage, (await BotAsync())[1].GetProperty("text").GetString());
        var pressed = (await program.PostAsync("/v1/channels/kb/connect", new { customer = "u", id = "3" })).Ok();
        var conversation = pressed.GetProperty("conversation").GetString();
        await Eventually.HoldsAsync(
            async () => (await admin.GetAsync($"/v1/conversations/{conversation}")).Ok().GetProperty("row").GetProperty("status").GetString() == "waiting",
            "the press connects");

        async Task<IReadOnlyList<JsonElement>> BotAsync() =>
            [.. (await program.GetAsync("/v1/channels/kb/customers/u/messages")).Ok().GetProperty("messages").EnumerateArray()
                .Where(line => line.GetProperty("speaker").GetString() == "bot")];
    }

    private static string? Said(Clients.Answer answer) =>
        Assert.Single(answer.Ok().GetProperty("messages").EnumerateArray()).GetProperty("text").GetString();
}
