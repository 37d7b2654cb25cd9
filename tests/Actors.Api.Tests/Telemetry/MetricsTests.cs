using System.Text.RegularExpressions;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Telemetry;

/// <summary><c>/metrics</c>: who may read it, that it is well formed, what its labels may say, and that the dashboard finds what it asks for.</summary>
public sealed partial class MetricsTests(TelemetryHost host) : IClassFixture<TelemetryHost>
{
    /// <summary>Every value that a label of ours may have. What is added here must be as bounded.</summary>
    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["channel"] = ["web", "kakao", "naver", "kakaobuilder"],
        ["edge"] = ["http", "socket", "hub"],
        ["outcome"] =
        [
            "accepted", "over", "full", "refused", "unknown", "delivered", "attempted", "deferred", "failed", "withdrawn",
        ],
        ["result"] = ["appended", "duplicate", "no-place", "conflict", "busy", "unknown", "failed"],
        ["speaker"] = ["customer", "bot", "agent", "system"],
        ["status"] = ["none", "bot", "requested", "waiting", "received", "active", "held", "ended", "botended"],
        ["type"] = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "ProblemTypes.txt")),
    };

    [Fact]
    public async Task Operators_and_the_scraper_read_it_and_nobody_else()
    {
        var tenant = await host.TenantAsync();
        using var stranger = host.Api();
        using var guesser = host.Api(TelemetryHost.Token + "!");
        using var administrator = await tenant.AgentAsync("admin");
        using var program = host.Api(tenant.Key);
        using var customer = host.Api((await tenant.CustomerAsync()).Token);
        using var op = host.Api(await TestTenant.TokenAsync(host, "op@system"));
        (await stranger.GetAsync("/metrics")).Refused(401, "not-signed-in");
        (await guesser.GetAsync("/metrics")).Refused(401, "not-signed-in");
        (await administrator.GetAsync("/metrics")).Refused(403, "not-allowed");
        (await program.GetAsync("/metrics")).Refused(403, "not-allowed");
        (await customer.GetAsync("/metrics")).Refused(403, "not-allowed");
        Assert.Equal(200, (await op.GetAsync("/metrics")).Status);
        Assert.NotEmpty(await host.ScrapeAsync());
    }

    [Fact]
    public async Task Every_line_is_of_the_format_and_each_series_is_told_once()
    {
        await host.WorkAsync();
        var lines = (await host.ScrapeAsync()).TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Matches(Line(), line));
        var series = lines.Where(line => line[0] != '#').Select(line => line[..line.LastIndexOf(' ')]).ToList();
        Assert.Equal(series.Distinct(), series);
        var types = lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        Assert.Equal(types.Distinct(), types);
    }

    [Fact]
    public async Task Labels_say_what_kind_it_was_and_never_who()
    {
        var ids = await host.WorkAsync();
        var text = await host.ScrapeAsync();
        Assert.DoesNotContain(ids, id => text.Contains(id, StringComparison.Ordinal));
        var ours = text.Split('\n').Where(line => line.StartsWith("actors_", StringComparison.Ordinal))
            .SelectMany(line => Label().Matches(line)).Where(label => label.Groups[1].Value != "le").ToList();
        Assert.NotEmpty(ours);
        Assert.All(ours, label => Assert.Contains(label.Groups[2].Value, Values[label.Groups[1].Value]));
        Assert.Equal(Values.Keys.Order(), ours.Select(label => label.Groups[1].Value).Distinct().Order());
    }

    [Fact]
    public async Task Every_query_of_the_dashboard_names_a_metric_that_is_exported()
    {
        await host.WorkAsync();
        var exported = (await host.ScrapeAsync()).Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('{', ' ')[0]).ToHashSet(StringComparer.Ordinal);
        var queries = Query().Matches(await File.ReadAllTextAsync(Path.Combine(Root(), "docker", "grafana", "actors.json"), TestContext.Current.CancellationToken))
            .Select(query => Regex.Unescape(query.Groups[1].Value)).ToList();
        Assert.NotEmpty(queries);
        Assert.All(queries, query =>
        {
            // Without label names, and without the words of the language, all of which lack what our names and the framework's begin with.
            var names = Metric().Matches(Labels().Replace(query, "")).Select(name => name.Value).ToList();
            Assert.NotEmpty(names);
            Assert.All(names, name => Assert.Contains(name, exported));
        });
    }

    [Fact]
    public async Task Every_metric_of_ours_is_explained()
    {
        await host.WorkAsync();
        var page = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "telemetry.md"), TestContext.Current.CancellationToken);
        var ours = (await host.ScrapeAsync()).Split('\n')
            .Where(line => line.StartsWith("# TYPE actors_", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        Assert.NotEmpty(ours);
        Assert.All(ours, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Actors.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("""^(# HELP [a-z_0-9]+ .*|# TYPE [a-z_0-9]+ (counter|gauge|histogram)|[a-z_0-9]+(\{[a-z_]+="(\\.|[^"\\])*"(,[a-z_]+="(\\.|[^"\\])*")*\})? -?[0-9.E+-]+)$""")]
    private static partial Regex Line();

    [GeneratedRegex("""[{,]([a-z_]+)="([^"]*)"(?=[,}])""")]
    private static partial Regex Label();

    [GeneratedRegex("""
        "expr":\s*"((?:[^"\\]|\\.)*)"
        """)]
    private static partial Regex Query();

    [GeneratedRegex(@"\{[^}]*\}|\b(by|without)\s*\([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\b[a-z]+(_[a-z0-9]+)+\b(?!\s*\()")]
    private static partial Regex Metric();
}
