using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Domain.Tenants;
using Actors.Grains;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Api.Tests.Messengers;

/// <summary>The automatic messages that consult talk's users see, with a hub that plays Kakao (channels, AUTO-1 to AUTO-5).</summary>
public sealed class AutoMessagesOnKakaoTests(AutoMessagesOnKakaoTests.Host host) : IClassFixture<AutoMessagesOnKakaoTests.Host>
{
    private const string OffHours = "상담 시간이 아닙니다.";

    private static readonly WeekText Never = new();

    [Fact]
    public async Task AUTO_1_off_hours_without_a_bot_Kakao_says_that_nobody_is_there()
    {
        await using var world = await OpenAsync(TenantSettings.Default with { Hours = Never });
        (await world.SaysAsync("u1", "계신가요?")).Took();
        await world.ShownAsync("Kakao says so", bubble => bubble is { User: "u1", Form: "LI", System: "S2" });
        Assert.Equal("waiting", await world.StatusAsync("u1"));
        Assert.Single(world.Hub.Shown);
    }

    [Fact]
    public async Task AUTO_2_off_hours_with_a_bot_the_tenants_text_comes_first_and_Kakaos_message_after_five_minutes()
    {
        await using var world = await OpenAsync(TenantSettings.Default with { Hours = Never }, withBot: true);
        await ConnectAsync(world, "u1");
        await world.ShownAsync("the tenant's text", bubble => bubble is { User: "u1", Form: "TX", Text: OffHours });
        Assert.Equal(["offHours"], await AutosAsync(world, "u1"));
        host.Clock.Advance(TimeSpan.FromMinutes(4));
        (await world.SaysAsync("u1", "계신가요?")).Took();
        Assert.Equal(["offHours"], await AutosAsync(world, "u1"));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await world.SaysAsync("u1", "아직 안 계신가요?")).Took();
        Assert.Equal(["offHours", "kakaoAbsent"], await AutosAsync(world, "u1"));
        await world.ShownAsync("Kakao's message", bubble => bubble is { User: "u1", Form: "LI", System: "S2" });
        Assert.Single(world.Hub.Shown, bubble => bubble.System == "S2");
    }

    [Fact]
    public async Task AUTO_3_busy_is_said_at_zero_and_five_minutes_and_AUTO_4_not_after_the_agents_answer()
    {
        await using var world = await OpenAsync(TenantSettings.Default with { Messages = new() { Busy = new(true, "바쁩니다.") } });
        using var kim = await OnlineAsync(world);
        foreach (var (minutes, said) in new[] { (0, 1), (3, 1), (2, 2), (1, 2) })
        {
            host.Clock.Advance(TimeSpan.FromMinutes(minutes));
            (await world.SaysAsync("u1", $"문의 {minutes}")).Took();
            await Eventually.HoldsAsync(async () => await world.StatusAsync("u1") == "received", "kim has it", TimeSpan.FromSeconds(60));
            await Eventually.HoldsAsync(async () => (await BusyAsync(world, "u1")).Count >= said, "busy is said", TimeSpan.FromSeconds(60));
            Assert.Equal(said, (await BusyAsync(world, "u1")).Count);
        }

        await Eventually.HoldsAsync(() => world.Hub.Shown.Count(bubble => bubble.System == "S1") == 2, "Kakao shows both", TimeSpan.FromSeconds(60));
        (await kim.PostAsync($"/v1/conversations/{world.RoomOf("u1")}/messages", new { text = "안녕하세요" })).Ok();
        await world.ShownAsync("the agent's answer", bubble => bubble.Text == "안녕하세요");
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        (await world.SaysAsync("u1", "네, 안녕하세요")).Took();
        Assert.Equal(2, (await BusyAsync(world, "u1")).Count);
        Assert.Equal(2, world.Hub.Shown.Count(bubble => bubble.System is not null));
    }

    [Fact]
    public async Task AUTO_5_the_waiting_count_is_not_said_to_the_only_one_and_to_the_second_it_is_one()
    {
        await using var world = await OpenAsync(
            TenantSettings.Default with { Messages = new() { WaitingCount = new(true, "[counsel_count]명이 먼저 기다립니다.") } }, withBot: true);
        using var kim = await OnlineAsync(world);
        await ConnectAsync(world, "u1");
        await Eventually.HoldsAsync(async () => await world.StatusAsync("u1") == "received", "kim has the first", TimeSpan.FromSeconds(60));
        await ConnectAsync(world, "u2");
        await world.ShownAsync("the second reads the count", bubble => bubble is { User: "u2", Text: "1명이 먼저 기다립니다." });
        Assert.Empty(await AutosAsync(world, "u1"));
        Assert.Equal(["waitingCount"], await AutosAsync(world, "u2"));
    }

    private async Task<KakaoConsultWorld> OpenAsync(TenantSettings settings, bool withBot = false)
    {
        var world = await KakaoConsultWorld.OpenAsync(host, withBot);
        await host.ChangeAsync(world.Tenant.Id, new ChangeSettings(settings with { Scope = DistributionScope.SignedIn }, DateTimeOffset.UtcNow));
        return world;
    }

    private static async Task<RestClient> OnlineAsync(KakaoConsultWorld world)
    {
        var kim = await world.Tenant.AgentAsync("kim");
        (await kim.PutAsync("/v1/me/presence", new { presence = "online" })).Ok();
        return kim;
    }

    /// <summary>The bot offers its button, and the user presses it.</summary>
    private static async Task ConnectAsync(KakaoConsultWorld world, string user)
    {
        (await world.SaysAsync(user, "상담원")).Took();
        await world.ShownAsync("the bot shows its button", bubble => bubble.User == user && bubble.Buttons.Count > 0);
        var button = world.Hub.Shown.First(bubble => bubble.User == user && bubble.Buttons.Count > 0).Buttons[^1];
        (await world.SaysAsync(user, button.Name, extra: button.Extra)).Took();
        await Eventually.HoldsAsync(async () => await world.StatusAsync(user) is "waiting" or "received", "the press connects", TimeSpan.FromSeconds(60));
    }

    private static async Task<IReadOnlyList<string?>> BusyAsync(KakaoConsultWorld world, string user) =>
        [.. (await AutosAsync(world, user)).Where(kind => kind is "kakaoUnavailable")];

    /// <summary>What went out by itself, but Kakao's own start.</summary>
    private static async Task<IReadOnlyList<string?>> AutosAsync(KakaoConsultWorld world, string user) =>
    [
        .. (await world.LinesAsync(user)).Where(line => line.TryGetProperty("auto", out _)).Select(line => line.GetProperty("auto").GetProperty("kind").GetString())
            .Where(kind => kind != "kakaoStart"),
    ];

    /// <summary>A service whose grains follow a clock that the test moves.</summary>
    public sealed class Host : MessengerHost
    {
        internal MovableTime Clock { get; } = new();

        protected override void Adjust(WebApplicationBuilder builder) => builder.Services.AddSingleton(new GrainClock(Clock));
    }
}
