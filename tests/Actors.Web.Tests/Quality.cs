using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Playwright;

namespace Actors.Web.Tests;

/// <summary>What every page is held to: axe finds nothing, the browser's console is silent; and its pictures.</summary>
internal static class Quality
{
    private static readonly ConditionalWeakTable<IPage, ConcurrentQueue<string>> Heard = [];
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(Built.Web, "node_modules", "axe-core", "axe.min.js")));

    /// <summary>Hears the page's console from now on.</summary>
    public static IPage Watched(this IPage page)
    {
        var heard = Heard.GetValue(page, _ => []);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                heard.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => heard.Enqueue(error);
        return page;
    }

    /// <summary>Nothing was thrown, and no error or warning was written to the console.</summary>
    public static void WasQuiet(this IPage page)
    {
        Assert.True(Heard.TryGetValue(page, out var heard), "Nobody listened to the page's console.");
        Assert.Empty(heard);
    }

    /// <summary>The same, but for what the browser itself says of answers with this status, which the test brought about.</summary>
    public static void WasQuietBut(this IPage page, string status)
    {
        Assert.True(Heard.TryGetValue(page, out var heard), "Nobody listened to the page's console.");
        Assert.DoesNotContain(heard, each => !each.Contains($"status of {status}", StringComparison.Ordinal));
    }

    /// <summary>
    /// Shows the page in both languages and both colour schemes: a picture of each, and axe finds no fault (WCAG 2.1 A and AA) in either scheme.
    /// </summary>
    public static async Task ShowAsync(this IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.AccessibleAsync($"{name} ({scheme})");
            await page.ShootAsync(scheme == ColorScheme.Dark ? $"{name}-dark" : name);
        }
    }

    /// <summary>axe finds no fault in the page as it stands.</summary>
    public static async Task AccessibleAsync(this IPage page, string name)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Built.Web, "node_modules")), "web/node_modules is missing; build without -p:SkipWeb=true.");

        // Evaluated, not added as a script: the pages' policy forbids scripts of others.
        await page.EvaluateAsync(Axe.Value);
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] }))
              .violations.map(each => `${each.id}: ${each.help}\n` + each.nodes.slice(0, 5)
                .map(node => `  ${node.html.slice(0, 200)}\n    ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message}`).join('\n'))
            """);
        Assert.True(found.GetArrayLength() == 0, $"axe on {name}:\n{string.Join('\n', found.EnumerateArray().Select(each => each.GetString()))}");
    }
}
