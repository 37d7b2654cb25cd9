using System.Text.Json.Nodes;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Channels.KakaoBuilder;
using Actors.Domain.Bots;
using Actors.Fakes.KakaoBuilder;

namespace Actors.Api.Tests.Messengers;

/// <summary>A skill of Kakao i Open Builder, asked over real sockets.</summary>
public sealed class SkillTests(FakesHost host) : IClassFixture<FakesHost>
{
    private static readonly BotDefinition Bot = new(
        "어서 오세요", "", [new(["배송"], "이틀 걸려요") { Choices = ["어디쯤", "환불"] }, new(["느림"], "이제 알았어요")],
        new(["상담원"], "상담직원에게 물어보세요.", Button: "사람과 이야기"));

    [Fact]
    public async Task KOB_1_A_request_is_answered_in_the_format_with_the_welcome_before_the_first_answer()
    {
        var (tenant, skill) = await StartAsync();
        var first = await AskAsync(skill, KakaoBuilderSamples.Typed);
        Assert.Equal(["어서 오세요", "이틀 걸려요"], Texts(first));
        Assert.Equal(["어디쯤", "환불"], first["template"]!["quickReplies"]!.AsArray().Select(reply => (string?)reply!["messageText"]));
        Assert.Equal(["이틀 걸려요"], Texts(await AskAsync(skill, KakaoBuilderSamples.Typed)));
        using var kim = await tenant.AgentAsync("kim");
        var row = (await kim.GetAsync("/v1/conversations?tab=bot")).Ok().GetProperty("rows")[0];
        Assert.Equal(("kakao-builder", "b1f0000000000000000000000000000000000000000000000000000000000000aa"),
            (row.GetProperty("channelType").GetString(), row.GetProperty("customer").GetString()));
    }

    [Fact]
    public async Task KOB_2_The_development_channel_is_answered_and_leaves_no_trace()
    {
        var (tenant, skill) = await StartAsync();
        var before = host.Journal.CountOf(tenant.Id);
        var answer = await AskAsync(skill, KakaoBuilderSamples.Pressed.Replace("내일 예약", "상담원"));
        Assert.Equal("operator", (string?)answer["template"]!["outputs"]![0]!["textCard"]!["buttons"]![0]!["action"]);
        Assert.Contains(Texts(answer), text => text == TrialNotice.AgentCall.Korean);
        Assert.Equal(before, host.Journal.CountOf(tenant.Id));
    }

    [Fact]
    public async Task KOB_9_The_node_answers_with_its_message_and_Kakaos_button_and_nobody_is_called()
    {
        var (tenant, skill) = await StartAsync();
        await AskAsync(skill, FakeBuilder.Request("u-9", "안녕"));
        var card = (await AskAsync(skill, FakeBuilder.Request("u-9", "상담원 부탁해요")))["template"]!["outputs"]![0]!["textCard"]!;
        Assert.Equal("상담직원에게 물어보세요.", (string?)card["description"]);
        Assert.Equal(("사람과 이야기", "operator"), ((string?)card["buttons"]![0]!["label"], (string?)card["buttons"]![0]!["action"]));
        using var kim = await tenant.AgentAsync("kim");
        Assert.Equal("bot", (await kim.GetAsync("/v1/conversations?tab=bot")).Ok().GetProperty("rows")[0].GetProperty("status").GetString());
        using var program = host.Api(tenant.Key);
        var refused = (await program.PostAsync("/v1/channels/skill/connect", new { customer = "u-9", id = "c" })).Refused(409, "channel-cannot-consult");
        Assert.Contains("해당 메신저는 상담을 진행할 수 없습니다", refused.Text);
    }

    [Fact]
    public async Task KOB_10_A_late_answer_is_brought_by_one_call_where_the_block_allows_it()
    {
        var (_, skill) = await StartAsync(new { settings = new { callbackHost = host.Fakes.AbsoluteUri } });
        var (calls, utterance) = (host.Builder.Callbacks, "느림 " + Guid.NewGuid());
        var answer = await AskAsync(skill, FakeBuilder.Request("u-10", utterance, host.Builder.NewCallback(host.Fakes)));
        Assert.True((bool?)answer["useCallback"]);
        Assert.NotEmpty((string)answer["data"]!["text"]!);
        host.Bot.Let(utterance);
        await Eventually.HoldsAsync(() => host.Builder.CalledBack.Any(later => Texts(later).Contains("이제 알았어요")), "the answer is called back");
        Assert.Equal(calls + 1, host.Builder.Callbacks);
        Assert.Empty(FakeBuilder.Check(host.Builder.CalledBack[^1]));
    }

    [Fact]
    public async Task KOB_11_A_late_answer_is_a_polite_text_where_it_does_not()
    {
        var (_, skill) = await StartAsync(new { settings = new { waitingText = "잠시 후 다시 말씀해 주세요." } });
        var (calls, utterance) = (host.Builder.Callbacks, "느림 " + Guid.NewGuid());
        Assert.Equal(["잠시 후 다시 말씀해 주세요."], Texts(await AskAsync(skill, FakeBuilder.Request("u-11", utterance))));

        // An address that is neither Kakao's nor configured is not called.
        var foreign = host.Builder.NewCallback(host.Fakes);
        Assert.Equal(["잠시 후 다시 말씀해 주세요."], Texts(await AskAsync(skill, FakeBuilder.Request("u-12", utterance, foreign))));
        host.Bot.Let(utterance);
        Assert.Equal(["이틀 걸려요"], Texts(await AskAsync(skill, FakeBuilder.Request("u-11", "배송"))));
        Assert.Equal(calls, host.Builder.Callbacks);
    }

    [Fact]
    public async Task An_answer_that_could_not_be_called_back_or_came_too_late_is_shown_to_agents_as_failed()
    {
        var (tenant, skill) = await StartAsync(new { settings = new { callbackHost = host.Fakes.AbsoluteUri } });
        using var kim = await tenant.AgentAsync("kim");
        var (refused, late) = ("느림 " + Guid.NewGuid(), "느림 " + Guid.NewGuid());
        await AskAsync(skill, FakeBuilder.Request("u-13", refused, new Uri(host.Fakes, "nowhere")));
        host.Bot.Let(refused);
        await FailedAsync("http-404");
        await AskAsync(skill, FakeBuilder.Request("u-13", late));
        host.Bot.Let(late);
        await FailedAsync("answered-too-late");

        async Task FailedAsync(string code)
        {
            var room = (await kim.GetAsync("/v1/conversations?tab=bot")).Ok().GetProperty("rows")[0].GetProperty("id").GetString();
            await Eventually.HoldsAsync(
                async () => (await kim.GetAsync($"/v1/conversations/{room}/messages?limit=200")).Ok().GetProperty("messages").EnumerateArray().Any(
                    line => line.TryGetProperty("delivery", out var one) && one.GetProperty("status").GetString() == "failed" && one.GetProperty("code").GetString() == code),
                $"the line failed with {code}", TimeSpan.FromSeconds(60));
        }
    }

    [Fact]
    public async Task What_the_bot_does_not_know_is_answered_with_the_tenants_text()
    {
        var (_, skill) = await StartAsync();
        await AskAsync(skill, FakeBuilder.Request("u-e", "배송"));
        Assert.Equal([Domain.Tenants.TenantSettings.InitialEmptyMessage], Texts(await AskAsync(skill, FakeBuilder.Request("u-e", "???"))));
    }

    [Fact]
    public async Task What_cannot_be_answered_is_told_in_words()
    {
        var (tenant, skill) = await StartAsync(new { settings = new { errorText = "문제가 생겼어요." } });
        host.Journal.IsBusy = request => request.Stream.Tenant == tenant.Id;
        Assert.Equal(["문제가 생겼어요."], Texts(await AskAsync(skill, FakeBuilder.Request("u-x", "배송"))));
        host.Journal.IsBusy = null;
        Assert.Equal(["어서 오세요", "이틀 걸려요"], Texts(await AskAsync(skill, FakeBuilder.Request("u-x", "배송"))));
    }

    [Fact]
    public async Task With_consult_talk_both_sides_are_one_room_and_the_bot_is_silent_while_an_agent_has_it()
    {
        var tenant = await host.TenantAsync();
        using var program = host.Api(tenant.Key);
        using var kim = await tenant.AgentAsync("kim");
        using var admin = await tenant.AgentAsync("admin");
        (await admin.PostAsync("/v1/tenant/channels", new
        {
            id = "talk", type = "kakao", name = "Talk", queue = "general",
            bot = new { welcome = "", fallback = "", answers = new[] { new { keywords = new[] { "배송" }, text = "이틀 걸려요" } } },
        })).Ok();
        var skill = Skill(await host.JoinAsync(tenant, "skill", "kakao-builder", Bot, new { settings = new { consult = "talk" } }));
        Assert.Equal(["이틀 걸려요"], Texts(await AskAsync(skill, FakeBuilder.Request("u-1", "배송", channelUser: "pf-1"))));
        var room = (await program.PostAsync("/v1/channels/talk/connect", new { customer = "pf-1", id = "c" })).Ok().GetProperty("conversation").GetString();
        await Eventually.HoldsAsync(
            async () => (await kim.PostAsync($"/v1/conversations/{room}/start", new { })).Status == 200, "kim has the conversation");
        Assert.Equal(["상담이 진행 중이에요. 상담원의 답변을 기다려 주세요."], Texts(await AskAsync(skill, FakeBuilder.Request("u-1", "배송", channelUser: "pf-1"))));
        var lines = (await kim.GetAsync($"/v1/conversations/{room}/messages?limit=200")).Ok().GetProperty("messages").EnumerateArray().ToList();
        Assert.Single(lines, line => line.TryGetProperty("text", out var text) && text.GetString() == "이틀 걸려요");
        Assert.Equal(2, lines.Count(line => line.GetProperty("speaker").GetString() == "customer"));
    }

    private async Task<(TestTenant Tenant, Uri Skill)> StartAsync(object? connection = null)
    {
        var tenant = await host.TenantAsync();
        return (tenant, Skill(await host.JoinAsync(tenant, "skill", "kakao-builder", Bot, connection ?? new { })));
    }

    private Uri Skill(string path) => new(new Uri(host.Address), path + "/skill");

    private static async Task<JsonObject> AskAsync(Uri skill, string request)
    {
        var (status, answer) = await new FakeBuilder(TimeProvider.System) { Skill = skill }.AskAsync(request);
        Assert.True(status == 200, $"{status} {answer}");
        Assert.Empty(FakeBuilder.Check(answer));
        return answer;
    }

    private static List<string?> Texts(JsonObject answer) =>
        [.. answer["template"]!["outputs"]!.AsArray().Select(output => (string?)output!["simpleText"]?["text"]).Where(text => text is not null)];
}
