using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Telemetry;

/// <summary><c>/orleans</c>, the dashboard of the runtime: operators see it and nobody else.</summary>
public sealed class OrleansDashboardTests(SqliteHost host)
{
    private static readonly string[] Paths =
        ["/orleans/", "/orleans/index.min.js", "/orleans/version", "/orleans/DashboardCounters", "/orleans/ClusterStats", "/orleans/GrainTypes", "/orleans/Reminders"];

    [Fact]
    public async Task Operators_see_it_and_nobody_else()
    {
        SkipWithoutOrleans();
        var tenant = await host.TenantAsync();
        using var stranger = host.Http();
        using var op = host.Http();
        op.DefaultRequestHeaders.Authorization = new("Bearer", await TestTenant.TokenAsync(host, "op@system"));
        string[] others =
        [
            await tenant.TokenAsync("admin"), await tenant.TokenAsync("kim"), tenant.Key, (await tenant.CustomerAsync()).Token, "nonsense",
        ];
        foreach (var path in Paths)
        {
            Assert.Equal(401, await StatusAsync(stranger, path));
            foreach (var token in others)
            {
                using var other = host.Http();
                other.DefaultRequestHeaders.Authorization = new("Bearer", token);
                Assert.Contains(await StatusAsync(other, path), (int[])[401, 403]);
            }

            Assert.Equal(200, await StatusAsync(op, path));
        }

        var types = await op.GetStringAsync("/orleans/GrainTypes", TestContext.Current.CancellationToken);
        Assert.Contains("Actors.Grains", types, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/orleans/GrainState?grainId=x&grainType=y", 404)]
    [InlineData("/orleans/grainstate", 404)]
    [InlineData("/orleans/Trace", 403)]
    public async Task What_grains_hold_and_what_is_logged_is_shown_to_nobody(string path, int status)
    {
        SkipWithoutOrleans();
        using var op = host.Http();
        op.DefaultRequestHeaders.Authorization = new("Bearer", await TestTenant.TokenAsync(host, "op@system"));
        Assert.Equal(status, await StatusAsync(op, path));
    }

    private static void SkipWithoutOrleans() => Assert.SkipUnless(
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}orleans{Path.DirectorySeparatorChar}", StringComparison.Ordinal),
        "The dashboard is Orleans' own: it needs the build against Orleans (-p:ActorRuntime=Orleans), whose packages cannot be restored everywhere.");

    private static async Task<int> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}
