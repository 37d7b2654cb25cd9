using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Actors.Domain.Hours;
using Actors.Domain.Tenants;
using Actors.Simulation.Settings;

namespace Actors.Simulation.Reading;

/// <summary>The fields that say when an agent is not there: days off, scheduled breaks, an own meal time.</summary>
internal static class Absences
{
    public static AgentAbsences Read(Fields agent)
    {
        ImmutableArray<DateOnly> dayOff = agent.Has("dayOff") ? [.. agent.List("dayOff", Day)] : [];
        ImmutableArray<DatedSpan> breaks = agent.Has("breaks") ? [.. agent.List("breaks", Break)] : [];
        var meal = agent.Has("meal") && !agent.TakeNull("meal") ? Span(agent.Object("meal")) : null;
        return new(dayOff, breaks, meal);
    }

    private static DateOnly Day(JsonElement json, Place place)
    {
        var day = Fields.Text(json, place);
        return ClockText.IsDate(day) ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : throw place.Error("must be a date such as 2026-03-05.");
    }

    private static DatedSpan Break(JsonElement json, Place place)
    {
        var scheduled = new Fields(json, place);
        return new(Day(scheduled.Json("date"), place.In("date")), Span(scheduled));
    }

    private static ClockSpan Span(Fields span)
    {
        var (from, to) = (span.Text("from"), span.Text("to"));
        if (!ClockText.IsTime(from)) throw span.Place.In("from").Error("must be a clock time such as 13:00.");
        if (to != "24:00" && !ClockText.IsTime(to)) throw span.Place.In("to").Error("must be a clock time such as 13:00.");
        span.Done();
        return ClockSpan.TryParse(from, to, out var read) ? read : throw span.Place.In("to").Error("must not be the start.");
    }
}
