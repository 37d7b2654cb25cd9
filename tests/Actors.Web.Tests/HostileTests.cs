using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>What customers write is data: a hundred hostile texts as names, messages, notes and subjects run nowhere in the console.</summary>
public sealed class HostileTests
{
    [Fact]
    public async Task A_hundred_hostile_texts_run_nowhere()
    {
        Assert.Equal(100, HostileTexts.All.Count);
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var kim = await Rest.SignInAsync(silo, "kim@demo");
        await kim.PutAsync("/v1/me/presence", new { presence = "online" });
        var names = HostileTexts.All.Select(text => text.Length <= 60 ? text : text[..60]).ToList();
        using var customer = await Rest.VisitAsync(silo, names[1]);
        await customer.PostAsync("/v1/web/open");
        await customer.PostAsync("/v1/web/connect");
        var path = $"/v1/conversations/{customer.Conversation}";
        await kim.UntilAsync(path, page => page.GetProperty("row").GetProperty("status").GetString() == "received");
        await kim.PostAsync(path + "/start");
        foreach (var text in HostileTexts.All)
        {
            await customer.PostAsync("/v1/web/messages", new { text });
        }

        await kim.PostAsync(path + "/notes", new { text = string.Join('\n', HostileTexts.All) });
        await kim.PutAsync("/v1/canned-answers/hostile", new { name = names[2], text = HostileTexts.All[2] });
        foreach (var name in names.Skip(2).Take(40))
        {
            using var other = await Rest.VisitAsync(silo, name);
            await other.PostAsync("/v1/web/open");
            await other.PostAsync("/v1/web/messages", new { text = name });
        }

        var page = await chromium.NewPageAsync(1440, 900);
        page.Dialog += async (_, dialog) =>
        {
            await page.EvaluateAsync("() => { window.hurt = 'dialog' }");
            await dialog.DismissAsync();
        };
        await page.SignInAsync(silo, "/console", "kim@demo");
        await page.GetByTestId("tab-active").ClickAsync();
        await page.GetByTestId("row").ClickAsync();
        await Expect(page.GetByTestId("note")).ToBeVisibleAsync();
        while (await page.GetByTestId("older").IsVisibleAsync())
        {
            var before = await page.GetByTestId("messages").Locator("[data-seq]").CountAsync();
            await page.GetByTestId("older").ClickAsync();
            await Expect(page.GetByTestId("messages").Locator("[data-seq]")).Not.ToHaveCountAsync(before);
        }

        foreach (var text in HostileTexts.All)
        {
            await Expect(page.GetByTestId("messages").Locator(".bubble").Filter(new() { HasText = text }).First).ToBeAttachedAsync();
        }

        await page.GetByTestId("side-customer").ClickAsync();
        await Expect(page.GetByTestId("customer-note")).ToBeVisibleAsync();
        await page.GetByTestId("composer").FillAsync("/");
        await Expect(page.GetByTestId("canned-answer")).ToHaveCountAsync(1);
        await page.GetByTestId("tab-bot").ClickAsync();
        await Expect(page.GetByTestId("rows")).ToHaveAttributeAsync("data-count", "40");
        for (var top = 0; top < 40 * 70; top += 500)
        {
            await page.GetByTestId("rows").EvaluateAsync("(box, top) => { box.scrollTop = top }", top);
            await Expect(page.GetByTestId("row").First).ToBeVisibleAsync();
        }

        await page.Keyboard.PressAsync("Control+KeyK");
        await page.GetByTestId("palette-input").FillAsync("onerror");
        await Expect(page.GetByTestId("palette-item").First).ToContainTextAsync("onerror");
        Assert.True(await page.EvaluateAsync<bool>("() => window.hurt === undefined"));
    }
}
