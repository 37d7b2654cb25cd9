using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Actors.Domain.Json;

namespace Actors.Domain.Tenants;

/// <summary>One field that two settings documents do not agree on.</summary>
/// <param name="Field">Its path, as field problems spell it; of what was taken away in the document before, else in the one after.</param>
/// <param name="Before">What it was; absent where it is new.</param>
/// <param name="After">What it is; absent where it was taken away.</param>
public sealed record FieldChange(string Field, JsonElement? Before, JsonElement? After);

/// <summary>
/// Compares two settings documents field by field. Members of a list are joined by what they are called (a category's name, a holiday's date),
/// not by their place, so that one that is put in front does not change all the others.
/// </summary>
public static class SettingsDifference
{
    /// <summary>Every difference, in the order of the documents; none when they say the same.</summary>
    public static ImmutableArray<FieldChange> Between(TenantSettings before, TenantSettings after)
    {
        var changes = ImmutableArray.CreateBuilder<FieldChange>();
        Objects("", Node(before).AsObject(), Node(after).AsObject(), changes);
        return changes.ToImmutable();
    }

    private static JsonNode Node(TenantSettings settings) => JsonSerializer.SerializeToNode(settings, DomainJson.Stored.TenantSettings)!;

    private static void Compare(string path, JsonNode? before, JsonNode? after, ImmutableArray<FieldChange>.Builder changes)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return;
        }

        switch (before, after)
        {
            case (JsonObject one, JsonObject other):
                Objects(path, one, other, changes);
                break;
            case (JsonArray one, JsonArray other) when Keys(one) is { } were && Keys(other) is { } are && were.Count + are.Count > 0:
                Lists(path, one, were, other, are, changes);
                break;
            default:
                changes.Add(new(path, Element(before), Element(after)));
                break;
        }
    }

    private static void Objects(string path, JsonObject before, JsonObject after, ImmutableArray<FieldChange>.Builder changes)
    {
        foreach (var name in before.Select(field => field.Key).Union(after.Select(field => field.Key)))
        {
            Compare(path.Length == 0 ? name : $"{path}.{name}", before[name], after[name], changes);
        }
    }

    private static void Lists(
        string path, JsonArray before, List<string> were, JsonArray after, List<string> are, ImmutableArray<FieldChange>.Builder changes)
    {
        if (!were.Intersect(are).SequenceEqual(are.Intersect(were)))
        {
            changes.Add(new(path, Order(were), Order(are)));
        }

        for (var i = 0; i < before.Count; i++)
        {
            if (!are.Contains(were[i]))
            {
                changes.Add(new($"{path}[{i}]", Element(before[i]), null));
            }
        }

        for (var i = 0; i < after.Count; i++)
        {
            var place = were.IndexOf(are[i]);
            Compare($"{path}[{i}]", place < 0 ? null : before[place], after[i], changes);
        }
    }

    /// <summary>What the members are called; null where they are no objects, or two are called the same.</summary>
    private static List<string>? Keys(JsonArray list)
    {
        if (!list.All(item => item is JsonObject))
        {
            return null;
        }

        var keys = list.Select(item => Key(item!.AsObject())).ToList();
        return keys.Distinct().Count() == keys.Count ? keys : null;
    }

    private static string Key(JsonObject item) => item["date"] is { } date
        ? string.Join(' ', new[] { date, item["from"], item["to"] }.Where(part => part is not null).Select(part => part!.ToString()))
        : (item["name"] ?? item["channel"] ?? item["label"])?.ToString() ?? "";

    private static JsonElement? Element(JsonNode? node) => node is null ? null : Parse(node);

    private static JsonElement Order(List<string> names) =>
        Parse(new JsonArray([.. names.Select(name => (JsonNode)JsonValue.Create(name)!)]));

    private static JsonElement Parse(JsonNode node) => JsonDocument.Parse(node.ToJsonString(DomainJson.Stored.Options)).RootElement;
}
