using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Actors.Domain.Agents;
using Actors.Simulation.Settings;

namespace Actors.Simulation.Reading;

/// <summary>Who is known in a file.</summary>
internal sealed record People(HashSet<string> Agents, HashSet<string> Customers);

/// <summary>Reads one step; which fields a step may have depends on what is done.</summary>
internal static class StepReader
{
    private static readonly FrozenDictionary<string, string[]> FieldsOf = new Dictionary<string, string[]>
    {
        ["open"] = ["who", "category", "division"],
        ["say"] = ["who", "text", "category", "division"],
        ["connect"] = ["who", "category", "division"],
        ["switchToBot"] = ["who"],
        ["agent.take"] = ["who", "agent"],
        ["agent.start"] = ["who", "agent"],
        ["agent.reply"] = ["who", "agent", "text"],
        ["agent.hold"] = ["who", "agent"],
        ["agent.resume"] = ["who", "agent"],
        ["agent.end"] = ["who", "agent"],
        ["agent.delegate"] = ["who", "agent", "to"],
        ["agent.presence"] = ["agent", "presence"],
        ["agent.drops"] = ["agent"],
        ["agent.returns"] = ["agent"],
        ["agent.transfer"] = ["who", "agent", "to"],
        ["manager.assign"] = ["who", "to"],
        ["manager.transfer"] = ["who", "to"],
        ["manager.priority"] = ["who", "priority"],
        ["settings"] = ["set"],
        ["wait"] = ["for"],
    }.ToFrozenDictionary();

    public static Step Read(Fields step, People people)
    {
        var deed = step.Text("do");
        if (!FieldsOf.TryGetValue(deed, out var fields)) throw step.Place.In("do").Error($"'{deed}' is unknown.");
        var has = fields.ToHashSet();
        var expect = step.Has("expect") ? ExpectationReader.Read(step.Object("expect")) : null;
        var read = new Step(
            step.Place.Step!.Value, deed,
            Known(step, "who", step.Has("who") && has.Contains("who") ? step.Text("who") : "c1", has, people.Customers, expect),
            has.Contains("agent") ? Known(step, "agent", step.Text("agent"), people.Agents) : null,
            has.Contains("to") ? step.Text("to") : null,
            has.Contains("text") ? step.Text("text") : null,
            has.Contains("category") ? step.TextOrNull("category") : null,
            has.Contains("division") ? step.TextOrNull("division") : null,
            has.Contains("presence") ? Presence(step, null) : null,
            has.Contains("for") ? Duration(step) : null,
            has.Contains("set") ? Set(step) : null,
            expect,
            has.Contains("priority") ? step.NumberOrNull("priority") : null);
        step.Done();
        return read;
    }

    public static Presence Presence(Fields fields, Presence? otherwise) => !fields.Has("presence") && otherwise is { } given ? given
        : Enum.Parse<Presence>(fields.OneOf("presence", "online", "away", "break", "meal", "offline"), ignoreCase: true);

    private static string? Known(
        Fields step, string field, string id, HashSet<string> has, HashSet<string> known, Expectation? expect) =>
        known.Contains(id) ? id
        : has.Contains("who") ? throw step.Place.In(field).Error($"'{id}' is unknown.")
        : expect is null or { State: null, Agent: null, Input: null, Title: null, Ticket: null, Position: null } ? null
        : throw step.Place.In("expect").Error("speaks of customer 'c1', whom the file does not have.");

    private static string Known(Fields step, string field, string id, HashSet<string> known) =>
        known.Contains(id) ? id : throw step.Place.In(field).Error($"'{id}' is unknown.");

    private static TimeSpan Duration(Fields step)
    {
        var text = step.Text("for");
        try
        {
            var time = XmlConvert.ToTimeSpan(text);
            return time >= TimeSpan.Zero ? time : throw step.Place.In("for").Error("must not be negative.");
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            throw step.Place.In("for").Error($"'{text}' is no ISO 8601 duration such as PT5M.");
        }
    }

    private static JsonObject Set(Fields step)
    {
        var json = step.Json("set");
        SettingsDocument.CheckShape(json, step.Place.In("set"));
        return JsonObject.Create(json.Clone())!;
    }
}
