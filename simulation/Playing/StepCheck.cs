using System.Text.Json.Nodes;
using Actors.Domain.Messages;
using Actors.Simulation.Reading;

namespace Actors.Simulation.Playing;

/// <summary>What is refused of a step before anybody is asked.</summary>
public static class StepCheck
{
    /// <summary>What a step names that is not there (a category, a division, a colleague), or a text that nobody may send; null: nothing.</summary>
    /// <param name="step">The step.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">The settings in force.</param>
    public static string? Refusal(Step step, Scenario scenario, JsonObject settings) =>
        Unknown(step, scenario, settings)
        ?? (step.Do is "say" or "agent.reply" ? MessageText.Check(step.Text, out _)?.Detail : null);

    private static string? Unknown(Step step, Scenario scenario, JsonObject settings)
    {
        if (step.To is { } to && !step.Do.EndsWith(".transfer", StringComparison.Ordinal) && scenario.Agents.All(agent => agent.Id != to)) return $"There is no agent '{to}'.";
        if (step.Category is null) return step.Division is null ? null : "A division is named without its category.";
        var category = settings["categories"]!.AsArray().FirstOrDefault(each => each!["name"]!.GetValue<string>() == step.Category);
        return category is null ? $"There is no category '{step.Category}'."
            : step.Division is null || category["divisions"]!.AsArray().Any(each => each!["name"]!.GetValue<string>() == step.Division) ? null
            : $"There is no division '{step.Division}'.";
    }
}
