using System.ComponentModel;
using System.Diagnostics;

namespace Actors.Web.Tests;

/// <summary>The pages' own unit tests, run by vitest, so that one command runs everything.</summary>
public sealed class UnitTests
{
    [Fact]
    public async Task The_pages_own_tests_pass()
    {
        var web = Built.Web;
        Assert.SkipUnless(
            File.Exists(Path.Combine(web, "node_modules", "vitest", "vitest.mjs")),
            "web/node_modules is missing; build without -p:SkipWeb=true.");

        var start = new ProcessStartInfo("node", ["node_modules/vitest/vitest.mjs", "run"])
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var vitest = Process.Start(start)!;
            var output = vitest.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = vitest.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await vitest.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(vitest.ExitCode == 0, await output + await errors);
        }
        catch (Win32Exception)
        {
            Assert.Skip("node is missing; install Node.js 20 or newer.");
        }
    }
}
