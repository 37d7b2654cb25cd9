using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>Every page of managers and operators: what it shows, what it does, and that everybody can use it.</summary>
public sealed class ManagerPagesTests
{
    [Fact]
    public async Task Every_page_is_accessible_in_light_and_dark_and_quiet()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        await administrator.PostAsync("/v1/tenant/channels", new { id = "talk", type = "kakao", name = "카카오 상담톡", queue = "general" });
        await administrator.PublishAsync(settings => settings["messages"]!["greeting"]!["on"] = true);
        using var customer = await Rest.VisitAsync(silo, "김철수");
        await customer.PostAsync("/v1/web/messages", new { text = "안녕하세요" });
        await administrator.PostAsync($"/v1/conversations/{customer.Conversation}/block");

        var page = await chromium.NewPageAsync(1280, 900);
        await page.GotoAsync(silo.Address + "/");
        await page.ShowAsync("50-index");
        await page.GotoAsync(silo.Address + "/manager");
        await Expect(page.GetByTestId("login-name")).ToBeVisibleAsync();
        await page.ShowAsync("51-sign-in");
        await page.SignInAsync(silo, "/manager", "manager@demo");
        foreach (var (tab, there) in new[]
        {
            ("agents", "agent"), ("queues", "queue"), ("channels", "channel"), ("kakao", "kakao-kakaoStart"), ("blocked", "blocked-customer"),
            ("keys", "add-keys"), ("settings", "settings-version"),
        })
        {
            await page.GetByTestId($"manage-{tab}").ClickAsync();
            await Expect(page.GetByTestId(there).First).ToBeVisibleAsync();
            await page.ShowAsync($"52-manager-{tab}");
        }

        foreach (var tab in new[] { "queueSettings", "hours", "holidays", "admission", "categories", "desk", "messages", "whatIf", "history" })
        {
            await page.GetByTestId($"settings-{tab}").ClickAsync();
            if (tab == "history")
            {
                await page.Locator("[data-testid=version][data-version='1'] button").ClickAsync();
                await Expect(page.GetByTestId("changes")).ToContainTextAsync("자동 메시지 › 상담 인사말 › 사용");
                await Expect(page.GetByTestId("changes")).ToContainTextAsync("아니요");
            }

            await page.ShowAsync($"53-settings-{tab}");
        }

        await page.GetByTestId("manage-agents").ClickAsync();
        await page.Locator("[data-agent=kim]").GetByTestId("edit-agent").ClickAsync();
        foreach (var tab in new[] { "permissions", "schedule" })
        {
            await page.GetByTestId($"agent-{tab}").ClickAsync();
            await page.AccessibleAsync($"an agent's {tab}");
            await page.PictureAsync($"54-agent-{tab}");
        }

        page.WasQuiet();
        var operatorPage = await chromium.NewPageAsync();
        await operatorPage.SignInAsync(silo, "/manager", "operator@system");
        await Expect(operatorPage.GetByTestId("tenant")).ToHaveCountAsync(1);
        await operatorPage.ShowAsync("55-operator");
        operatorPage.WasQuiet();
        var phone = await chromium.NewPageAsync(390, 780);
        await phone.SignInAsync(silo, "/manager/queues", "manager@demo");
        await Expect(phone.GetByTestId("queue")).ToBeVisibleAsync();
        await phone.AccessibleAsync("a manager's page on a phone");
        await phone.PictureAsync("56-manager-phone");
    }

    [Fact]
    public async Task An_administrator_changes_an_agent_and_takes_one_away()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var page = await chromium.NewPageAsync(1280, 900);
        await page.SignInAsync(silo, "/manager/agents", "manager@demo");
        var kim = page.Locator("[data-testid=agent][data-agent=kim]");
        await kim.GetByTestId("edit-agent").ClickAsync();
        await page.GetByTestId("agent-name").FillAsync("김기쁨");
        await page.GetByTestId("agent-capacity").FillAsync("3");
        await page.GetByTestId("agent-assign").UncheckAsync();
        await page.GetByTestId("save-agent").ClickAsync();
        await Expect(page.GetByTestId("saved")).ToBeVisibleAsync();
        await page.GetByTestId("agent-schedule").ClickAsync();
        await page.GetByTestId("add-day-off").ClickAsync();
        await page.GetByTestId("own-meal").CheckAsync(new() { Force = true });
        await page.GetByTestId("save-absences").ClickAsync();
        await Expect(page.GetByTestId("saved")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(kim).ToContainTextAsync("김기쁨");
        await Expect(kim).ToContainTextAsync("0 / 3");
        await Expect(kim).ToContainTextAsync("수동만");
        await Expect(kim).ToContainTextAsync("오늘 상담 불가");

        await page.Locator("[data-agent=lee]").GetByTestId("edit-agent").ClickAsync();
        await page.GetByTestId("remove-agent").ClickAsync();
        await page.GetByTestId("sure").ClickAsync();
        await Expect(page.Locator("[data-testid=agent]")).ToHaveCountAsync(2);
        page.WasQuiet();
    }

    [Fact]
    public async Task A_message_is_edited_beside_what_customers_will_see_tried_and_published()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var page = await chromium.NewPageAsync(1280, 900);
        await page.SignInAsync(silo, "/manager/settings", "manager@demo");
        await page.GetByTestId("settings-messages").ClickAsync();
        await page.GetByTestId("message-greeting-on").CheckAsync(new() { Force = true });
        await page.GetByTestId("message-greeting").FillAsync("반갑습니다. [counselor_name]입니다. <b>굵게</b>");
        await Expect(page.GetByTestId("counter")).ToHaveTextAsync("37 / 1000자");
        await Expect(page.GetByTestId("preview-web")).ToContainTextAsync("반갑습니다. 김해피입니다. <b>굵게</b>");
        await Expect(page.GetByTestId("preview-naver")).ToContainTextAsync("반갑습니다. 김해피입니다.");

        // A longer name than Naver shows on a button, named where it happens.
        await page.GetByTestId("edit-offHours").ClickAsync();
        await page.GetByTestId("add-link").ClickAsync();
        await page.GetByTestId("link-label").FillAsync("아주아주긴이름의버튼입니다열여덟자넘김");
        await page.GetByTestId("link-url").FillAsync("https://shop.example/faq");
        await Expect(page.GetByTestId("preview-web")).ToContainTextAsync("아주아주긴이름의버튼입니다열여덟자넘김");
        await Expect(page.GetByTestId("losses-naver")).ToContainTextAsync("버튼 이름");
        await page.PictureAsync("57-settings-losses");

        await page.GetByTestId("settings-whatIf").ClickAsync();
        await page.GetByTestId("try-it").ClickAsync();
        await Expect(page.Locator("[data-testid=would-send][data-kind=greeting]")).ToContainTextAsync("반갑습니다. 김해피입니다.");
        await Expect(page.Locator("[data-testid=would-send][data-kind=greeting]")).ToContainTextAsync("이유: 켜져 있고, 상담원이 배정되었습니다.");
        await page.GetByTestId("scene-online").FillAsync("0");
        await page.GetByTestId("try-it").ClickAsync();
        await Expect(page.Locator("[data-testid=would-send][data-kind=unavailable]")).ToContainTextAsync("상담 가능한 상담원 없음");
        await page.PictureAsync("58-settings-tried");
        await page.GetByTestId("try-a-day").ClickAsync();
        await page.GetByTestId("try-day").ClickAsync();
        await Expect(page.GetByTestId("day-report")).ToContainTextAsync("그날 기록된 대화가 없습니다.");

        await page.GetByTestId("save-settings").ClickAsync();
        await Expect(page.GetByTestId("changes")).ToContainTextAsync("자동 메시지 › 상담 인사말 › 내용");
        await page.GetByTestId("publish-settings").ClickAsync();
        await Expect(page.GetByTestId("settings-version")).ToHaveAttributeAsync("data-version", "1");
        page.WasQuiet();
    }

    [Fact]
    public async Task A_blocked_customer_is_let_in_again_and_a_Kakao_text_goes_through_its_review()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        await administrator.PostAsync("/v1/tenant/channels", new { id = "talk", type = "kakao", name = "카카오 상담톡", queue = "general" });
        using var customer = await Rest.VisitAsync(silo, "김철수");
        await customer.PostAsync("/v1/web/messages", new { text = "안녕하세요" });
        await administrator.PostAsync($"/v1/conversations/{customer.Conversation}/block");
        var page = await chromium.NewPageAsync();
        await page.SignInAsync(silo, "/manager/blocked", "manager@demo");
        await Expect(page.GetByTestId("blocked-customer")).ToContainTextAsync("김철수");
        await Expect(page.GetByTestId("blocked-customer")).ToContainTextAsync("박관리");
        await page.GetByTestId("let-in").ClickAsync();
        await Expect(page.GetByTestId("blocked-customer")).ToHaveCountAsync(0);
        await customer.PostAsync("/v1/web/messages", new { text = "다시 왔어요" });

        await page.GetByTestId("manage-kakao").ClickAsync();
        var end = page.GetByTestId("kakao-kakaoEnd");
        await end.GetByTestId("apply-for").ClickAsync();
        await end.GetByTestId("kakao-text").FillAsync("이용해 주셔서 고맙습니다.");
        await end.GetByTestId("apply").ClickAsync();
        await Expect(end.GetByTestId("application")).ToHaveAttributeAsync("data-status", "submitted");
        await end.GetByTestId("take-in").ClickAsync();
        await Expect(end.GetByTestId("application")).ToHaveAttributeAsync("data-status", "inReview");
        await end.GetByTestId("approve").ClickAsync();
        await Expect(end.GetByTestId("application")).ToHaveCountAsync(0);
        await Expect(end).ToContainTextAsync("이용해 주셔서 고맙습니다.");
        page.WasQuiet();
    }
}
