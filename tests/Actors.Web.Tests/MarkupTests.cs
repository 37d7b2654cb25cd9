using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>Nothing that somebody writes is ever markup: a hundred attempts in a real browser, none of which may run.</summary>
public sealed class MarkupTests
{
    private static readonly string[] Attempts =
    [
        "<script>hurt()</script>", "<img src=x onerror=hurt()>", "<svg onload=hurt()>", "<svg/onload=hurt()//", "<body onload=hurt()>",
        "<iframe src=javascript:hurt()></iframe>", "<iframe srcdoc='<script>parent.hurt()</script>'></iframe>", "<a href=javascript:hurt()>x</a>",
        "<details open ontoggle=hurt()>x</details>", "<video><source onerror=hurt()></video>", "<audio src=x onerror=hurt()>",
        "<input autofocus onfocus=hurt()>", "<marquee onstart=hurt()>x</marquee>", "<object data=javascript:hurt()></object>",
        "<embed src=javascript:hurt()>", "<form action=javascript:hurt()><input type=submit autofocus></form>", "<math><mi xlink:href=javascript:hurt()>x",
        "<style>@import 'javascript:hurt()';</style>", "<link rel=stylesheet href=javascript:hurt()>", "<meta http-equiv=refresh content=0;url=javascript:hurt()>",
        "<template><script>hurt()</script></template>", "javascript:hurt()", "{{constructor.constructor('hurt()')()}}", "${hurt()}", "[x](javascript:hurt())",
    ];

    private static readonly Func<string, string>[] Ways =
    [
        attempt => attempt, attempt => $"\"'>{attempt}", attempt => $"</textarea></title>{attempt}", attempt => attempt.Replace("hurt()", "hurt&#40;&#41;").ToUpperInvariant()
            .Replace("HURT", "hurt", StringComparison.Ordinal),
    ];

    private static readonly string[] Corpus = [.. Ways.SelectMany(way => Attempts.Select(way))];

    [Fact]
    public async Task A_hundred_attempts_as_messages_names_and_buttons_run_nowhere()
    {
        Assert.Equal(100, Corpus.Length);
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        const string Name = "<img src=x onerror=hurt()>";
        var credentials = await administrator.PostAsync(
            "/v1/tenant/agents", new { id = "choi", name = Name, role = "agent", chat = true, assign = true, queues = new[] { "general" } });
        using var choi = await Rest.SignInAsync(silo, "choi@demo", credentials.GetProperty("password").GetString()!);
        await choi.PutAsync("/v1/me/presence", new { presence = "online" });
        await administrator.PublishAsync(settings =>
        {
            settings["messages"]!["greeting"]!["on"] = true;
            settings["messages"]!["greeting"]!["text"] = "<svg onload=hurt()> [counselor_name]";
            settings["messages"]!["busy"]!["on"] = true;
            settings["messages"]!["busy"]!["links"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
            {
                ["label"] = "<svg onload=hurt()>", ["url"] = "https://shop.example/?<script>hurt()</script>",
            });
        });

        var chat = await GuardedAsync(chromium, 480, 780);
        await chat.GotoAsync(silo.Address + "/chat/demo/web");
        await chat.GetByTestId("chat-connect").ClickAsync();
        await Expect(chat.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "received");
        await chat.GetByTestId("chat-input").SayAsync(Corpus[1]);
        var room = (await choi.GetAsync("/v1/conversations?tab=received")).GetProperty("rows")[0].GetProperty("id").GetString();
        foreach (var attempt in Corpus)
        {
            await choi.PostAsync($"/v1/conversations/{room}/messages", new { text = attempt });
        }

        using var customer = await Rest.VisitAsync(silo, Name);
        foreach (var attempt in Corpus)
        {
            await customer.PostAsync("/v1/web/messages", new { text = attempt });
        }

        await customer.PostAsync("/v1/web/connect");
        await customer.UntilAsync("/v1/web/messages", page => page.GetProperty("state").GetProperty("status").GetString() == "received");
        await Expect(chat.GetByTestId("chat-messages").Locator("[data-speaker=agent] .bubble").Last).ToHaveTextAsync(Corpus[^1], new() { Timeout = 60_000 });
        await Expect(chat.GetByTestId("chat-messages").Locator(".bubble").GetByText(Corpus[1], new() { Exact = true })).ToHaveCountAsync(2);

        var desk = await GuardedAsync(chromium, 1280, 800);
        await desk.SignInAsync(silo, "/console", "manager@demo");
        await desk.GetByTestId("tab-received").ClickAsync();
        await desk.GetByTestId("row").First.ClickAsync();
        await desk.GetByTestId("fold").Last.ClickAsync();
        await Expect(desk.GetByTestId("messages")).ToContainTextAsync(Corpus[^1], new() { Timeout = 60_000 });

        await administrator.PostAsync($"/v1/conversations/{customer.Conversation}/block");
        var manager = await GuardedAsync(chromium, 1280, 800);
        await manager.SignInAsync(silo, "/manager/blocked", "manager@demo");
        await Expect(manager.GetByTestId("blocked-customer")).ToContainTextAsync(Name);
        await manager.GetByTestId("manage-agents").ClickAsync();
        await Expect(manager.Locator("[data-agent=choi]")).ToContainTextAsync(Name);
        await manager.GetByTestId("manage-settings").ClickAsync();
        await manager.GetByTestId("settings-messages").ClickAsync();
        await manager.GetByTestId("edit-busy").ClickAsync();
        await Expect(manager.GetByTestId("link-label")).ToHaveValueAsync("<svg onload=hurt()>");
        foreach (var page in new[] { chat, desk, manager })
        {
            Assert.False(await page.EvaluateAsync<bool>("() => window.wasHurt === true"), page.Url);
        }
    }

    [Theory]
    [InlineData("/chat/demo/web")]
    [InlineData("/console")]
    [InlineData("/manager")]
    [InlineData("/")]
    public async Task A_page_lets_no_inline_script_run(string path)
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var page = await chromium.NewPageAsync();
        var answer = await page.GotoAsync(silo.Address + path);
        var policy = answer!.Headers["content-security-policy"].Split(';', StringSplitOptions.TrimEntries);
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("object-src 'none'", policy);
        Assert.Contains("base-uri 'none'", policy);
        await page.EvaluateAsync("() => { const script = document.createElement('script'); script.textContent = 'window.wasHurt = true'; document.body.append(script) }");
        Assert.False(await page.EvaluateAsync<bool>("() => window.wasHurt === true"));
    }

    /// <summary>A page in which whatever runs is noticed.</summary>
    private static async Task<IPage> GuardedAsync(Chromium chromium, int width, int height)
    {
        var page = await chromium.NewPageAsync(width, height);
        await page.AddInitScriptAsync("window.hurt = () => { window.wasHurt = true }");
        page.Dialog += (_, dialog) => Assert.Fail($"A dialog opened: {dialog.Message}");
        return page;
    }
}
