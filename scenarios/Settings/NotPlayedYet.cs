using System.Text.Json.Nodes;
using Actors.Domain.Agents;
using Actors.Scenarios.Reading;

namespace Actors.Scenarios.Settings;

/// <summary>
/// What the format knows and the service does not do yet. A scenario that comes to depend on it fails and says so, instead of passing by luck.
/// </summary>
internal static class NotPlayedYet
{
    private static readonly string[] Whole = ["hours", "holidays", "service", "meal", "limit", "timeZone"];

    /// <summary>The first setting in force that nothing obeys yet, or null.</summary>
    public static string? In(JsonObject settings)
    {
        var defaults = SettingsDocument.Defaults();
        var changed = Whole.FirstOrDefault(field => !JsonNode.DeepEquals(settings[field], defaults[field]));
        return changed is not null ? $"the setting {changed}"
            : settings["distribution"]!.GetValue<string>() == "category" ? "distribution by category"
            : settings["release"]!.GetValue<string>() == "manual" && settings["distribution"]!.GetValue<string>() != "manual"
                ? "manual release"
            : null;
    }

    /// <summary>What of the people in the file nothing obeys yet, or null.</summary>
    public static string? In(Scenario scenario) =>
        scenario.Agents.FirstOrDefault(agent => agent.Absences.Count > 0) is { } absent ? $"{absent.Absences[0]} of agent {absent.Id}"
        : scenario.Agents.FirstOrDefault(agent => agent.Presence == Presence.Break) is { } resting ? $"the break of agent {resting.Id}"
        : scenario.Customers.FirstOrDefault(customer => customer.Blocked) is { } blocked ? $"the block of customer {blocked.Id}"
        : null;

    /// <summary>Why a step cannot be played yet, or null.</summary>
    public static string? In(Step step) => step switch
    {
        { Do: "agent.drops" or "agent.returns" } => "a dropped connection",
        { Presence: Presence.Break } => "a break",
        { Expect.Notified: not null } => "what the agent is notified of",
        { Expect.Title: not null } => "the title",
        _ => null,
    };
}
