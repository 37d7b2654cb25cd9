using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>Images and files from the composer: pasted, dropped, chosen; on their way, taken out, sent; and seen large.</summary>
public sealed class AttachmentTests
{
    [Fact]
    public async Task An_agent_pastes_drops_and_chooses_files_and_the_customer_gets_them()
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

        // As long as the server has not answered, what is picked can be seen, and taken out again.
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await kim.RouteAsync("**/files?name=*", async route =>
        {
            await gate.Task;
            await route.ContinueAsync();
        });
        var composer = kim.GetByTestId("composer");
        var picked = kim.GetByTestId("picked-file");
        await PasteAsync(kim, composer, "화면.png", "image/png", Picture);
        await DropAsync(kim, "주문 내역.csv", "text/csv", "번호,금액\n1,2000\n");
        await kim.GetByTestId("choose-file").SetInputFilesAsync([
            File("두번째.png", "image/png", Picture), File("잘못 고른 것.csv", "text/csv", "x"u8.ToArray())]);
        await Expect(picked).ToHaveCountAsync(4);
        await Expect(picked.First).ToHaveAttributeAsync("data-status", "uploading");
        await kim.ShowAsync("45-console-attaching");
        await composer.PressAsync("Enter");
        await Expect(kim.GetByText("첨부 파일이 모두 올라간 뒤 보낼 수 있습니다.")).ToBeVisibleAsync();
        await picked.Filter(new() { HasText = "잘못 고른 것" }).GetByTestId("picked-remove").ClickAsync();
        await Expect(picked).ToHaveCountAsync(3);
        gate.SetResult();
        await Expect(kim.Locator("[data-testid=picked-file][data-status=ready]")).ToHaveCountAsync(3);

        // What the server does not take says why, and does not go along.
        await kim.GetByTestId("choose-file").SetInputFilesAsync(File("run.exe", "application/x-msdownload", "MZ"u8.ToArray()));
        await Expect(kim.Locator("[data-testid=picked-file][data-status=failed]")).ToContainTextAsync("보낼 수 없는 파일입니다.");
        await kim.ShowAsync("46-console-attached");
        await kim.Locator("[data-testid=picked-file][data-status=failed]").GetByTestId("picked-remove").ClickAsync();

        await composer.PressAsync("Enter");
        await Expect(picked).ToHaveCountAsync(0);
        var said = customer.GetByTestId("chat-messages");
        await Expect(said.Locator("[data-speaker=agent] img")).ToHaveCountAsync(2);
        await Expect(said.Locator("[data-speaker=agent] a.file")).ToContainTextAsync("주문 내역.csv");
        await Expect(kim.GetByTestId("attachment")).ToHaveCountAsync(3);
        await Expect(kim.GetByTestId("unsent")).ToHaveCountAsync(0);
        Assert.Equal(3, (await rest.GetAsync($"/v1/conversations/{await RoomAsync(kim)}/messages")).GetProperty("messages").EnumerateArray()
            .Where(line => line.TryGetProperty("attachments", out _)).Sum(line => line.GetProperty("attachments").GetArrayLength()));
        await customer.ShowAsync("48-chat-files");

        await LargeAsync(kim);
        kim.WasQuietBut("400");
        customer.WasQuiet();
    }

    [Fact]
    public async Task An_agent_sees_what_is_written_as_the_customer_will()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var rest = await Rest.SignInAsync(silo, "kim@demo");
        await rest.PutAsync("/v1/me/presence", new { presence = "online" });
        using var customer = await Rest.VisitAsync(silo, "김손님");
        await customer.PostAsync("/v1/web/connect");
        await customer.UntilAsync("/v1/web/messages", page => page.GetProperty("state").GetProperty("status").GetString() == "received");
        var kim = await chromium.NewPageAsync(1440, 860);
        await kim.SignInAsync(silo, "/console", "kim@demo");
        await kim.GetByTestId("row").ClickAsync();
        var composer = kim.GetByTestId("composer");
        await composer.FillAsync("네, 확인했습니다.\n내일 <b>오전</b>에 도착합니다.");
        await kim.GetByTestId("show-preview").ClickAsync();
        var preview = kim.GetByTestId("customer-view");
        await Expect(preview).ToContainTextAsync("<b>오전</b>에 도착합니다.");
        await composer.PressAsync("End");
        await composer.PressSequentiallyAsync(" 감사합니다.");
        await Expect(preview).ToContainTextAsync("도착합니다. 감사합니다.");
        await kim.ShowAsync("47-console-customer-view");
        await kim.GetByTestId("show-preview").ClickAsync();
        await Expect(preview).ToHaveCountAsync(0);
        await Expect(composer).ToHaveValueAsync("네, 확인했습니다.\n내일 <b>오전</b>에 도착합니다. 감사합니다.");
        kim.WasQuiet();
    }

    /// <summary>By mouse and by keys alone: large, larger, the next one, and back to where the focus was.</summary>
    private static async Task LargeAsync(IPage kim)
    {
        var image = kim.Locator("[data-testid=attachment].image");
        await image.First.FocusAsync();
        await kim.Keyboard.PressAsync("Enter");
        await Expect(kim.GetByTestId("light-place")).ToHaveTextAsync("1 / 2");
        await kim.Keyboard.PressAsync("Equal");
        await kim.Keyboard.PressAsync("Equal");
        await Expect(kim.GetByTestId("light-area")).ToHaveAttributeAsync("data-zoom", "2");
        for (var tab = 0; tab < 12; tab++)
        {
            await kim.Keyboard.PressAsync("Tab");
            Assert.True(await kim.EvaluateAsync<bool>("() => document.activeElement.closest('[role=dialog]') !== null"), "The focus left the image.");
        }

        await kim.ShowAsync("49-console-image");
        await kim.Keyboard.PressAsync("ArrowRight");
        await Expect(kim.GetByTestId("light-place")).ToHaveTextAsync("2 / 2");
        await Expect(kim.GetByTestId("light-area")).ToHaveAttributeAsync("data-zoom", "1");
        await kim.Keyboard.PressAsync("Escape");
        await Expect(kim.GetByTestId("light-area")).ToHaveCountAsync(0);
        await Expect(image.First).ToBeFocusedAsync();
    }

    private static FilePayload File(string name, string type, byte[] content) => new() { Name = name, MimeType = type, Buffer = content };

    private static async Task<string> RoomAsync(IPage page) => (await page.GetByTestId("conversation").GetAttributeAsync("data-conversation"))!;

    private static Task PasteAsync(IPage page, ILocator at, string name, string type, byte[] content) => at.EvaluateAsync(
        """
        (box, [name, type, content]) => {
          const clipboardData = new DataTransfer()
          clipboardData.items.add(new File([Uint8Array.from(atob(content), each => each.charCodeAt(0))], name, { type }))
          box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
        }
        """, new[] { name, type, Convert.ToBase64String(content) });

    private static async Task DropAsync(IPage page, string name, string type, string content)
    {
        var carried = await page.EvaluateHandleAsync(
            "([name, type, content]) => { const all = new DataTransfer(); all.items.add(new File([content], name, { type })); return all }",
            new[] { name, type, content });
        var conversation = page.GetByTestId("conversation");
        await conversation.DispatchEventAsync("dragenter", new { dataTransfer = carried });
        await Expect(page.GetByTestId("drop-here")).ToBeVisibleAsync();
        await page.PictureAsync("45-console-dropping");
        await conversation.DispatchEventAsync("dragover", new { dataTransfer = carried });
        await conversation.DispatchEventAsync("drop", new { dataTransfer = carried });
        await Expect(page.GetByTestId("drop-here")).ToHaveCountAsync(0);
    }

    /// <summary>A white card with blue lines, 240 by 160, as PNG.</summary>
    internal static byte[] Picture { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAPAAAACgCAIAAAC9uXYyAAABuklEQVR42u3bwQnAIBBFQUu0EutMJR482oAWEAQJCGaZx69A5rRgqq2bhVnyBAa0GdBmQJsB"
        + "bUCbAW0GtBnQZkAb0GZAmwFtBrQZ0Aa0GdBmQJsBbXYE9JAOBLSABlpAAy2gJaAFNNACGmgBDbSAloAW0EALaKAFNNACWgJaQAMtoIEW0BLQEtACGmgBDbSA"
        + "loCWgBbQQAtooAX0brk8FnhAG9BAG9BAG9BAG9BAA+1sJwEtoIEW0EALaAloAQ20gAZaQAMtoCWgBTTQAhpoAQ20gJaAFtBAC2igBfS3fFLyBQtoAxpoAxpo"
        + "AxpoA9qAdraTsx3QAhpoAS0BLQEtoIEW0EALaAloCWgBDbSABlpAS0ALaKAFNNACGmgB/c4nJV+wgDaggTaggTaggTagDWhnOznbAS2ggRbQEtAS0AIaaAEN"
        + "tICWgJaAFtBAC2igBbQEtIAGWkADLaCBFtAS0AIaaAENtIAGWkBLQAtooAU00AJaAloCWkADLaCBFtAS0BLQAhpoAQ20gJb+DNrstgFtQJsBbQa0GdAGtBnQ"
        + "ZkCbAW0GtAFtBrQZ0GZAmwFtQJsBbQa0GdBmy01K7uT/w4DB3AAAAABJRU5ErkJggg==");
}
