using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>States of the pages that come and go: each is shown in both languages and schemes, held to axe, and silent.</summary>
public sealed class StatesTests
{
    [Fact]
    public async Task A_customers_chat_with_the_bot_with_an_agent_and_at_its_end_and_the_consoles_dialogs()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var lee = await Rest.SignInAsync(silo, "lee@demo");
        await lee.PutAsync("/v1/me/presence", new { presence = "online" });
        using var kimRest = await Rest.SignInAsync(silo, "kim@demo");
        var kim = await chromium.NewPageAsync(1440, 860);
        await kim.SignInAsync(silo, "/console", "kim@demo");
        var customer = await chromium.NewPageAsync(480, 780);
        await customer.GotoAsync(silo.Address + "/chat/demo/web");
        await customer.GetByTestId("chat-input").SayAsync("환불은 어떻게 하나요?");
        await Expect(customer.GetByTestId("chat-messages")).ToContainTextAsync("7일 안에");
        await customer.ShowAsync("60-chat-bot");

        // Lee is set aside, so that Kim is the one who is free.
        await lee.PutAsync("/v1/me/presence", new { presence = "away" });
        await kim.GetByTestId("presence-online").ClickAsync();
        await Expect(kim.GetByTestId("presence")).ToHaveAttributeAsync("data-presence", "online");
        await customer.GetByTestId("chat-connect").ClickAsync();
        await Expect(customer.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "received");
        await kim.GetByTestId("tab-received").ClickAsync();
        await kim.GetByTestId("row").ClickAsync();
        await kim.GetByTestId("start").ClickAsync();
        await Expect(kim.GetByTestId("conversation")).ToHaveAttributeAsync("data-status", "active");
        await kim.GetByTestId("composer").SayAsync("안녕하세요. 주문 번호를 알려 주시겠어요?");
        await customer.GetByTestId("chat-input").SayAsync("배송비 환불 번호는 20261121-0042입니다.");
        await Expect(kim.GetByTestId("messages")).ToContainTextAsync("20261121-0042");
        await customer.ShowAsync("61-chat-active");

        await lee.PutAsync("/v1/me/presence", new { presence = "online" });
        await kim.GetByTestId("delegate").ClickAsync();
        await kim.Locator("[data-testid=choose-agent][data-agent=lee]").ClickAsync();
        await Expect(kim.GetByTestId("delegate-reason")).ToBeVisibleAsync();
        await kim.ShowAsync("62-console-delegate");
        await kim.Keyboard.PressAsync("Escape");

        await kimRest.UntilAsync("/v1/search?q=배송비&kind=messages", found => found.GetProperty("hits").GetArrayLength() == 1);
        await kim.GetByTestId("search").ClickAsync();
        await kim.GetByTestId("palette-input").FillAsync("배송비 번호");
        await Expect(kim.GetByTestId("palette-item").Locator("mark")).ToHaveTextAsync(["배송비", "번호"]);
        await kim.ShowAsync("63-console-search");
        await kim.Keyboard.PressAsync("Escape");
        kim.WasQuiet();

        await kimRest.PostAsync($"/v1/conversations/{await RoomAsync(kimRest)}/end");
        await Expect(customer.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "ended");
        await customer.ShowAsync("64-chat-ended");
        customer.WasQuiet();

        await silo.KillAsync();
        await Expect(kim.GetByTestId("disconnected")).ToBeVisibleAsync();
        await Expect(customer.GetByTestId("chat-offline")).ToBeVisibleAsync();
        await kim.ShowAsync("65-console-disconnected");
        await customer.ShowAsync("66-chat-disconnected");
    }

    [Fact]
    public async Task Consulting_is_stopped_at_one_press_and_a_draft_stays_what_it_was()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var boss = await Rest.SignInAsync(silo, "manager@demo");
        var page = await chromium.NewPageAsync(1280, 900);
        await page.SignInAsync(silo, "/manager/settings", "manager@demo");
        await page.GetByTestId("settings-desk").ClickAsync();
        await page.GetByTestId("waitWarningSeconds").FillAsync("45");
        await page.GetByTestId("add-ticket-field").ClickAsync();
        await page.GetByTestId("ticket-field-name").FillAsync("등급");
        await page.GetByTestId("ticket-field-kind").SelectOptionAsync("choice");
        await page.GetByTestId("ticket-field-choices").FillAsync("일반, 우수");
        await page.GetByTestId("ticket-field-name").FocusAsync();
        await page.GetByTestId("save-settings").ClickAsync();
        await Expect(page.GetByTestId("saved")).ToBeVisibleAsync();
        await page.ShowAsync("67-settings-desk");

        await page.GetByTestId("service-switch").ClickAsync();
        await page.GetByTestId("stop-sure").ClickAsync();
        await Expect(page.GetByTestId("service-switch")).ToHaveAttributeAsync("data-service", "stopped");
        var stopped = await boss.GetAsync("/v1/tenant/settings");
        Assert.Equal("stopped", stopped.GetProperty("settings").GetProperty("service").GetString());
        Assert.NotEqual(45, stopped.GetProperty("settings").GetProperty("waitWarningSeconds").GetInt32());
        var draft = stopped.GetProperty("draft").GetProperty("settings");
        Assert.Equal(("stopped", 45), (draft.GetProperty("service").GetString(), draft.GetProperty("waitWarningSeconds").GetInt32()));
        await page.ShowAsync("68-settings-stopped");
        await page.GetByTestId("service-switch").ClickAsync();
        await Expect(page.GetByTestId("service-switch")).ToHaveAttributeAsync("data-service", "open");
        await page.GetByTestId("publish-settings").ClickAsync();
        await boss.UntilAsync("/v1/desk", desk => desk.GetProperty("waitWarningSeconds").GetInt32() == 45
            && JsonNode.Parse(desk.GetProperty("ticketFields").GetRawText())!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
                == """[{"id":"field1","name":"등급","kind":"choice","choices":["일반","우수"]}]""");
        page.WasQuiet();
    }

    private static async Task<string> RoomAsync(Rest agent)
    {
        var rows = await agent.GetAsync("/v1/conversations?tab=active");
        return rows.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("id").GetString()!).Single();
    }
}
