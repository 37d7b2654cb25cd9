using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Actors.Api.Tests.Clients;

/// <summary>Calls REST and reads what comes back.</summary>
internal sealed class RestClient(HttpClient http, string? token = null) : IDisposable
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<Answer> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public Task<Answer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    /// <summary>Sends a body as it is: text, bytes or an object that becomes JSON.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        var bytes = body switch
        {
            null => null,
            byte[] raw => raw,
            string text => Encoding.UTF8.GetBytes(text),
            _ => JsonSerializer.SerializeToUtf8Bytes(body, Relaxed),
        };
        if (bytes is not null)
        {
            request.Content = new ByteArrayContent(bytes);
            request.Content.Headers.ContentType = new("application/json");
        }

        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await http.SendAsync(request);
        return new(
            (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(),
            response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    public void Dispose() => http.Dispose();
}

/// <summary>An answer.</summary>
internal sealed record Answer(int Status, string? MediaType, string Text, IReadOnlyDictionary<string, string> Headers)
{
    private const string Urn = "urn:actors:problem:";

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The last part of the problem's type.</summary>
    public string? Problem => MediaType == "application/problem+json" && Json.TryGetProperty("type", out var type)
        && type.GetString() is { } text && text.StartsWith(Urn, StringComparison.Ordinal) ? text[Urn.Length..] : null;

    public JsonElement Ok()
    {
        Assert.True(Status == 200, $"200 was expected: {Status} {Text}");
        return Json;
    }

    public Answer Refused(int status, string problem)
    {
        Assert.True(Status == status && Problem == problem, $"{status} {problem} was expected: {Status} {MediaType} {Text}");
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        return this;
    }
}
