using System.Text.Json;
using Actors.Simulation.Reading;

namespace Actors.Simulation.Settings;

/// <summary>Checks the shape of settings: which fields there are and what kind of value each has. Ranges are another matter.</summary>
internal static class SettingsFormat
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static readonly string[] WithSwitch = ["greeting", "title", "busy", "waitingCount", "agentEnd"];

    private static readonly string[] WithoutSwitch = ["offHours", "unavailable", "meal", "overLimit"];

    public static void Check(Fields settings)
    {
        foreach (var field in settings.Left.ToList())
        {
            switch (field)
            {
                case "timeZone" or "cancelWord" or "emptyMessage":
                    settings.Text(field);
                    break;
                case "service":
                    settings.OneOf(field, "open", "stopped");
                    break;
                case "distribution":
                    settings.OneOf(field, "roundRobin", "leastBusy", "category", "manual");
                    break;
                case "scope":
                    settings.OneOf(field, "all", "signedIn");
                    break;
                case "release":
                    settings.OneOf(field, "auto", "manual");
                    break;
                case "acceptOffHours" or "acceptDuringMeal" or "acceptDuringBreak" or "acceptOverLimit":
                    settings.Flag(field, false);
                    break;
                case "limit" or "noAnswerMinutes" or "resumeMinutes" or "idleMinutes" or "waitingHours" or "freeMonthlyUsers":
                    settings.NumberOrNull(field);
                    break;
                case "endKakaoAfter30Days":
                    settings.Flag(field, false);
                    break;
                case "defaultQueue" or "brandLine":
                    settings.TextOrNull(field);
                    break;
                case "queues":
                    settings.List(field, Queue);
                    break;
                case "meal" when !settings.TakeNull(field):
                    Object(settings, field, span => Texts(span, "from", "to"));
                    break;
                case "hours":
                    Object(settings, field, hours => Array.ForEach(Days, day => OptionalList(hours, day, (json, place) => Fields.Text(json, place))));
                    break;
                case "holidays":
                    settings.List(field, Holiday);
                    break;
                case "categories":
                    settings.List(field, Category);
                    break;
                case "messages":
                    Object(settings, field, Messages);
                    break;
            }
        }

        settings.Done();
    }

    private static object? Holiday(JsonElement json, Place place)
    {
        var holiday = new Fields(json, place);
        holiday.Text("date");
        holiday.Flag("yearly", false);
        if (holiday.Has("from") || holiday.Has("to")) Texts(holiday, "from", "to");
        holiday.Done();
        return null;
    }

    private static object? Queue(JsonElement json, Place place)
    {
        var queue = new Fields(json, place);
        queue.Text("queue");
        queue.Flag("enabled", true);
        if (queue.Has("distribution")) queue.OneOf("distribution", "roundRobin", "leastBusy", "category", "manual");
        queue.Done();
        return null;
    }

    private static object? Category(JsonElement json, Place place)
    {
        var category = new Fields(json, place);
        category.Text("name");
        category.TextOrNull("queue");
        category.List("divisions", (item, where) =>
        {
            var division = new Fields(item, where);
            division.Text("name");
            OptionalList(division, "agents", (agent, at) => Fields.Text(agent, at));
            division.Done();
            return division;
        });
        category.Done();
        return null;
    }

    private static void Messages(Fields messages)
    {
        foreach (var kind in WithSwitch.Concat(WithoutSwitch).Where(messages.Has))
        {
            Object(messages, kind, message =>
            {
                if (WithSwitch.Contains(kind)) message.FlagOrNull("on");
                if (message.Has("text")) message.Text("text");
            });
        }
    }

    private static void Texts(Fields fields, params string[] names) => Array.ForEach(names, name => fields.Text(name));

    private static void OptionalList<T>(Fields fields, string name, Func<JsonElement, Place, T> read)
    {
        if (fields.Has(name)) fields.List(name, read);
    }

    private static void Object(Fields fields, string name, Action<Fields> read)
    {
        var inner = fields.Object(name);
        read(inner);
        inner.Done();
    }
}
