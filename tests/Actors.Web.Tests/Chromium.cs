using Microsoft.Playwright;

namespace Actors.Web.Tests;

/// <summary>A browser that is installed on the machine; nothing is ever downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Starts the browser, or skips the test where there is none.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var path = Find();
        Assert.SkipWhen(path is null, "No Chromium: install it (Debian: chromium fonts-noto-cjk) or set ACTORS_CHROMIUM to its path.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
        Assertions.SetDefaultExpectTimeout(45_000);
        return new(playwright, browser);
    }

    /// <summary>A page of somebody else: no cookie and no storage is shared.</summary>
    public async Task<IPage> NewPageAsync(int width = 1280, int height = 800)
    {
        var context = await _browser.NewContextAsync(new()
        {
            Locale = "ko-KR",
            TimezoneId = "Asia/Seoul",
            ViewportSize = new() { Width = width, Height = height },
        });
        return (await context.NewPageAsync()).Watched();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>Where it is, or null.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ACTORS_CHROMIUM") is { Length: > 0 } chosen)
        {
            return chosen;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(folder => Names, Path.Combine).FirstOrDefault(File.Exists);
    }
}
