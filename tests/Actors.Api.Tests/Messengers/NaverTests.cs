using System.Text.Json;
using System.Text.Json.Nodes;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Channels.NaverTalk;
using Actors.Domain.Bots;
using Actors.Fakes;

namespace Actors.Api.Tests.Messengers;

/// <summary>Naver TalkTalk over real sockets: events in, the Send API out.</summary>
public sealed class NaverTests(FakesHost host) : IClassFixture<FakesHost>
{
    // In these tenants nobody is signed in as online.
    private const string Nobody = "지금은 상담이 어렵습니다.";

    private static readonly BotDefinition Bot = new("어서 오세요", "네?", [new(["배송"], "이틀 걸려요")], new(["상담원"], "연결할게요"));

    [Fact]
    public async Task Opening_and_words_are_answered_by_the_Send_API_and_an_echo_of_them_by_nothing()
    {
        var talk = await StartAsync("al-1");
        await TellAsync(talk, NaverTalkSamples.Open);
        await ShownAsync("al-1", ["어서 오세요"]);
        await TellAsync(talk, NaverTalkSamples.Typed.Replace("안녕하세요", "배송 언제 와요"));
        await ShownAsync("al-1", ["어서 오세요", "이틀 걸려요"]);

        // NV-1: what we sent and what a person at Naver's wrote come back, again and again.
        var before = host.Journal.CountOf(talk.Tenant.Id);
        foreach (var echo in new[] { NaverTalkSamples.Echo, Echo(Shown("al-1")[^1]), NaverTalkSamples.Friend, NaverTalkSamples.PassThread, NaverTalkSamples.PassThreadMisspelt })
        {
            await TellAsync(talk, echo);
        }

        Assert.Equal(before, host.Journal.CountOf(talk.Tenant.Id));
        Assert.Equal(2, Shown("al-1").Count);
    }

    [Fact]
    public async Task Equal_words_are_two_messages_for_Naver_gives_no_ids()
    {
        var talk = await StartAsync("al-2");
        await TellAsync(talk, NaverTalkSamples.Typed.Replace("안녕하세요", "배송"));
        await TellAsync(talk, NaverTalkSamples.Typed.Replace("안녕하세요", "배송"));
        await ShownAsync("al-2", ["어서 오세요", "이틀 걸려요", "이틀 걸려요"]);
    }

    [Fact]
    public async Task NV_2_and_NV_4_While_a_person_at_Navers_side_has_the_thread_the_bot_is_silent_and_answers_again_when_it_is_back()
    {
        var talk = await StartAsync("al-3");
        await TellAsync(talk, NaverTalkSamples.Open);
        await ShownAsync("al-3", ["어서 오세요"]);
        await TellAsync(talk, NaverTalkSamples.Standby);
        using var kim = await talk.Tenant.AgentAsync("kim");
        var row = (await kim.GetAsync("/v1/conversations?tab=bot")).Ok().GetProperty("rows")[0];
        Assert.Equal("네 부탁드려요", row.GetProperty("lastText").GetString());
        await TellAsync(talk, NaverTalkSamples.PassThread);

        // NV-3: a press of a button comes without standby, and is answered.
        await TellAsync(talk, NaverTalkSamples.Pressed);
        await ShownAsync("al-3", ["어서 오세요", "이틀 걸려요"]);
    }

    [Fact]
    public async Task NV_3_While_one_of_our_agents_has_it_a_press_is_shown_to_the_agent_and_not_answered_by_the_bot()
    {
        var talk = await StartAsync("al-4");
        await TellAsync(talk, NaverTalkSamples.Open);
        await TellAsync(talk, NaverTalkSamples.Typed.Replace("안녕하세요", "상담원"));
        await ShownAsync("al-4", ["어서 오세요", "연결할게요"]);
        using var kim = await talk.Tenant.AgentAsync("kim");
        var room = await WaitingAsync(kim);
        (await kim.PostAsync($"/v1/conversations/{room}/start", new { })).Ok();
        await TellAsync(talk, NaverTalkSamples.Pressed);
        (await kim.PostAsync($"/v1/conversations/{room}/messages", new { id = "m1", text = "네, 확인했어요" })).Ok();
        await ShownAsync("al-4", ["어서 오세요", "연결할게요", Nobody, "네, 확인했어요"]);
        var lines = (await kim.GetAsync($"/v1/conversations/{room}/messages?limit=200")).Ok().GetProperty("messages").EnumerateArray();
        Assert.Contains(lines, line => line.GetProperty("speaker").GetString() == "customer" && line.GetProperty("text").GetString() == "배송 조회");
    }

    [Fact]
    public async Task NV_5_A_failure_inside_an_answer_with_200_is_seen_by_the_agent()
    {
        var talk = await StartAsync("al-5");
        using var kim = await talk.Tenant.AgentAsync("kim");
        await TellAsync(talk, NaverTalkSamples.Open);
        await ShownAsync("al-5", ["어서 오세요"]);
        await TellAsync(talk, Press("actors:connect"));
        var room = await WaitingAsync(kim);
        (await kim.PostAsync($"/v1/conversations/{room}/start", new { })).Ok();
        await ShownAsync("al-5", ["어서 오세요", Nobody]);
        host.Naver.Faults.Add(new(Code: 2));
        (await kim.PostAsync($"/v1/conversations/{room}/messages", new { id = "m1", text = "네" })).Ok();
        await Eventually.HoldsAsync(async () => (await DeliveriesAsync(kim, room)).Contains("failed"), "the failure is told");
        Assert.Equal(["어서 오세요", Nobody], Texts("al-5"));
    }

    [Fact]
    public async Task NV_7_Who_left_is_answered_with_nothing_and_consulting_is_over()
    {
        var talk = await StartAsync("al-6");
        using var kim = await talk.Tenant.AgentAsync("kim");
        await TellAsync(talk, Press("actors:connect"));
        var room = await WaitingAsync(kim);
        var (status, body) = await TellAsync(talk, NaverTalkSamples.Leave);
        Assert.Equal((200, ""), (status, body));
        Assert.Equal("ended", (await kim.GetAsync($"/v1/conversations/{room}")).Ok().GetProperty("row").GetProperty("status").GetString());
    }

    [Fact]
    public async Task NV_8_A_payment_is_refused_with_words_unless_the_account_approves_them()
    {
        var talk = await StartAsync("al-7");
        var (status, body) = await TellAsync(talk, NaverTalkSamples.Pay, 409);
        Assert.Contains("결제를 승인할 수 없습니다", JsonNode.Parse(body)!["detail"]!.ToString());
        var approving = await StartAsync("al-8", "approve");
        Assert.Equal((200, ""), await TellAsync(approving, NaverTalkSamples.Pay));
    }

    [Fact]
    public async Task NV_10_While_the_customer_is_asked_for_consent_what_is_said_waits()
    {
        var talk = await StartAsync("al-9");
        using var kim = await talk.Tenant.AgentAsync("kim");
        host.Naver.Faults.Add(new(Code: 99));
        await TellAsync(talk, NaverTalkSamples.Open);
        var room = (await kim.GetAsync("/v1/conversations?tab=bot")).Ok().GetProperty("rows")[0].GetProperty("id").GetString()!;
        await Eventually.HoldsAsync(async () => (await DeliveriesAsync(kim, room)).Contains("retrying"), "it waits");
        Assert.Empty(Shown("al-9"));
    }

    private async Task<Talk> StartAsync(string user, string payments = "refuse")
    {
        var tenant = await host.TenantAsync();
        var path = await host.JoinAsync(
            tenant, "talk", "naver", Bot, new { settings = new { baseUrl = host.Fakes.AbsoluteUri, payments }, secrets = new { token = "ct_example" } });
        return new(tenant, new(new Uri(host.Address), path + "/naver"), user);
    }

    private async Task<(int Status, string Body)> TellAsync(Talk talk, string happened, int expected = 200)
    {
        var naver = new Fakes.NaverTalk.FakeNaver("", TimeProvider.System) { Webhook = talk.Webhook };
        var (status, body) = await naver.TellAsync(happened.Replace("al-ExampleUser_00001", talk.User));
        Assert.True(status == expected, $"{status} {body}");
        return (status, body);
    }

    private static async Task<string> WaitingAsync(RestClient kim)
    {
        var room = "";
        await Eventually.HoldsAsync(
            async () =>
            {
                var rows = (await kim.GetAsync("/v1/conversations?tab=waiting")).Ok().GetProperty("rows");
                room = rows.GetArrayLength() > 0 ? rows[0].GetProperty("id").GetString()! : "";
                return room.Length > 0;
            },
            "the conversation is in waiting");
        return room;
    }

    private Task ShownAsync(string user, string[] texts) =>
        Eventually.HoldsAsync(() => Texts(user).SequenceEqual(texts), $"Naver shows {string.Join(" / ", texts)} and not {string.Join(" / ", Texts(user))}");

    private List<JsonObject> Shown(string user) => [.. host.Naver.Shown.Where(shown => (string?)shown["user"] == user)];

    private List<string?> Texts(string user) => [.. Shown(user).Select(shown => (string?)shown["textContent"]?["text"])];

    private static async Task<List<string?>> DeliveriesAsync(RestClient kim, string room) =>
    [
        .. (await kim.GetAsync($"/v1/conversations/{room}/messages?limit=200")).Ok().GetProperty("messages").EnumerateArray()
            .Where(line => line.TryGetProperty("delivery", out _)).Select(line => line.GetProperty("delivery").GetProperty("status").GetString()),
    ];

    private static string Echo(JsonObject shown)
    {
        var echo = (JsonObject)shown.DeepClone();
        echo["event"] = "echo";
        echo["echoedEvent"] = "send";
        return echo.ToJsonString();
    }

    private static string Press(string code) =>
        """{"event":"send","user":"al-ExampleUser_00001","textContent":{"text":"누름","code":"CODE","inputType":"button"}}""".Replace("CODE", code);

    private sealed record Talk(TestTenant Tenant, Uri Webhook, string User);
}
