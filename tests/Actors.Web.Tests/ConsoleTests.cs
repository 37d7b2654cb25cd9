using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>An agent's working day at the console.</summary>
public sealed class ConsoleTests
{
    /// <summary>What may travel before an agent can work, compressed.</summary>
    private const int MostBytes = 350 * 1024;

    [Fact]
    public async Task An_agent_works_with_notes_canned_answers_and_a_ticket()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var boss = await Rest.SignInAsync(silo, "manager@demo");
        await boss.PublishAsync(settings =>
        {
            settings["categories"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"name":"주문","divisions":[{"name":"배송"},{"name":"환불"}]}]""");
            settings["ticketFields"] = System.Text.Json.Nodes.JsonNode.Parse(
                """[{"id":"order","name":"주문 번호"},{"id":"grade","name":"등급","kind":"choice","choices":["일반","우수"]}]""");
        });
        await boss.PutAsync("/v1/canned-answers/refund", new { name = "환불 안내", text = "{{customer.name}}님, 환불은 7일 안에 됩니다. {{agent.name}} 드림", scope = "tenant" });

        var kim = await chromium.NewPageAsync(1440, 860);
        await kim.SignInAsync(silo, "/console", "kim@demo");
        await kim.GetByTestId("presence-online").ClickAsync();
        using var customer = await Rest.VisitAsync(silo, "김손님");
        await customer.PostAsync("/v1/web/open");
        await customer.PostAsync("/v1/web/messages", new { text = "영업시간 알려주세요" });
        await customer.PostAsync("/v1/web/connect");
        await customer.UntilAsync("/v1/web/messages", page => Status(page) == "received");
        await customer.PostAsync("/v1/web/messages", new { text = "환불하고 싶어요" });

        await kim.GetByTestId("row").ClickAsync();
        await Expect(kim.GetByTestId("wait")).ToBeVisibleAsync();
        await Expect(kim.GetByTestId("fold")).ToHaveAttributeAsync("aria-expanded", "false");
        await kim.GetByTestId("fold").ClickAsync();
        await Expect(kim.GetByTestId("messages")).ToContainTextAsync("영업시간 알려주세요");
        await kim.GetByTestId("fold").ClickAsync();
        await kim.GetByTestId("start").ClickAsync();
        await Expect(kim.GetByTestId("ticket")).ToBeVisibleAsync();

        // A canned answer is found by its initials, with the last syllable still being composed, and one Enter inserts it.
        var composer = kim.GetByTestId("composer");
        await composer.FillAsync("/ㅎㅂ");
        await Expect(kim.GetByTestId("canned-answer")).ToHaveCountAsync(1);
        await kim.ShowAsync("40-console-canned");
        await kim.ComposeAsync(composer, "/", "ㅎ", "화", "환");
        await Expect(composer).ToHaveValueAsync("김손님님, 환불은 7일 안에 됩니다. 김해피 드림");
        await composer.PressAsync("Enter");
        await customer.UntilAsync("/v1/web/messages", page => page.ToString().Contains("환불은 7일 안에 됩니다", StringComparison.Ordinal));

        await kim.GetByTestId("composer-kind").GetByText("내부 메모").ClickAsync();
        await kim.ComposeAsync(composer, "자주 환불하는 고", "ㄱ", "객");
        await Expect(kim.GetByTestId("note")).ToContainTextAsync("자주 환불하는 고객");
        await Expect(composer).ToHaveValueAsync("");
        await kim.GetByTestId("composer-kind").GetByText("답변").ClickAsync();

        await kim.GetByTestId("conversation-topic").SelectOptionAsync(new SelectOptionValue { Label = "주문 / 환불" });
        await kim.GetByTestId("ticket-subject").FillAsync("단순 변심 환불");
        await kim.GetByTestId("ticket-subject").PressAsync("Enter");
        await kim.GetByTestId("ticket-priority").SelectOptionAsync("high");
        await kim.GetByTestId("ticket-tags").FillAsync("환불, 재구매");
        await kim.GetByTestId("ticket-tags").PressAsync("Tab");
        await kim.GetByTestId("field-order").FillAsync("A-2026-17");
        await kim.GetByTestId("field-order").PressAsync("Enter");
        await kim.GetByTestId("field-grade").SelectOptionAsync("우수");
        using var reader = await Rest.SignInAsync(silo, "kim@demo");
        var read = await reader.UntilAsync($"/v1/conversations/{customer.Conversation}", page =>
            new[] { "단순 변심 환불", "high", "재구매", "A-2026-17", "우수" }.All(each => page.ToString().Contains(each, StringComparison.Ordinal)));
        var details = read.GetProperty("tickets")[0].GetProperty("details");
        Assert.Equal(
            ("단순 변심 환불", "high", "환불", "A-2026-17", "주문/환불"),
            (details.GetProperty("subject").GetString(), details.GetProperty("priority").GetString(), details.GetProperty("tags")[0].GetString(),
                details.GetProperty("fields")[0].GetProperty("value").GetString(), read.GetProperty("row").GetProperty("title").GetString()));
        await kim.ShowAsync("41-console-ticket");
        await kim.GetByTestId("side-customer").ClickAsync();
        await Expect(kim.GetByTestId("customer-note")).ToContainTextAsync("자주 환불하는 고객");
        await Expect(kim.GetByTestId("earlier")).ToContainTextAsync("단순 변심 환불");
        await kim.GetByTestId("earlier").ClickAsync();
        await Expect(kim.Locator(".event.found")).ToContainTextAsync("상담을 시작했습니다");
        await kim.ShowAsync("42-console-customer");

        await PanesAsync(kim);
        await reader.UntilAsync("/v1/search?q=환불&kind=tickets", found => found.GetProperty("hits").GetArrayLength() == 1);
        await KeysAsync(kim);
        Assert.DoesNotContain("자주 환불하는", (await customer.GetAsync("/v1/web/messages?after=0&limit=200")).ToString());
        kim.WasQuiet();
    }

    [Fact]
    public async Task The_console_is_small_and_lets_no_foreign_script_in()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var kim = await chromium.NewPageAsync();
        await kim.SignInAsync(silo, "/console", "kim@demo");
        var answer = (await kim.ReloadAsync())!;
        await Expect(kim.GetByTestId("me")).ToBeVisibleAsync();
        await Expect(kim.GetByTestId("rows").Or(kim.GetByText("새로 접수된 상담이 없습니다."))).ToBeVisibleAsync();
        var policy = (await answer.AllHeadersAsync())["content-security-policy"];
        var scripts = policy.Split(';').Single(part => part.Trim().StartsWith("script-src", StringComparison.Ordinal));
        Assert.Equal("script-src 'self'", scripts.Trim());

        // A cache would hide what travels; the first visit of a browser is what counts.
        var fresh = await chromium.NewPageAsync();
        var files = new System.Collections.Concurrent.ConcurrentBag<IResponse>();
        fresh.Response += (_, response) => files.Add(response);
        await fresh.SignInAsync(silo, "/console", "kim@demo");
        var sizes = await Task.WhenAll(files.Select(async response => (response.Url, (await response.Request.SizesAsync()).ResponseBodySize)));
        var bytes = sizes.Sum(each => each.ResponseBodySize);
        TestContext.Current.TestOutputHelper?.WriteLine($"The console transfers {bytes:N0} bytes of {MostBytes:N0}.");
        Assert.InRange(bytes, 50 * 1024, MostBytes);
    }

    [Fact]
    public async Task Whoever_is_removed_is_shown_the_door()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var lee = await chromium.NewPageAsync();
        await lee.SignInAsync(silo, "/console", "lee@demo");
        using var boss = await Rest.SignInAsync(silo, "manager@demo");
        await boss.DeleteAsync("/v1/tenant/agents/lee");
        await Expect(lee.GetByTestId("login-name")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    /// <summary>An edge is dragged and moved by keys, and stays where it was put.</summary>
    private static async Task PanesAsync(IPage page)
    {
        var edge = page.GetByTestId("divider-right");
        var before = int.Parse((await edge.GetAttributeAsync("aria-valuenow"))!, System.Globalization.CultureInfo.InvariantCulture);
        await edge.PressAsync("ArrowRight");
        await Expect(edge).ToHaveAttributeAsync("aria-valuenow", $"{before + 16}");
        var box = (await edge.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X, 400);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 40, 400);
        await page.Mouse.UpAsync();
        var moved = (await edge.GetAttributeAsync("aria-valuenow"))!;
        Assert.NotEqual($"{before + 16}", moved);
        await page.ReloadAsync();
        await Expect(edge).ToHaveAttributeAsync("aria-valuenow", moved);
        await Expect(page.GetByTestId("conversation")).ToBeVisibleAsync();
    }

    /// <summary>Keys count by their place, also where the layout makes Korean letters of them.</summary>
    private static async Task KeysAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Alt+KeyN");
        await Expect(page.GetByTestId("composer")).ToHaveAttributeAsync("aria-label", "내부 메모");
        await page.Keyboard.PressAsync("Alt+KeyL");
        await Expect(page.GetByTestId("composer")).ToHaveAttributeAsync("aria-label", "답변");
        await page.Keyboard.PressAsync("Alt+Digit4");
        await Expect(page.GetByTestId("tab-held")).ToHaveAttributeAsync("aria-selected", "true");
        await page.EvaluateAsync(
            "() => window.dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit3', key: '3', altKey: true, bubbles: true }))");
        await Expect(page.GetByTestId("tab-active")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Control+KeyK");
        await page.GetByTestId("palette-input").FillAsync("환불");
        await Expect(page.GetByTestId("palette-item").Filter(new() { HasText = "티켓" })).ToContainTextAsync("단순 변심 환불");
        await page.ShowAsync("43-console-palette");
        await page.GetByTestId("palette-input").FillAsync("ㅂㄹ");
        await Expect(page.GetByTestId("palette-item").First).ToContainTextAsync("보류");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("conversation")).ToHaveAttributeAsync("data-status", "held");
        await page.GetByTestId("customer-name").ClickAsync();
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        await page.Keyboard.PressAsync("Shift+Slash");
        await Expect(page.GetByText("단축키").First).ToBeVisibleAsync();
        await page.AccessibleAsync("the shortcut sheet");
        await page.PictureAsync("44-console-help");
        await page.Keyboard.PressAsync("Escape");
    }

    private static string? Status(System.Text.Json.JsonElement page) => page.GetProperty("state").GetProperty("status").GetString();
}
