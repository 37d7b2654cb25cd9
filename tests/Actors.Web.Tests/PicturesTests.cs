using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>The pictures of the README: made here, copied to docs/pictures by hand when the pages look otherwise.</summary>
public sealed class PicturesTests
{
    private const int LargestBytes = 150_000;

    [Fact]
    public async Task The_pictures_of_the_readme_are_made_and_small()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        await administrator.PublishAsync(settings =>
        {
            settings["messages"]!["greeting"]!["on"] = true;
            settings["messages"]!["title"]!["on"] = true;
            settings["messages"]!["offHours"]!["text"] = "지금은 상담 시간이 아닙니다.\n평일 10시부터 18시까지 답해 드립니다.";
            settings["messages"]!["offHours"]!["links"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
            {
                ["label"] = "자주 묻는 질문", ["url"] = "https://shop.example/faq",
            });
        });
        using var shop = await ShopSite.OpenAsync(silo, administrator, "data-name=\"김철수\"");
        var kim = await chromium.NewPageAsync(1280, 800);
        await kim.SignInAsync(silo, "/console", "kim@demo");
        await kim.GetByTestId("presence-online").ClickAsync();
        await Expect(kim.GetByTestId("presence")).ToHaveAttributeAsync("data-presence", "online");

        var page = await chromium.NewPageAsync(1100, 760);
        await page.GotoAsync(shop.Address);
        await page.GetByTestId("chat-launcher").ClickAsync();
        await page.GetByTestId("chat-input").SayAsync("환불은 어떻게 하나요?");
        await Expect(page.GetByTestId("chat-messages")).ToContainTextAsync("7일 안에");
        await page.GetByTestId("chat-connect").ClickAsync();
        await Expect(page.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "received");
        await kim.GetByTestId("tab-received").ClickAsync();
        await kim.GetByTestId("row").ClickAsync();
        await kim.GetByTestId("start").ClickAsync();
        await Expect(kim.GetByTestId("conversation")).ToHaveAttributeAsync("data-status", "active");
        await kim.GetByTestId("composer").SayAsync("안녕하세요, 김해피입니다. 주문 번호를 알려 주시겠어요?");
        await Expect(page.GetByTestId("chat-messages")).ToContainTextAsync("주문 번호를 알려 주시겠어요?");
        await page.GetByTestId("chat-input").SayAsync("20261121-0042번입니다.");
        await Expect(kim.GetByTestId("messages")).ToContainTextAsync("20261121-0042번입니다.");
        await SaveAsync(page, "widget");
        await SaveAsync(kim, "console");

        var manager = await chromium.NewPageAsync(1280, 1280);
        await manager.SignInAsync(silo, "/manager/settings", "manager@demo");
        await manager.GetByTestId("settings-messages").ClickAsync();
        await manager.GetByTestId("edit-offHours").ClickAsync();
        await Expect(manager.GetByTestId("preview-naver")).ToContainTextAsync("자주 묻는 질문");
        await SaveAsync(manager, "messages");
    }

    private static async Task SaveAsync(IPage page, string name)
    {
        await page.PictureAsync($"readme-{name}");
        var size = new FileInfo(Path.Combine(Built.Screenshots, $"readme-{name}.png")).Length;
        Assert.True(size < LargestBytes, $"readme-{name}.png has {size} bytes.");
    }
}
