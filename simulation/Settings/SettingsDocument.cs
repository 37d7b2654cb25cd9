using System.Text.Json;
using System.Text.Json.Nodes;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.Simulation.Reading;

namespace Actors.Simulation.Settings;

/// <summary>The settings of a scenario as one JSON document, merged field by field over the defaults.</summary>
public static class SettingsDocument
{
    public static JsonObject Defaults() => JsonNode.Parse("""
        {
          "timeZone": "Asia/Seoul",
          "hours": { "mon": ["10:00-18:00"], "tue": ["10:00-18:00"], "wed": ["10:00-18:00"], "thu": ["10:00-18:00"], "fri": ["10:00-18:00"] },
          "holidays": [],
          "service": "open",
          "acceptOffHours": true,
          "meal": null,
          "acceptDuringMeal": false,
          "acceptDuringBreak": true,
          "limit": null,
          "acceptOverLimit": true,
          "distribution": "roundRobin",
          "scope": "all",
          "release": "auto",
          "cancelWord": "취소",
          "categories": [ { "name": "일반", "divisions": [ { "name": "기타" } ] } ],
          "messages": {
            "greeting":     { "on": false, "text": "안녕하세요. [counselor_name]입니다." },
            "title":        { "on": false, "text": "[category_name]/[division_name] 문의입니다." },
            "busy":         { "on": false, "text": "문의가 많아 답변이 늦어지고 있습니다." },
            "waitingCount": { "on": false, "text": "고객님 앞에 [counsel_count]명이 대기 중입니다." },
            "offHours":     { "text": "상담 시간이 아닙니다." },
            "unavailable":  { "text": "지금은 상담이 어렵습니다." },
            "meal":         { "text": "식사시간 종료 후 안내드리겠습니다." },
            "overLimit":    { "text": "상담 문의가 많습니다." },
            "agentEnd":     { "on": false, "text": "상담이 종료되었습니다." }
          }
        }
        """)!.AsObject();

    /// <summary>That every field is one of a settings document and of its kind; some or all may be left out.</summary>
    internal static void CheckShape(JsonElement settings, Place place)
    {
        if (settings.ValueKind != JsonValueKind.Object) throw place.Error("must be an object.");
        if (SettingsShape.Read(settings).Problems is [var wrong, ..]) throw place.In(wrong.Field).Error(wrong.English);
    }

    /// <summary>The document as the service reads it.</summary>
    public static TenantSettings Read(JsonObject settings) => settings.Deserialize(DomainJson.Stored.TenantSettings)!;

    /// <summary>A new document: objects are merged, everything else is replaced.</summary>
    public static JsonObject Merge(JsonObject settings, JsonObject set)
    {
        var merged = settings.DeepClone().AsObject();
        foreach (var (field, value) in set)
        {
            merged[field] = value is JsonObject inner && merged[field] is JsonObject outer
                ? Merge(outer, inner)
                : value?.DeepClone();
        }

        return merged;
    }
}
