using System.Text.Json.Nodes;

namespace Actors.Scenarios.Settings;

/// <summary>A setting that is out of range, and what is allowed.</summary>
internal sealed record SettingRefused(string Field, string Reason);

/// <summary>Finds values that have the right shape and are not allowed.</summary>
internal static class SettingsRanges
{
    /// <summary>The first setting that is refused, or null.</summary>
    public static SettingRefused? Refusal(JsonObject settings, HashSet<string> agents) =>
        settings["limit"] is { } limit && limit.GetValue<int>() is < 3 or > 1000 ? new("limit", "3 to 1000, or null.")
        : !TimeZoneInfo.TryFindSystemTimeZoneById(Text(settings, "timeZone"), out _) ? new("timeZone", "An IANA time zone such as Asia/Seoul.")
        : Text(settings, "cancelWord") is var word && (word.Length is < 1 or > 20 || word.Trim() != word)
            ? new("cancelWord", "1 to 20 characters, without blanks around them.")
        : Hours(settings) ?? Meal(settings) ?? Holidays(settings) ?? Designated(settings, agents) ?? WaitingCount(settings);

    private static SettingRefused? Hours(JsonObject settings) => settings["hours"]!.AsObject()
        .Where(day => !day.Value!.AsArray().All(span => ClockText.IsSpan(span!.GetValue<string>())))
        .Select(day => new SettingRefused($"hours.{day.Key}", "Spans of clock times such as 10:00-18:00."))
        .FirstOrDefault();

    private static SettingRefused? Meal(JsonObject settings) =>
        settings["meal"] is not JsonObject meal || IsSpan(meal) ? null : new("meal", "Two clock times such as 12:00 and 13:00.");

    private static SettingRefused? Holidays(JsonObject settings) => settings["holidays"]!.AsArray()
        .Select(day => day!.AsObject())
        .Any(day => !ClockText.IsDate(Text(day, "date")) || (day.ContainsKey("from") && !IsSpan(day)))
            ? new("holidays", "A date such as 2026-03-05, for a part of the day with two clock times.")
            : null;

    private static SettingRefused? Designated(JsonObject settings, HashSet<string> agents) => settings["categories"]!.AsArray()
        .SelectMany(category => category!["divisions"]!.AsArray())
        .SelectMany(division => division!["agents"]?.AsArray() ?? [])
        .Select(agent => agent!.GetValue<string>())
        .Where(agent => !agents.Contains(agent))
        .Select(agent => new SettingRefused("categories", $"There is no agent '{agent}'."))
        .FirstOrDefault();

    private static SettingRefused? WaitingCount(JsonObject settings) =>
        Text(settings["messages"]!["waitingCount"]!.AsObject(), "text").Contains("[counsel_count]", StringComparison.Ordinal) ? null
        : new("messages.waitingCount.text", "Must hold [counsel_count].");

    private static bool IsSpan(JsonObject span) =>
        ClockText.IsTime(Text(span, "from")) && (Text(span, "to") == "24:00" || ClockText.IsTime(Text(span, "to")));

    private static string Text(JsonObject from, string field) => from[field]!.GetValue<string>();
}
