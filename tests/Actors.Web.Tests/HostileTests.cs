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

        await kim.UntilAsync("/v1/search?q=onerror", found => found.GetProperty("hits").GetArrayLength() > 15);
        await page.Keyboard.PressAsync("Control+KeyK");
        await page.GetByTestId("palette-input").FillAsync("onerror");
        await Expect(page.GetByTestId("palette-item").First).ToContainTextAsync("onerror");
        await Expect(page.GetByTestId("palette-item").Locator("mark").First).ToHaveTextAsync("onerror");
        Assert.True(await page.EvaluateAsync<bool>("() => window.hurt === undefined"));
    }

    [Fact]
    public async Task Nor_in_the_managers_pages_or_the_chat()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var boss = await Rest.SignInAsync(silo, "manager@demo");
        using var kim = await Rest.SignInAsync(silo, "kim@demo");
        var names = HostileTexts.All.Select(text => text.Length <= 40 ? text : text[..40]).ToList();
        for (var number = 0; number < 25; number++)
        {
            await boss.PostAsync("/v1/tenant/queues", new { id = $"q{number}", name = names[number] });
            await boss.PostAsync("/v1/tenant/agents", new { id = $"a{number}", name = names[25 + number], role = "agent", chat = false, assign = false, queues = new[] { $"q{number}" } });
        }

        // A bot that says all of them, ten choices in each answer.
        await boss.PostAsync("/v1/tenant/channels", new
        {
            id = "evil", type = "web", name = names[60], queue = "general",
            bot = new
            {
                welcome = string.Join('\n', HostileTexts.All), fallback = HostileTexts.All[1],
                answers = Enumerable.Range(0, 10).Select(ten => new
                {
                    keywords = new[] { $"키{ten}" }, text = HostileTexts.All[ten],
                    choices = HostileTexts.All.Skip(ten * 10).Take(10).Select((text, index) => $"{index}{(text.Length <= 45 ? text : text[..45])}").ToArray(),
                }).ToArray(),
                agentCall = new { keywords = new[] { "사람" }, guide = HostileTexts.All[3], button = "<img src=x>" },
            },
            origins = Array.Empty<string>(),
        });
        await boss.PublishAsync(settings =>
        {
            settings["messages"]!["greeting"]!["on"] = true;
            settings["messages"]!["greeting"]!["text"] = HostileTexts.All[1];
            settings["messages"]!["offHours"]!["links"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"label":"<img src=x>","url":"https://shop.example/%22onerror=window.hurt=1"}]""");
            settings["categories"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"name":"<img src=x onerror=window.hurt=1>","divisions":[{"name":"<svg onload=window.hurt=1>"}]}]""");
            settings["ticketFields"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"id":"xx","name":"<img src=x onerror=window.hurt=1>"}]""");
        });
        await kim.PutAsync("/v1/me/presence", new { presence = "online" });

        var chat = await chromium.NewPageAsync(480, 780);
        chat.Dialog += async (_, dialog) => await dialog.DismissAsync();
        await chat.GotoAsync(silo.Address + "/chat/demo/evil");
        await Expect(chat.GetByTestId("chat-messages")).ToContainTextAsync(HostileTexts.All[99]);
        for (var ten = 0; ten < 10; ten++)
        {
            await chat.GetByTestId("chat-input").SayAsync($"키{ten}");
            await Expect(chat.GetByTestId("chat-messages")).ToContainTextAsync($"9{HostileTexts.All[(ten * 10) + 9][..20]}");
        }

        await chat.GetByTestId("chat-file").SetInputFilesAsync(new FilePayload
        {
            Name = "\"><img src=x onerror=window.hurt=1>.txt", MimeType = "text/plain", Buffer = "글"u8.ToArray(),
        });
        await chat.GetByTestId("chat-connect").ClickAsync();
        await Expect(chat.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "received");
        var rows = await kim.GetAsync("/v1/conversations?tab=received");
        var path = $"/v1/conversations/{rows.GetProperty("rows")[0].GetProperty("id").GetString()}";
        await kim.PostAsync(path + "/start");
        foreach (var text in HostileTexts.All)
        {
            await kim.PostAsync(path + "/messages", new { text });
        }

        await Expect(chat.GetByTestId("chat-messages")).ToContainTextAsync(HostileTexts.All[99]);
        Assert.True(await chat.EvaluateAsync<bool>("() => window.hurt === undefined"));

        var page = await chromium.NewPageAsync(1280, 900);
        page.Dialog += async (_, dialog) => await dialog.DismissAsync();
        await boss.PostAsync(path + "/block");
        await page.SignInAsync(silo, "/manager", "manager@demo");
        foreach (var (tab, there) in new[] { ("agents", "agent"), ("queues", "queue"), ("channels", "channel"), ("blocked", "blocked-customer"), ("settings", "settings-version") })
        {
            await page.GetByTestId($"manage-{tab}").ClickAsync();
            await Expect(page.GetByTestId(there).First).ToBeVisibleAsync();
        }

        foreach (var tab in new[] { "queueSettings", "categories", "desk", "messages", "history" })
        {
            await page.GetByTestId($"settings-{tab}").ClickAsync();
            await Expect(page.GetByTestId($"settings-{tab}")).ToHaveAttributeAsync("aria-selected", "true");
        }

        await page.Locator("[data-testid=version][data-version='1'] button").ClickAsync();
        await Expect(page.GetByTestId("changes")).ToContainTextAsync("onerror=window.hurt=1");
        Assert.True(await page.EvaluateAsync<bool>("() => window.hurt === undefined"));
    }
}
