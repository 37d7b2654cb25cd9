using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Fakes.KakaoBuilder;

namespace Actors.Api.Tests.Messengers;

/// <summary>One person whom Kakao's bot and the dealer's consult talk know by different keys is one room, from the bot's answer to the agent's end.</summary>
public sealed class JoinedRoomsTests(MessengerHost host)
{
    [Fact]
    public async Task The_apps_id_joins_the_bot_side_and_the_consulting_side()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host, withBot: true);
        var builder = await BuilderAsync(world);
        Assert.Contains("10시부터 18시까지", await AskAsync(builder, "pf-1", "1000000001", "영업시간"));

        // The dealer knows the same person as uk1, and says so once.
        (await ReferenceAsync(world, "uk1", appUser: 1000000001L)).Took();
        await Eventually.HoldsAsync(async () => await world.StatusAsync("pf-1") == "waiting", "the person waits in the room of the bot", TimeSpan.FromSeconds(60));
        (await world.SaysAsync("uk1", "사람이시죠?")).Took();
        using var kim = await world.Tenant.AgentAsync("kim");
        (await kim.PostAsync($"/v1/conversations/{world.RoomOf("pf-1")}/start", new { })).Ok();
        (await kim.PostAsync($"/v1/conversations/{world.RoomOf("pf-1")}/messages", new { text = "네, 사람입니다." })).Ok();
        await world.ShownAsync("the answer reaches the dealer's key", bubble => bubble is { User: "uk1", Form: "TX", Text: "네, 사람입니다." });
        Assert.Equal(["영업시간", "사람이시죠?"], await world.SaidAsync("pf-1"));

        // The bot is silent meanwhile, and answers again when the dealer says that the session is over.
        Assert.DoesNotContain("10시부터", await AskAsync(builder, "pf-1", "1000000001", "영업시간"));
        (await world.ExpiresAsync("uk1", world.Hub.SessionOf("uk1")!)).Took();
        Assert.Equal("ended", await world.StatusAsync("pf-1"));
        Assert.Contains("10시부터 18시까지", await AskAsync(builder, "pf-1", "1000000001", "영업시간"));

        // Whoever the bot knows only by the app's id is the same person.
        Assert.Contains("10시부터 18시까지", await AskAsync(builder, null, "1000000001", "영업시간"));
        Assert.Equal(5, (await world.SaidAsync("pf-1")).Count);
    }

    [Fact]
    public async Task The_token_of_a_start_link_leads_to_the_customer_it_was_made_for_and_nobody_elses_does()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        using var program = host.Api(world.Tenant.Key);
        var link = (await program.PostAsync("/v1/channels/talk/start-links", new { customer = "crm-7" })).Ok();
        var token = link.GetProperty("token").GetString()!;
        Assert.Matches("^[A-Za-z0-9]{32}$", token);
        Assert.Equal(world.RoomOf("crm-7"), link.GetProperty("conversation").GetString());
        (await ReferenceAsync(world, "uk7", extra: token)).Took();
        (await ReferenceAsync(world, "uk8", extra: token[..^1] + "-")).Took();
        (await world.SaysAsync("uk7", "저예요")).Took();
        (await world.SaysAsync("uk8", "저는 다른 사람")).Took();
        Assert.Equal(["저예요"], await world.SaidAsync("crm-7"));
        Assert.Equal(["저는 다른 사람"], await world.SaidAsync("uk8"));
        using var kim = await world.Tenant.AgentAsync("kim");
        await Eventually.HoldsAsync(async () => await world.StatusAsync("crm-7") == "waiting", "the customer waits", TimeSpan.FromSeconds(60));
        (await kim.PostAsync($"/v1/conversations/{world.RoomOf("crm-7")}/start", new { })).Ok();
        (await kim.PostAsync($"/v1/conversations/{world.RoomOf("crm-7")}/messages", new { text = "어서 오세요" })).Ok();
        await world.ShownAsync("the answer reaches the dealer's key", bubble => bubble is { User: "uk7", Text: "어서 오세요" });

        (await program.PostAsync("/v1/channels/bot/start-links", new { customer = "crm-7" })).Refused(400, "field-is-invalid");
        (await program.PostAsync("/v1/channels/nosuch/start-links", new { customer = "crm-7" })).Refused(404, "not-found");
    }

    private static Task<Answer> ReferenceAsync(KakaoConsultWorld world, string user, object? appUser = null, string extra = "") => world.CallAsync("reference", new
    {
        user_key = user, session_id = world.Hub.Open(user), sender_key = KakaoConsultWorld.SenderKey, app_user_id = appUser, time = 1767225599000,
        reference = new { extra, text = "" },
    });

    private async Task<FakeBuilder> BuilderAsync(KakaoConsultWorld world)
    {
        using var admin = await world.Tenant.AgentAsync("admin");
        (await admin.PostAsync("/v1/tenant/channels", new { id = "skill", type = "kakao-builder", name = "Skill", queue = "general", bot = new { welcome = "", fallback = "네?", answers = Array.Empty<object>() } })).Ok();
        var path = (await admin.PutAsync("/v1/tenant/channels/skill/connection", new { settings = new { consult = "talk" } })).Ok().GetProperty("path").GetString()!;
        return new(TimeProvider.System) { Skill = new(new Uri(host.Address), path + "/skill") };
    }

    private static async Task<string> AskAsync(FakeBuilder builder, string? channelUser, string appUser, string text)
    {
        var request = FakeBuilder.Request("b1f0aa", text, channelUser: channelUser).Replace("\"isFriend\":true", $"\"isFriend\":true,\"appUserId\":\"{appUser}\"");
        var (status, answer) = await builder.AskAsync(request);
        Assert.Equal(200, status);
        return string.Join('\n', answer["template"]!["outputs"]!.AsArray().Select(output => (string?)output!["simpleText"]?["text"]));
    }
}
