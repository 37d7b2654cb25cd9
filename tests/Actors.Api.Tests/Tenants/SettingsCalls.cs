using System.Text.Json;
using System.Text.Json.Nodes;
using Actors.Api.Tests.Clients;

namespace Actors.Api.Tests.Tenants;

/// <summary>What a manager does with settings.</summary>
internal static class SettingsCalls
{
    public const string Path = "/v1/tenant/settings";

    public static Task<Answer> ReadSettingsAsync(this RestClient api) => api.GetAsync(Path);

    public static Task<Answer> SaveAsync(this RestClient api, object document, string etag) =>
        api.SendAsync(HttpMethod.Put, Path + "/draft", document, ("If-Match", etag));

    public static Task<Answer> PublishAsync(this RestClient api, string etag, string? note = null) =>
        api.SendAsync(HttpMethod.Post, Path + "/publish", new { note }, ("If-Match", etag));

    public static Task<Answer> DiscardAsync(this RestClient api, string etag) =>
        api.SendAsync(HttpMethod.Delete, Path + "/draft", null, ("If-Match", etag));

    public static Task<Answer> ImportAsync(this RestClient api, object body, string etag) =>
        api.SendAsync(HttpMethod.Post, Path + "/draft/holidays", body, ("If-Match", etag));

    public static string Etag(this Answer answer)
    {
        answer.Ok();
        return answer.Headers["ETag"];
    }

    /// <summary>The document in force with some fields replaced.</summary>
    public static JsonObject With(this Answer read, string changes)
    {
        var document = JsonNode.Parse(read.Ok().GetProperty("settings").GetRawText())!.AsObject();
        foreach (var (field, value) in JsonNode.Parse(changes)!.AsObject())
        {
            document[field] = value?.DeepClone();
        }

        return document;
    }

    /// <summary>Puts the settings in force with some fields replaced.</summary>
    public static async Task<Answer> PutInForceAsync(this RestClient api, string changes, string? note = null)
    {
        var read = await api.ReadSettingsAsync();
        var saved = await api.SaveAsync(read.With(changes), read.Etag());
        return await api.PublishAsync(saved.Etag(), note);
    }

    /// <summary>The paths of what a refusal names.</summary>
    public static IEnumerable<string> Fields(this Answer refused) => Names(refused.Json.GetProperty("fields"));

    public static IEnumerable<string> Names(JsonElement list) =>
        list.EnumerateArray().Select(one => one.GetProperty("field").GetString()!);
}
