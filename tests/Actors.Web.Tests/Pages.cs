using Microsoft.Playwright;

namespace Actors.Web.Tests;

/// <summary>What people do on any of the pages.</summary>
internal static class Pages
{
    /// <summary>Takes a picture in Korean and one in English.</summary>
    public static async Task ShootAsync(this IPage page, string name)
    {
        var language = page.GetByTestId(new System.Text.RegularExpressions.Regex("^(chat-)?language$"));
        await page.PictureAsync($"{name}-ko");

        // Not a press: the switch may lie behind what the picture is of.
        await language.DispatchEventAsync("click");
        await page.PictureAsync($"{name}-en");
        await language.DispatchEventAsync("click");
    }

    /// <summary>Takes a picture of the page as it is.</summary>
    public static Task PictureAsync(this IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Built.Screenshots, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });

    /// <summary>Types a text into a composer and presses Enter.</summary>
    public static async Task SayAsync(this ILocator composer, string text)
    {
        await composer.FillAsync(text);
        await composer.PressAsync("Enter");
    }

    /// <summary>Opens a page for staff and signs in.</summary>
    public static async Task SignInAsync(this IPage page, SiloProcess silo, string path, string login)
    {
        await page.GotoAsync(silo.Address + path);
        await page.GetByTestId("login-name").FillAsync(login);
        await page.GetByTestId("login-password").FillAsync(silo.PasswordOf(login));
        await page.GetByTestId("login-submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("me")).ToBeVisibleAsync();
    }

    /// <summary>
    /// Types as a Korean input method does: each state of the last syllable, then Enter while it is still being composed.
    /// </summary>
    public static async Task ComposeAsync(this IPage page, ILocator composer, string begin, params string[] syllable)
    {
        await composer.FocusAsync();
        await composer.FillAsync(begin);
        var browser = await page.Context.NewCDPSessionAsync(page);
        foreach (var state in syllable)
        {
            await browser.SendAsync("Input.imeSetComposition", new()
            {
                ["text"] = state, ["selectionStart"] = state.Length, ["selectionEnd"] = state.Length,
            });
        }

        await browser.SendAsync("Input.dispatchKeyEvent", new()
        {
            ["type"] = "rawKeyDown", ["windowsVirtualKeyCode"] = 229, ["key"] = "Enter", ["code"] = "Enter",
        });
        await browser.SendAsync("Input.insertText", new() { ["text"] = syllable[^1] });
        await browser.SendAsync("Input.dispatchKeyEvent", new()
        {
            ["type"] = "keyUp", ["windowsVirtualKeyCode"] = 13, ["key"] = "Enter", ["code"] = "Enter",
        });
    }

    /// <summary>Remembers that this page was loaded once; a reload forgets it.</summary>
    public static Task MarkAsync(this IPage page) => page.EvaluateAsync("() => { window.stayed = true }");

    /// <summary>Whether the page was not loaded again since it was marked.</summary>
    public static Task<bool> StayedAsync(this IPage page) => page.EvaluateAsync<bool>("() => window.stayed === true");

    /// <summary>The sequence numbers of the lines shown in a list of messages.</summary>
    public static Task<string[]> LinesAsync(this ILocator messages) => messages.Locator("[data-seq]").EvaluateAllAsync<string[]>(
        "lines => lines.map(line => line.dataset.seq)");
}
