using System.Text.RegularExpressions;

namespace Actors.Scenarios.Tests;

/// <summary>docs/rules.md and docs/channels.md name only scenarios and tests that there are.</summary>
public sealed partial class RulesMapTests
{
    [Fact]
    public void Every_scenario_of_the_map_exists()
    {
        var named = Scenario().Matches(Proofs("rules.md")).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.True(File.Exists(Path.Combine(Folders.Own, $"{name}.json")), name));
    }

    [Theory]
    [InlineData("rules.md")]
    [InlineData("channels.md")]
    public void Every_test_of_the_map_exists(string page)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Folders.Repository, "tests"), "*Tests*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText).ToList();
        var named = Test().Matches(Proofs(page)).Select(match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value)).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, test => Assert.Contains(sources, source =>
            source.Contains($"class {test.Class}", StringComparison.Ordinal) && source.Contains($" {test.Method}(", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_row_of_the_map_has_a_proof() => Assert.All(
        Read("rules.md").Split("## Where two")[0].Split('\n')
            .Where(line => line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal) && line != "| sentence | proof |"),
        line => Assert.Contains('`', line.Split('|')[2]));

    /// <summary>The second column of the tables, and the items of the lists.</summary>
    private static string Proofs(string page) => string.Join('\n', Read(page).Split('\n').Select(line =>
        line.StartsWith('|') ? line.Split('|')[2] : line.StartsWith("- ", StringComparison.Ordinal) ? line : ""));

    private static string Read(string page) => File.ReadAllText(Path.Combine(Folders.Repository, "docs", page));

    [GeneratedRegex("`([a-z0-9]+(?:-[a-z0-9]+)+)`")]
    private static partial Regex Scenario();

    [GeneratedRegex(@"`(\w+)\.(\w+)`")]
    private static partial Regex Test();
}
