using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>What colleagues and customers see of somebody at work: presence with its reason, and that somebody is writing.</summary>
public sealed class PresenceTests
{
    [Fact]
    public async Task A_colleague_reads_why_somebody_is_away_and_nobody_delegates_there()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var lee = await chromium.NewPageAsync();
        await lee.SignInAsync(silo, "/console", "lee@demo");
        await Expect(lee.GetByTestId("presence-reason")).ToBeEnabledAsync();
        await lee.Keyboard.PressAsync("Alt+KeyP");
        await Expect(lee.GetByTestId("presence-reasons")).ToBeVisibleAsync();
        await lee.ShowAsync("50-console-presence-reasons");
        await lee.GetByTestId("away-reason").Filter(new() { HasText = "회의" }).ClickAsync();
        await Expect(lee.GetByTestId("presence")).ToHaveAttributeAsync("data-presence", "away");
        await Expect(lee.GetByTestId("presence-reason")).ToContainTextAsync("회의");
        await lee.ReloadAsync();
        await Expect(lee.GetByTestId("presence-reason")).ToContainTextAsync("회의");

        using var rest = await Rest.SignInAsync(silo, "kim@demo");
        await rest.PutAsync("/v1/me/presence", new { presence = "online" });
        using var customer = await Rest.VisitAsync(silo, "김손님");
        await customer.PostAsync("/v1/web/connect");
        var kim = await chromium.NewPageAsync();
        await kim.SignInAsync(silo, "/console", "kim@demo");
        await kim.GetByTestId("row").ClickAsync();
        await kim.GetByTestId("start").ClickAsync();
        await kim.GetByTestId("delegate").ClickAsync();
        var there = kim.Locator("[data-agent=lee]");
        await Expect(there).ToContainTextAsync("자리비움 (회의)");
        await Expect(there).ToBeDisabledAsync();
        await kim.ShowAsync("51-console-nobody-there");
        await kim.Keyboard.PressAsync("Escape");

        await lee.GetByTestId("presence-reason").ClickAsync();
        await lee.GetByTestId("own-reason").FillAsync("고객사 방문");
        await lee.GetByTestId("own-reason").PressAsync("Enter");
        await Expect(lee.GetByTestId("presence-reason")).ToContainTextAsync("고객사 방문");
        await lee.GetByTestId("presence-online").ClickAsync();
        await Expect(lee.GetByTestId("presence-reason")).ToContainTextAsync("사유");
        await kim.GetByTestId("delegate").ClickAsync();
        await Expect(kim.GetByTestId("choose-agent")).ToHaveAttributeAsync("data-agent", "lee");
        lee.WasQuiet();
        kim.WasQuiet();
    }

    [Fact]
    public async Task Each_side_sees_that_the_other_is_writing_until_it_is_said()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var rest = await Rest.SignInAsync(silo, "kim@demo");
        await rest.PutAsync("/v1/me/presence", new { presence = "online" });
        var customer = await chromium.NewPageAsync(480, 780);
        await customer.GotoAsync(silo.Address + "/chat/demo/web");
        await customer.GetByTestId("chat-connect").ClickAsync();
        await Expect(customer.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "received");
        var kim = await chromium.NewPageAsync(1440, 860);
        await kim.SignInAsync(silo, "/console", "kim@demo");
        await kim.GetByTestId("row").ClickAsync();
        await kim.GetByTestId("start").ClickAsync();
        await Expect(kim.GetByTestId("conversation")).ToHaveAttributeAsync("data-status", "active");

        var written = customer.GetByTestId("chat-input");
        await written.FillAsync("주문한 것이");
        await KeepWritingAsync(customer, "chat-input");
        await Expect(kim.GetByTestId("typing")).ToContainTextAsync("고객이 입력하고 있습니다");
        await Expect(kim.GetByTestId("row-typing")).ToHaveCountAsync(1);
        await kim.ShowAsync("52-console-typing");
        await StopWritingAsync(customer);
        await written.SayAsync("주문한 것이 아직 오지 않았어요.");
        await Expect(kim.GetByTestId("messages")).ToContainTextAsync("아직 오지 않았어요.");
        await Expect(kim.GetByTestId("typing")).ToHaveCountAsync(0);
        await Expect(kim.GetByTestId("row-typing")).ToHaveCountAsync(0);

        // A note is for colleagues: that it is written is nobody's business.
        await kim.Keyboard.PressAsync("Alt+KeyN");
        await kim.GetByTestId("composer").PressSequentiallyAsync("배송 확인 필요");
        await kim.GetByTestId("composer").PressAsync("Enter");
        await Expect(kim.GetByTestId("note")).ToContainTextAsync("배송 확인 필요");
        await Expect(customer.GetByTestId("chat-typing")).ToHaveCountAsync(0);
        await kim.Keyboard.PressAsync("Alt+KeyL");
        await kim.GetByTestId("composer").FillAsync("확인하고");
        await KeepWritingAsync(kim, "composer");
        await Expect(customer.GetByTestId("chat-typing")).ToContainTextAsync("상담원이 입력하고 있습니다");
        await customer.ShowAsync("53-chat-typing");
        await StopWritingAsync(kim);
        await kim.GetByTestId("composer").SayAsync("확인하고 말씀드리겠습니다.");
        await Expect(customer.GetByTestId("chat-messages")).ToContainTextAsync("확인하고 말씀드리겠습니다.");
        await Expect(customer.GetByTestId("chat-typing")).ToHaveCountAsync(0);
        kim.WasQuiet();
        customer.WasQuiet();
    }

    /// <summary>Goes on writing, so that pictures of it can be taken at leisure.</summary>
    private static Task KeepWritingAsync(IPage page, string box) => page.GetByTestId(box).EvaluateAsync(
        "box => { window.writing = setInterval(() => box.dispatchEvent(new Event('input', { bubbles: true })), 300) }");

    private static Task StopWritingAsync(IPage page) => page.EvaluateAsync("() => clearInterval(window.writing)");
}
