using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Actors.Durability.Tests.Load;

/// <summary>What people who sign in do over REST.</summary>
internal static class Sign
{
    /// <summary>A bearer token.</summary>
    public static async Task<string> InAsync(HttpClient http, string login, string password)
    {
        using var response = await http.PostAsJsonAsync("/v1/tokens", new { login, password });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    /// <summary>POSTs and expects to be served.</summary>
    public static async Task<JsonElement> PostAsync(HttpClient http, string token, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(answer).RootElement
            : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {answer}");
    }

    /// <summary>What one node made, another knows within seconds; until then it refuses it.</summary>
    public static async Task<T> KnownAsync<T>(Func<Task<T>> use)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await use();
            }
            catch (HttpRequestException) when (since.Elapsed < TimeSpan.FromSeconds(60))
            {
                // Not so often that it is taken for guessing.
                await Task.Delay(1500);
            }
        }
    }
}
