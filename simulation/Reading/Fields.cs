using System.Globalization;
using System.Text.Json;

namespace Actors.Simulation.Reading;

/// <summary>An object of the file, read strictly: what is not asked for is unknown, and an error.</summary>
internal sealed class Fields
{
    private readonly Dictionary<string, JsonElement> _left = new(StringComparer.Ordinal);

    public Fields(JsonElement json, Place place)
    {
        Place = place;
        if (json.ValueKind != JsonValueKind.Object) throw place.Error("must be an object.");
        foreach (var field in json.EnumerateObject())
        {
            if (!_left.TryAdd(field.Name, field.Value)) throw place.In(field.Name).Error("is there twice.");
        }
    }

    public Place Place { get; }

    public bool Has(string field) => _left.ContainsKey(field);

    public void Done()
    {
        if (_left.Count > 0) throw Place.In(_left.Keys.First()).Error("is unknown.");
    }

    public JsonElement Json(string field) =>
        _left.Remove(field, out var json) ? json : throw Place.In(field).Error("is missing.");

    public string Text(string field) => Text(Json(field), Place.In(field));

    public string Text(string field, string otherwise) => Has(field) ? Text(field) : otherwise;

    public string? TextOrNull(string field) => Has(field) && !TakeNull(field) ? Text(field) : null;

    public bool Flag(string field, bool otherwise) => !Has(field) ? otherwise : Json(field) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Place.In(field).Error("must be true or false."),
    };

    public bool? FlagOrNull(string field) => Has(field) ? Flag(field, false) : null;

    public int? NumberOrNull(string field) => !Has(field) || TakeNull(field) ? null
        : Json(field) is { ValueKind: JsonValueKind.Number } json && json.TryGetInt32(out var number) ? number
        : throw Place.In(field).Error("must be a whole number or null.");

    public string OneOf(string field, params ReadOnlySpan<string> allowed)
    {
        var text = Text(field);
        return allowed.Contains(text) ? text
            : throw Place.In(field).Error($"'{text}' is none of {string.Join(", ", allowed)}.");
    }

    public DateTimeOffset Moment(string field) =>
        DateTimeOffset.TryParse(Text(field, ""), CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw Place.In(field).Error("must be a moment such as 2026-03-04T11:00:00+09:00.");

    public IReadOnlyList<T> List<T>(string field, Func<JsonElement, Place, T> read)
    {
        var (json, place) = (Json(field), Place.In(field));
        return json.ValueKind != JsonValueKind.Array ? throw place.Error("must be a list.")
            : [.. json.EnumerateArray().Select((item, index) => read(item, place with { Field = $"{place.Field}[{index}]" }))];
    }

    public Fields Object(string field) => new(Json(field), Place.In(field));

    /// <summary>Takes the field where it is null.</summary>
    public bool TakeNull(string field)
    {
        if (!_left.TryGetValue(field, out var json) || json.ValueKind != JsonValueKind.Null) return false;
        return _left.Remove(field);
    }

    public static string Text(JsonElement json, Place place) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw place.Error("must be a text.");
}
