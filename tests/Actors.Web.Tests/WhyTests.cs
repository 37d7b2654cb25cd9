using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>The console says in words why something was sent, and why something was not.</summary>
public sealed class WhyTests
{
    [Fact]
    public async Task An_agent_asks_why_beside_a_message_and_beside_a_silence()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var customer = await chromium.NewPageAsync(480, 780);
        await customer.GotoAsync(silo.Address + "/chat/demo/web");
        await customer.GetByTestId("chat-connect").ClickAsync();
        await Expect(customer.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "waiting");

        var kim = await chromium.NewPageAsync();
        await kim.SignInAsync(silo, "/console", "kim@demo");
        await kim.GetByTestId("tab-waiting").ClickAsync();
        await kim.GetByTestId("row").ClickAsync();
        var said = kim.GetByTestId("reasons");
        var message = kim.GetByTestId("messages").Locator("[data-seq]").Filter(new() { Has = kim.GetByTestId("why") }).Last;
        await Expect(message.GetByTestId("why")).ToHaveTextAsync("왜?");
        await message.GetByTestId("why").ClickAsync();
        await Expect(said).ToContainTextAsync("‘상담불가 안내’ 보냄: 상담 요청이 기다리거나 거절되는 사유를 알렸습니다 (상담 가능한 상담원 없음).");
        await Expect(said).ToContainTextAsync("요청 판정: 상담 가능한 상담원 없음.");
        await Expect(said).ToContainTextAsync("배분에서 제외: 채팅 상담 권한 없음 1명, 온라인 아님 2명 (김해피, 이나라, 박관리).");
        await kim.PictureAsync("30-console-why-sent");
        await kim.Keyboard.PressAsync("Escape");
        await Expect(said).ToBeHiddenAsync();

        await kim.GetByTestId("presence-online").ClickAsync();
        var assigned = kim.Locator("[data-kind=assigned]");
        await Expect(assigned.GetByTestId("why")).ToBeVisibleAsync();
        await assigned.GetByTestId("why").ClickAsync();
        await Expect(said).ToContainTextAsync("김해피 상담원에게 배정: 자동 배분.");
        await Expect(said).ToContainTextAsync("‘상담 인사말’ 보내지 않음: 설정에서 꺼져 있습니다.");
        await kim.PictureAsync("31-console-why-silent");
    }
}
