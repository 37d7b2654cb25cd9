using Actors.Api.Tests.Hosting;
using Actors.Domain.Tenants;

namespace Actors.Api.Tests.Messengers;

/// <summary>Consult talk from a user's first word to the end, over HTTP in both directions.</summary>
public sealed class KakaoConsultTests(MessengerHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_user_is_consulted_and_both_see_everything()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        (await world.StartsAsync("u1")).Took();
        using var kim = await world.ConsultsAsync("u1");
        (await kim.PostAsync($"/v1/conversations/{world.RoomOf("u1")}/messages", new { text = "무엇을 도와드릴까요?" })).Ok();
        await world.ShownAsync("the agent's words are shown", bubble => bubble is { User: "u1", Form: "TX", Text: "무엇을 도와드릴까요?" });
        await Eventually.HoldsAsync(async () => await world.DeliveryAsync("u1", "무엇을 도와드릴까요?") == "delivered", "the agent sees that it arrived", Patience);
        (await kim.PostAsync($"/v1/conversations/{world.RoomOf("u1")}/end", new { })).Ok();
        await world.ShownAsync("Kakao shows the end", bubble => bubble is { User: "u1", System: "ED" });
    }

    [Fact]
    public async Task A_message_may_come_before_its_start_and_a_start_twice()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        (await world.SaysAsync("u1", "먼저 왔어요")).Took();
        (await world.StartsAsync("u1")).Took();
        (await world.StartsAsync("u1")).Took();
        Assert.Equal(["먼저 왔어요"], await world.SaidAsync("u1"));
    }

    [Fact]
    public async Task CT_5_a_long_text_is_shown_whole_or_where_its_link_leads_nowhere_its_beginning()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        var beginning = KakaoConsultWorld.Long[..300];
        world.Media.Keep("long.txt", "text/plain", System.Text.Encoding.UTF8.GetBytes(KakaoConsultWorld.Long));
        foreach (var (user, file) in new[] { ("u1", "talkm/long.txt"), ("u2", "talkm/nowhere.txt") })
        {
            (await world.CallAsync("message", new
            {
                user_key = user, session_id = world.Hub.Open(user), sender_key = KakaoConsultWorld.SenderKey, time = 1, type = "text", content = beginning,
                serial_number = KakaoConsultWorld.NextSerial(), attachment = new { url = new Uri(world.Address, file) },
            })).Took();
        }

        await world.SettledAsync("u1", 1);
        await world.SettledAsync("u2", 1);
        Assert.Equal(KakaoConsultWorld.Long, Assert.Single(await world.MediaAsync("u1")).GetProperty("text").GetString());
        Assert.Equal("http-404", Assert.Single(await world.MediaAsync("u2")).GetProperty("code").GetString());
        Assert.Equal([beginning], await world.SaidAsync("u2"));

        // What is in the rest is found.
        using var boss = await world.Tenant.AgentAsync("boss");
        await Eventually.HoldsAsync(
            async () => (await boss.GetAsync("/v1/search?q=" + Uri.EscapeDataString("끝에만 있는"))).Ok().GetProperty("hits").EnumerateArray()
                .Any(hit => hit.GetProperty("customer").GetString() == "u1"),
            "the rest is found", Patience);
    }

    [Fact]
    public async Task A_link_that_is_not_kakaos_is_not_followed()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        (await world.CallAsync("message", new
        {
            user_key = "u1", session_id = world.Hub.Open("u1"), sender_key = KakaoConsultWorld.SenderKey, time = 1, type = "text", content = "앞부분",
            serial_number = KakaoConsultWorld.NextSerial(), attachment = new { url = $"http://localhost:{world.Address.Port}/talkm/long.txt" },
        })).Took();
        await world.SettledAsync("u1", 1);
        Assert.Equal("address-refused", Assert.Single(await world.MediaAsync("u1")).GetProperty("code").GetString());
        Assert.Equal(0, world.Media.Fetches);
        Assert.Equal(["앞부분"], await world.SaidAsync("u1"));
    }

    [Fact]
    public async Task CT_6_where_the_session_is_gone_the_agent_sees_that_nothing_arrived_and_it_is_over()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        using var kim = await world.ConsultsAsync("u1");
        world.Hub.Close("u1");
        (await kim.PostAsync($"/v1/conversations/{world.RoomOf("u1")}/messages", new { text = "계신가요?" })).Ok();
        await Eventually.HoldsAsync(async () => await world.StatusAsync("u1") == "ended", "the conversation is over", Patience);
        Assert.Equal("failed", await world.DeliveryAsync("u1", "계신가요?"));
        Assert.DoesNotContain(world.Hub.Shown, bubble => bubble.Text == "계신가요?");
    }

    [Fact]
    public async Task CT_13_an_end_and_a_late_word_of_it_are_one_end_and_none_of_the_next_session()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        using var kim = await world.ConsultsAsync("u1");
        var session = world.Hub.SessionOf("u1")!;
        (await kim.PostAsync($"/v1/conversations/{world.RoomOf("u1")}/end", new { })).Ok();
        await world.ShownAsync("Kakao shows the end", bubble => bubble.System == "ED");
        (await world.ExpiresAsync("u1", session)).Took();
        Assert.Single(await world.LinesAsync("u1"), line => line.GetProperty("kind").GetString() == "ended");

        (await world.SaysAsync("u1", "다시 왔어요")).Took();
        await Eventually.HoldsAsync(async () => await world.StatusAsync("u1") == "waiting", "the user waits again", Patience);
        (await world.ExpiresAsync("u1", session)).Took();
        Assert.Equal("waiting", await world.StatusAsync("u1"));
        (await world.ExpiresAsync("u1", world.Hub.SessionOf("u1")!)).Took();
        Assert.Equal("ended", await world.StatusAsync("u1"));
    }

    [Fact]
    public async Task The_end_word_ends_it()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        using var kim = await world.ConsultsAsync("u1");
        (await world.SaysAsync("u1", "!종료")).Took();
        Assert.Equal("ended", await world.StatusAsync("u1"));
    }

    [Fact]
    public async Task AUTO_while_the_service_is_stopped_kakao_is_asked_for_its_own_message()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        await host.ChangeAsync(world.Tenant.Id, new ChangeSettings(
            TenantSettings.Default with { Distribution = Distribution.Manual, Service = ServiceStatus.Stopped }, DateTimeOffset.UtcNow));
        (await world.SaysAsync("u1", "계신가요?")).Took();
        await world.ShownAsync("Kakao says that nobody is there", bubble => bubble is { User: "u1", Form: "LI", System: "S2" });
    }

    [Fact]
    public async Task The_bot_answers_its_buttons_come_back_whole_and_the_press_of_the_last_one_connects()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host, withBot: true);
        (await world.SaysAsync("u1", "상담원")).Took();
        await world.ShownAsync("the bot shows its button", bubble => bubble.Buttons.Count > 0);
        var button = world.Hub.Shown.First(bubble => bubble.Buttons.Count > 0).Buttons[^1];
        Assert.Equal("bot", await world.StatusAsync("u1"));
        (await world.SaysAsync("u1", button.Name, extra: button.Extra)).Took();
        await Eventually.HoldsAsync(async () => await world.StatusAsync("u1") == "waiting", "the press connects", Patience);
    }

    [Fact]
    public async Task What_a_provider_takes_only_at_the_second_time_arrives_once()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        using var kim = await world.ConsultsAsync("u1");
        world.Hub.Faults.Add(new(-600));
        world.Hub.Faults.Add(new(HangsUp: true));
        (await kim.PostAsync($"/v1/conversations/{world.RoomOf("u1")}/messages", new { text = "하나" })).Ok();
        (await kim.PostAsync($"/v1/conversations/{world.RoomOf("u1")}/messages", new { text = "둘" })).Ok();
        await Eventually.HoldsAsync(async () => await world.DeliveryAsync("u1", "둘") == "delivered", "both have arrived", Patience);
        Assert.Equal(["하나", "둘"], world.Hub.Shown.Where(bubble => bubble.Form == "TX").Select(bubble => bubble.Text));
    }
}
