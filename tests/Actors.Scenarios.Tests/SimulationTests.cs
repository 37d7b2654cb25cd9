using System.Text.Json;
using Actors.Scenarios.Playing;
using Actors.Simulation.Playing;
using Actors.Simulation.Reading;

namespace Actors.Scenarios.Tests;

/// <summary>What-if answers what the grains do: every scenario, step by step, by the deciders alone and by the real grains.</summary>
public sealed class SimulationTests
{
    public static TheoryData<string> Own => FilesTests.Own;

    public static TheoryData<string> Shared => FilesTests.Shared;

    [Theory]
    [MemberData(nameof(Own))]
    public void It_agrees_with_the_grains_on_every_scenario_of_the_project(string name) =>
        Agree(Path.Combine(Folders.Own, $"{name}.json"));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Shared))]
    public void It_agrees_with_the_grains_on_every_shared_scenario(string name) =>
        Agree(Path.Combine(Folders.Shared, $"{name}.json"));

    private static void Agree(string path)
    {
        var scenario = ScenarioReader.Read(path);
        var simulated = ScenarioSimulation.Play(scenario, TestContext.Current.CancellationToken);
        Assert.Equal(ScenarioPlayer.Outcomes(scenario).Select(Text), simulated.Select(Text));
        Assert.Equal(scenario.Steps.Count, simulated.Count);
        Assert.All(scenario.Steps.Zip(simulated), pair => Assert.Null(Difference.Of(pair.First.Expect, pair.Second)));
    }

    /// <summary>
    /// What several customers get at one moment has no order of its own: the grains commit side by side, and waitingCount counts what is there.
    /// Who got what, the next steps of each customer say.
    /// </summary>
    internal static string Text(StepOutcome outcome) => JsonSerializer.Serialize(!StepOutcome.ConcernsAnybody(outcome.Do) ? outcome : outcome with
    {
        Sent = [.. outcome.Sent.Select(sent => sent with { Customer = "" }).OrderBy(sent => sent.Kind).ThenBy(sent => sent.Text, StringComparer.Ordinal)],
    });
}
