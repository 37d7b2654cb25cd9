using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>The chat on somebody else's site: one script tag, its attributes, its JavaScript API.</summary>
public sealed class WidgetTests
{
    private const int LargestKilobytes = 25;

    [Fact]
    public void The_script_is_small()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(Path.Combine(Built.Web, "..", "silo", "wwwroot", "widget.js")));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"widget.js: {packed.Length} bytes gzipped.");
        Assert.True(packed.Length < LargestKilobytes * 1_000, $"widget.js has {packed.Length} bytes gzipped.");
    }

    [Fact]
    public async Task A_foreign_site_embeds_the_chat_by_one_script_tag_without_a_cookie()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        using var shop = await ShopSite.OpenAsync(
            silo, administrator, "data-lang=\"en\" data-color=\"#0b7a53\" data-position=\"left\" data-title=\"Help\" data-greeting=\"Ask us.\"");
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(shop.Address);
        var launcher = page.GetByTestId("chat-launcher");
        await Expect(launcher).ToHaveAccessibleNameAsync("Open the chat");
        Assert.True((await launcher.BoundingBoxAsync())!.X < 100, "It stands on the left.");
        await page.AccessibleAsync("the closed widget");
        await page.PictureAsync("40-widget-closed");

        await launcher.PressAsync("Enter");
        await Expect(page.GetByTestId("chat-panel")).ToHaveAccessibleNameAsync("Help");
        await Expect(page.GetByTestId("chat-input")).ToBeFocusedAsync();
        await Expect(page.GetByTestId("chat-messages")).ToContainTextAsync("안녕하세요, 해피상점입니다.");
        await page.GetByTestId("chat-input").SayAsync("refund");
        await Expect(page.GetByTestId("chat-messages")).ToContainTextAsync("Refunds are possible");
        await page.AccessibleAsync("the open widget");
        await page.PictureAsync("41-widget-embedded");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("chat-panel")).ToHaveCountAsync(0);
        await Expect(launcher).ToBeFocusedAsync();
        Assert.Empty(await page.Context.CookiesAsync());
        page.WasQuiet();
    }

    [Fact]
    public async Task A_site_that_is_not_listed_is_told_so()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var page = await chromium.NewPageAsync();
        using var shop = await ShopSite.OpenAsync(silo, null);
        await page.GotoAsync(shop.Address);
        await page.GetByTestId("chat-launcher").ClickAsync();
        await Expect(page.GetByTestId("chat-offline")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("chat-messages")).Not.ToContainTextAsync("해피상점입니다");
    }

    [Fact]
    public async Task What_is_unread_is_counted_on_the_button_also_after_a_reload()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        using var shop = await ShopSite.OpenAsync(silo, administrator, "data-theme=\"auto\"");
        using var kim = await Rest.SignInAsync(silo, "kim@demo");
        await kim.PutAsync("/v1/me/presence", new { presence = "online" });
        var page = await chromium.NewPageAsync(390, 780);
        await page.GotoAsync(shop.Address);
        await page.GetByTestId("chat-launcher").ClickAsync();
        await page.GetByTestId("chat-connect").ClickAsync();
        await Expect(page.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "received");
        var panel = await page.GetByTestId("chat-panel").BoundingBoxAsync();
        Assert.Equal((0f, 0f, 390f, 780f), (panel!.X, panel.Y, panel.Width, panel.Height));
        await page.ShowAsync("42-widget-phone");
        await page.GetByTestId("chat-close").ClickAsync();

        var rows = await kim.GetAsync("/v1/conversations?tab=received");
        var room = rows.GetProperty("rows")[0].GetProperty("id").GetString();
        await kim.PostAsync($"/v1/conversations/{room}/messages", new { text = "안녕하세요, 김해피입니다." });
        await Expect(page.GetByTestId("chat-unread")).ToHaveTextAsync("1");
        await Expect(page.GetByTestId("chat-launcher")).ToHaveAccessibleNameAsync("채팅 상담 열기, 읽지 않은 메시지 1개");
        await page.PictureAsync("43-widget-unread");
        await page.ReloadAsync();
        await kim.PostAsync($"/v1/conversations/{room}/messages", new { text = "계신가요?" });
        await Expect(page.GetByTestId("chat-unread")).ToHaveTextAsync("2");
        await page.GetByTestId("chat-launcher").ClickAsync();
        await Expect(page.GetByTestId("chat-messages")).ToContainTextAsync("계신가요?");
        await page.GetByTestId("chat-close").ClickAsync();
        await Expect(page.GetByTestId("chat-unread")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_drives_the_chat_and_hears_it()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        using var shop = await ShopSite.OpenAsync(silo, administrator, "data-launcher=\"문의하기\"");
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(shop.Address);
        await page.EvaluateAsync(
            """
            () => {
              window.heard = []
              for (const event of ['open', 'close', 'message', 'unread', 'state']) ActorsChat.on(event, about => heard.push([event, about]))
              ActorsChat.identify({ name: '김철수' })
              ActorsChat.open()
              ActorsChat.send('환불은 어떻게 하나요?')
            }
            """);
        await Expect(page.GetByTestId("chat-messages")).ToContainTextAsync("7일 안에");
        Assert.True(await page.EvaluateAsync<bool>("() => heard.some(([event, about]) => event === 'message' && about.speaker === 'bot' && about.text.includes('7일'))"));
        Assert.True(await page.EvaluateAsync<bool>("() => heard.some(([event]) => event === 'open') && heard.some(([event, about]) => event === 'state' && about.status === 'bot')"));
        await page.EvaluateAsync("() => ActorsChat.close()");
        await Expect(page.GetByTestId("chat-launcher")).ToContainTextAsync("문의하기");
        Assert.Equal("close", await page.EvaluateAsync<string>("() => heard.at(-1)[0]"));

        var rows = await administrator.GetAsync("/v1/conversations?tab=bot");
        Assert.Equal("김철수", rows.GetProperty("rows")[0].GetProperty("customerName").GetString());
        page.WasQuiet();
    }

    [Fact]
    public async Task A_customer_sends_an_image_and_sees_it()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        using var shop = await ShopSite.OpenAsync(silo, administrator);
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(shop.Address);
        await page.GetByTestId("chat-launcher").ClickAsync();
        await Expect(page.GetByTestId("chat-messages")).ToContainTextAsync("해피상점입니다");
        var picture = await page.ScreenshotAsync();
        await page.GetByTestId("chat-file").SetInputFilesAsync(new FilePayload { Name = "영수증.png", MimeType = "image/png", Buffer = picture });
        var image = page.GetByTestId("chat-messages").Locator("[data-speaker=customer][data-seq] img");
        await Expect(image).ToHaveAttributeAsync("alt", "이미지: 영수증.png");
        await Expect(image).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await image.EvaluateAsync<int>("image => image.naturalWidth") > 0);
        page.WasQuiet();
    }

    [Fact]
    public async Task A_customer_sends_a_file_and_pastes_an_image_and_both_reach_the_agent()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        using var kim = await Rest.SignInAsync(silo, "kim@demo");
        await kim.PutAsync("/v1/me/presence", new { presence = "online" });
        using var shop = await ShopSite.OpenAsync(silo, administrator);
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(shop.Address);
        await page.GetByTestId("chat-launcher").ClickAsync();
        await page.GetByTestId("chat-connect").ClickAsync();
        await Expect(page.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "received");
        await page.GetByTestId("chat-file").SetInputFilesAsync(
            new FilePayload { Name = "주문 내역.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("번호,금액\n1,2000\n") });
        var mine = page.GetByTestId("chat-messages").Locator("[data-speaker=customer][data-seq]");
        await Expect(mine.Locator("a.file")).ToContainTextAsync("주문 내역.csv");
        await Expect(mine.Locator("a.file")).ToContainTextAsync("21 B");
        await Expect(mine.Locator("a.file")).ToHaveAttributeAsync("download", "주문 내역.csv");
        await page.GetByTestId("chat-input").EvaluateAsync(
            """
            (box, content) => {
              const clipboardData = new DataTransfer()
              clipboardData.items.add(new File([Uint8Array.from(atob(content), each => each.charCodeAt(0))], '화면.png', { type: 'image/png' }))
              box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
            }
            """, Convert.ToBase64String(AttachmentTests.Picture));
        await Expect(mine.Locator("img")).ToHaveAttributeAsync("alt", "이미지: 화면.png");
        await page.ShowAsync("54-widget-files");
        await page.GetByTestId("chat-file").SetInputFilesAsync(
            new FilePayload { Name = "run.exe", MimeType = "application/x-msdownload", Buffer = "MZ"u8.ToArray() });
        await Expect(page.GetByText("보낼 수 없는 파일입니다.")).ToBeVisibleAsync();
        await page.AccessibleAsync("a file that was refused");
        await page.PictureAsync("55-widget-file-refused");

        var rows = await kim.GetAsync("/v1/conversations?tab=received");
        var room = rows.GetProperty("rows")[0].GetProperty("id").GetString();
        var names = (await kim.GetAsync($"/v1/conversations/{room}/messages")).GetProperty("messages").EnumerateArray()
            .Where(line => line.TryGetProperty("attachments", out _)).Select(line => line.GetProperty("attachments")[0].GetProperty("name").GetString());
        Assert.Equal(["주문 내역.csv", "화면.png"], names);
        page.WasQuietBut("400");
    }

    [Fact]
    public async Task Who_the_site_signed_is_the_same_customer_in_every_browser_and_nobody_else()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        using var shop = await ShopSite.OpenAsync(silo, administrator);
        var secret = (await administrator.PostAsync("/v1/tenant/channels/shop/identity-secret")).GetProperty("secret").GetString()!;
        var desktop = await chromium.NewPageAsync();
        await desktop.GotoAsync(shop.Address);
        await desktop.EvaluateAsync("user => { ActorsChat.identify({ user }); ActorsChat.open() }", Signed(secret, "alice", "앨리스"));
        await Expect(desktop.GetByTestId("chat-messages")).ToContainTextAsync("안녕하세요, 해피상점입니다.");
        await desktop.GetByTestId("chat-input").SayAsync("컴퓨터에서 쓴 말");
        await Expect(desktop.GetByTestId("chat-messages")).ToContainTextAsync("상담원이 필요하시면");

        var phone = await chromium.NewPageAsync(390, 780);
        await phone.GotoAsync(shop.Address);
        await phone.EvaluateAsync("user => { ActorsChat.identify({ user }); ActorsChat.open() }", Signed(secret, "alice", "앨리스"));
        await Expect(phone.GetByTestId("chat-messages")).ToContainTextAsync("컴퓨터에서 쓴 말");
        await phone.GetByTestId("chat-input").SayAsync("휴대폰에서 쓴 말");
        await Expect(desktop.GetByTestId("chat-messages")).ToContainTextAsync("휴대폰에서 쓴 말");

        var stranger = await chromium.NewPageAsync();
        await stranger.GotoAsync(shop.Address);
        await stranger.EvaluateAsync("user => { ActorsChat.identify({ user }); ActorsChat.open() }", Signed("not the secret", "alice", "앨리스"));
        await Expect(stranger.GetByTestId("chat-messages")).ToContainTextAsync("안녕하세요, 해피상점입니다.");
        await Expect(stranger.GetByTestId("chat-messages")).Not.ToContainTextAsync("쓴 말");
        var names = (await administrator.GetAsync("/v1/conversations?tab=bot")).GetProperty("rows").EnumerateArray()
            .Select(row => row.TryGetProperty("customerName", out var name) ? name.GetString() : null);
        Assert.Single(names, "앨리스");
        desktop.WasQuiet();
        phone.WasQuiet();
    }

    /// <summary>As the site's own server signs its users.</summary>
    private static string Signed(string secret, string user, string name)
    {
        var signed = $"{Part("""{"alg":"HS256"}""")}.{Part($$"""{"sub":"{{user}}","name":"{{name}}","exp":4102444800}""")}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)))}";

        static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
    }

    [Fact]
    public async Task Settings_published_in_one_window_are_seen_in_a_widget_in_another()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var customer = await chromium.NewPageAsync(480, 780);
        await customer.GotoAsync(silo.Address + "/chat/demo/web");
        await customer.MarkAsync();
        await Expect(customer.GetByTestId("chat-messages")).ToContainTextAsync("안녕하세요");
        await Expect(customer.GetByTestId("chat-input")).ToBeEnabledAsync();

        var manager = await chromium.NewPageAsync();
        await manager.SignInAsync(silo, "/manager/settings", "manager@demo");
        await manager.GetByTestId("service-stopped").CheckAsync();
        await manager.GetByTestId("publish-settings").ClickAsync();
        await Expect(manager.GetByTestId("settings-version")).ToHaveAttributeAsync("data-version", "1");
        await Expect(customer.GetByTestId("chat-input")).ToBeDisabledAsync();
        await Expect(customer.GetByTestId("chat-closed")).ToHaveTextAsync("지금은 메시지를 보낼 수 없습니다");
        await customer.ShowAsync("44-chat-stopped");

        await manager.GetByTestId("service-open").CheckAsync();
        await manager.GetByTestId("settings-hours").ClickAsync();
        foreach (var day in new[] { "mon", "tue", "wed", "thu", "fri", "sat", "sun" })
        {
            await manager.GetByTestId($"hours-{day}").FillAsync("");
        }

        await manager.GetByTestId("hours-sun").BlurAsync();
        await manager.GetByTestId("publish-settings").ClickAsync();
        await Expect(manager.GetByTestId("settings-version")).ToHaveAttributeAsync("data-version", "2");
        await Expect(customer.GetByTestId("chat-input")).ToBeEnabledAsync();
        await Expect(customer.GetByTestId("chat-closed")).ToContainTextAsync("지금은 상담 시간이 아닙니다.");
        Assert.True(await customer.StayedAsync(), "The chat was loaded again.");
        customer.WasQuiet();
        manager.WasQuiet();
    }
}
