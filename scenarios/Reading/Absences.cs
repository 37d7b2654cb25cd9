using System.Text.Json;
using Actors.Scenarios.Settings;

namespace Actors.Scenarios.Reading;

/// <summary>The fields that say when an agent is not there: days off, scheduled breaks, an own meal time.</summary>
internal static class Absences
{
    /// <summary>The fields that say anything.</summary>
    public static IReadOnlyList<string> Read(Fields agent)
    {
        var said = new List<string>();
        if (agent.Has("dayOff") && agent.List("dayOff", Day).Count > 0) said.Add("dayOff");
        if (agent.Has("breaks") && agent.List("breaks", Break).Count > 0) said.Add("breaks");
        if (agent.Has("meal") && !agent.TakeNull("meal"))
        {
            Span(agent.Object("meal"));
            said.Add("meal");
        }

        return said;
    }

    private static string Day(JsonElement json, Place place)
    {
        var day = Fields.Text(json, place);
        return ClockText.IsDate(day) ? day : throw place.Error("must be a date such as 2026-03-05.");
    }

    private static string Break(JsonElement json, Place place)
    {
        var scheduled = new Fields(json, place);
        Day(scheduled.Json("date"), place.In("date"));
        Span(scheduled);
        return "break";
    }

    private static void Span(Fields span)
    {
        foreach (var end in new[] { "from", "to" })
        {
            if (!ClockText.IsTime(span.Text(end))) throw span.Place.In(end).Error("must be a clock time such as 13:00.");
        }

        span.Done();
    }
}
