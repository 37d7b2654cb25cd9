using System.Net;
using System.Text;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Actors.Web.Tests.ContactSheet))]

namespace Actors.Web.Tests;

/// <summary>When all tests are over: one picture of all pictures, to be looked at.</summary>
public sealed class ContactSheet : IAsyncDisposable
{
    private const string Name = "contact-sheet.png";

    public async ValueTask DisposeAsync()
    {
        var folder = new DirectoryInfo(Built.Screenshots);
        if (!folder.Exists || folder.GetFiles("*.png").Where(file => file.Name != Name).ToList() is not { Count: > 0 } pictures || Chromium.Find() is null)
        {
            return;
        }

        var html = new StringBuilder(
            """
            <!doctype html><meta charset="utf-8"><style>
            body { margin: 12px; font: 12px sans-serif; display: grid; grid-template-columns: repeat(6, 1fr); gap: 12px; background: #ddd; width: 2000px; }
            figure { margin: 0; } img { width: 100%; display: block; max-height: 240px; object-fit: contain; object-position: top; background: #fff; }
            </style>
            """);
        foreach (var picture in pictures.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var name = WebUtility.HtmlEncode(picture.Name);
            var data = Convert.ToBase64String(await File.ReadAllBytesAsync(picture.FullName));
            html.Append($"<figure><img src=\"data:image/png;base64,{data}\"><figcaption>{name}</figcaption></figure>");
        }

        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.NewPageAsync(2048, 1200);
        await page.SetContentAsync(html.ToString());
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, Name), FullPage = true });
    }
}
