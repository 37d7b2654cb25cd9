using System.Text.RegularExpressions;

namespace Actors.Architecture.Tests;

/// <summary>What no source file may hold.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] Product =
        ["domain", "grain-interfaces", "storage", "channels", "grains", "api", "silo", "scenarios", "simulation", "embedded"];

    [Fact]
    public void Nobody_reads_the_clock_or_rolls_dice_where_a_test_could_not()
    {
        // An etag must only be another one than before; nothing else depends on it.
        const string ETags = "/ETags.cs: ";
        Assert.DoesNotContain(
            Repository.Matches(ClockOrDice(), "domain", "grains", "storage", "channels", "simulation"),
            line => !line.Contains(ETags, StringComparison.Ordinal));
    }

    [Fact]
    public void The_domain_and_the_simulation_do_not_wait() => Assert.Empty(Repository.Matches(Waiting(), "domain", "simulation"));

    [Fact]
    public void Nothing_is_compiled_in_two_ways_but_composition_roots() =>
        Assert.Empty(Repository.Matches(Conditional(), Product.Except(["silo", "api"]).Concat(["bench", "tests"])));

    [Fact]
    public void Only_the_tests_of_the_embedded_runtime_are_left_out_of_the_build_against_Orleans() => Assert.Equal(
        ["tests/Actors.Embedded.Tests/Actors.Embedded.Tests.csproj"],
        Repository.Projects().Where(project => File.ReadAllText(Path.Combine(Repository.Root, project))
            .Contains("EmbeddedOnly.targets", StringComparison.Ordinal)));

    /// <summary>On Orleans a <c>TimeProvider</c> is the runtime's; a test may move the time of the grains, and of nothing else.</summary>
    [Fact]
    public void Grains_ask_the_clock_of_the_grains()
    {
        string[] whoDrivesThem =
        [
            "grains/GrainsHostingExtensions.cs", "grains/Sweep/SweepService.cs", "grains/Webhooks/WebhookService.cs", "grains/Nodes/NodeWatch.cs",
            "grains/Files/FileService.cs", "grains/Search/SearchGrain.cs", "grains/Search/SearchService.cs",
            "grains/Time/GrainClock.cs",
        ];
        Assert.DoesNotContain(
            Repository.Matches(RuntimeClock(), "grains"),
            line => !whoDrivesThem.Any(allowed => line.StartsWith(allowed, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_test_sleeps()
    {
        // Other processes and real Orleans nodes live on the wall clock and tell nobody when they are done; nothing else may wait for it.
        string[] onTheWallClock = ["tests/Actors.Durability.Tests/", "tests/Actors.Silo.Tests/Orleans/", "tests/Actors.Web.Tests/Rest.cs"];
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "tests"))
            .Where(folder => !folder.EndsWith("Actors.Architecture.Tests", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Repository.Matches(Sleep(), folders),
            line => !onTheWallClock.Any(allowed => line.StartsWith(allowed, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_class_is_sealed_abstract_or_static()
    {
        // embedded/ spells Orleans' types as Orleans does, sealed or not.
        var open = Repository.Sources(Product.Except(["embedded"])).SelectMany(source => Declaration().Matches(source.Text)
            .Where(found => !found.Groups["how"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Intersect(["sealed", "abstract", "static"]).Any())
            .Select(found => $"{source.Path}: {found.Value.Trim()}"));
        Assert.Empty(open);
    }

    [Fact]
    public void Nothing_is_folded_away_in_regions() => Assert.Empty(Repository.Matches(Region(), Product));

    [Fact]
    public void Nothing_writes_logs_but_generated_methods() => Assert.Empty(Repository
        .Matches(DirectLog(), Product.Except(["embedded"])));

    [GeneratedRegex(@"\bTimeProvider\b")]
    private static partial Regex RuntimeClock();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Utc)?Now\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bRandom\.Shared\b|\bnew Random\b")]
    private static partial Regex ClockOrDice();

    [GeneratedRegex(@"\basync\b|\bTask(<|\b)|\bILogger\b")]
    private static partial Regex Waiting();

    [GeneratedRegex(@"^\s*#(if|elif)\b")]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\bTask\.Delay\((?!Timeout\.Infinite)|\bThread\.Sleep\b|\bSpinWait\b")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"^[ ]*(?<how>((public|internal|private|protected|file|sealed|abstract|static|partial|readonly|ref) )*)(class|record(?! struct)) [A-Z]\w*", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s*#region\b")]
    private static partial Regex Region();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex DirectLog();
}
