using System.Text.Json;
using System.Text.Json.Nodes;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Simulation.Settings;

namespace Actors.Simulation.Reading;

/// <summary>Reads a scenario file strictly: what the format does not know is an error with file, step and field.</summary>
public static class ScenarioReader
{
    private static readonly JsonDocumentOptions Json = new() { CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileError">It cannot be read, or is none of the format.</exception>
    public static Scenario Read(string path)
    {
        try
        {
            return Read(File.ReadAllText(path), Path.GetFileName(path));
        }
        catch (IOException wrong)
        {
            throw new Place(Path.GetFileName(path), null, "").Error($"cannot be read: {wrong.Message}");
        }
    }

    /// <summary>Reads a text of the format.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">How errors call it.</param>
    /// <exception cref="FileError">It is none of the format.</exception>
    public static Scenario Read(string json, string file)
    {
        var place = new Place(file, null, "");
        try
        {
            using var document = JsonDocument.Parse(json, Json);
            return Read(new Fields(document.RootElement, place), Path.GetFileNameWithoutExtension(file));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // A text with half a surrogate pair is found only when it is read, and is no JsonException then.
            throw place.Error($"is no JSON: {wrong.Message}");
        }
    }

    private static Scenario Read(Fields file, string fileName)
    {
        var name = file.Text("name", fileName);
        var channel = file.OneOf("channel", "web", "kakao", "naver", "kakao-builder") switch
        {
            "web" => ChannelType.Web,
            "kakao" => ChannelType.Kakao,
            "naver" => ChannelType.Naver,
            _ => ChannelType.KakaoBuilder,
        };
        var bot = file.Flag("bot", false);
        if (!bot && !channel.CanConsult()) throw file.Place.In("bot").Error("must be true on kakao-builder: nobody else can answer there.");
        var now = file.Has("now") ? file.Moment("now") : new(2026, 3, 4, 11, 0, 0, TimeSpan.FromHours(9));
        var agents = file.Has("agents") ? Unique(file.List("agents", Agent), agent => agent.Id, file.Place.In("agents"))
            : [new("kim", NameOf("kim"), Presence.Online, true, true, null, new())];
        var customers = file.Has("customers") ? Unique(file.List("customers", Customer), customer => customer.Id, file.Place.In("customers"))
            : [new("c1", false, true)];
        var settings = Settings(file, agents);
        var people = new People([.. agents.Select(agent => agent.Id)], [.. customers.Select(customer => customer.Id)]);
        var number = 0;
        var steps = file.List("steps", (json, _) => StepReader.Read(
            new Fields(json, new(file.Place.File, ++number, "")), people));
        file.Done();
        return new(name, channel, bot, now, settings, agents, customers, steps);
    }

    private static JsonObject Settings(Fields file, IReadOnlyList<ScenarioAgent> agents)
    {
        var defaults = SettingsDocument.Defaults();
        if (!file.Has("settings")) return defaults;
        var place = file.Place.In("settings");
        var json = file.Json("settings");
        SettingsDocument.CheckShape(json, place);
        var merged = SettingsDocument.Merge(defaults, JsonObject.Create(json.Clone())!);
        return SettingsRules.Check(SettingsDocument.Read(merged), [.. agents.Select(agent => new AgentId(agent.Id))]) is [var wrong, ..]
            ? throw place.In(wrong.Field).Error(wrong.English)
            : merged;
    }

    private static ScenarioAgent Agent(JsonElement json, Place place)
    {
        var agent = new Fields(json, place);
        var id = agent.Text("id");
        if (!Slug.IsValid(id)) throw place.In("id").Error("must be 2 to 32 of a-z, 0-9 and inner hyphens.");
        var read = new ScenarioAgent(
            id, agent.Text("name", NameOf(id)), StepReader.Presence(agent, Presence.Online), agent.Flag("chat", true),
            agent.Flag("assign", true), agent.NumberOrNull("capacity"), Absences.Read(agent),
            agent.Has("queues") ? agent.List("queues", (item, where) => Fields.Text(item, where)) : null);
        agent.Done();
        return read.Capacity is < 1 or > 1000 ? throw place.In("capacity").Error("must be 1 to 1000, or null.") : read;
    }

    private static ScenarioCustomer Customer(JsonElement json, Place place)
    {
        var customer = new Fields(json, place);
        var read = new ScenarioCustomer(
            customer.Text("id"), customer.Flag("blocked", false), customer.Flag("channelAdded", true));
        customer.Done();
        return read.Id.Length is 0 or > 128 ? throw place.In("id").Error("must be 1 to 128 characters.") : read;
    }

    private static string NameOf(string id) => id == "kim" ? "김해피" : id;

    private static IReadOnlyList<T> Unique<T>(IReadOnlyList<T> items, Func<T, string> id, Place place) =>
        items.GroupBy(id).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw place.Error($"'{twice.Key}' is there twice.")
            : items;
}
