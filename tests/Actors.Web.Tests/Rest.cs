using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Actors.Web.Tests;

/// <summary>Somebody who uses the API without a page, to bring about what a page then shows.</summary>
internal sealed class Rest : IDisposable
{
    private readonly HttpClient _http;

    private Rest(string address) => _http = new() { BaseAddress = new(address) };

    /// <summary>A person of the demo tenant.</summary>
    public static Task<Rest> SignInAsync(SiloProcess silo, string login) => SignInAsync(silo, login, silo.PasswordOf(login));

    /// <summary>Anybody with a password.</summary>
    public static async Task<Rest> SignInAsync(SiloProcess silo, string login, string password)
    {
        var rest = new Rest(silo.Address);
        var token = await rest.PostAsync("/v1/tokens", new { login, password });
        return rest.As(token.GetProperty("accessToken").GetString()!);
    }

    /// <summary>A gateway with a key of its own.</summary>
    public static async Task<Rest> GatewayAsync(SiloProcess silo, Rest administrator)
    {
        var key = await administrator.PostAsync("/v1/tenant/keys", new { id = "gateway", name = "Gateway" });
        return new Rest(silo.Address).As(key.GetProperty("key").GetString()!);
    }

    /// <summary>A new customer of the demo tenant's web channel, or of another one.</summary>
    public static async Task<Rest> VisitAsync(SiloProcess silo, string? name = null, string channel = "demo/web")
    {
        var rest = new Rest(silo.Address);
        var session = await rest.PostAsync("/v1/web/sessions", name is null ? new { channel } : new { channel, name });
        rest.Conversation = session.GetProperty("conversation").GetString()!;
        return rest.As(session.GetProperty("token").GetString()!);
    }

    /// <summary>A customer's room.</summary>
    public string Conversation { get; private set; } = "";

    public Task<JsonElement> GetAsync(string path) => CallAsync(HttpMethod.Get, path, null);

    public Task<JsonElement> PostAsync(string path, object? body = null) => CallAsync(HttpMethod.Post, path, body ?? new { });

    public Task<JsonElement> DeleteAsync(string path) => CallAsync(HttpMethod.Delete, path, null);

    public Task<JsonElement> PutAsync(string path, object body) => CallAsync(HttpMethod.Put, path, body);

    /// <summary>Publishes the settings in force with something changed: members named here are replaced.</summary>
    public async Task PublishAsync(Action<System.Text.Json.Nodes.JsonObject> change)
    {
        var (settings, tag) = await TaggedAsync(HttpMethod.Get, "/v1/tenant/settings", null, null);
        var document = System.Text.Json.Nodes.JsonNode.Parse(settings.GetProperty("settings").GetRawText())!.AsObject();
        change(document);
        (_, tag) = await TaggedAsync(HttpMethod.Put, "/v1/tenant/settings/draft", document, tag);
        await TaggedAsync(HttpMethod.Post, "/v1/tenant/settings/publish", new { }, tag);
    }

    /// <summary>Asks again until the answer is as it should be.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> isRight)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var answer = await GetAsync(path);
            if (isRight(answer))
            {
                return answer;
            }

            Assert.False(patience.IsCancellationRequested, $"{path} still says {answer}.");
            await Task.Delay(100, CancellationToken.None);
        }
    }

    public void Dispose() => _http.Dispose();

    private Rest As(string token)
    {
        _http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return this;
    }

    private async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body) =>
        (await TaggedAsync(method, path, body, null)).Body;

    private async Task<(JsonElement Body, string? Tag)> TaggedAsync(HttpMethod method, string path, object? body, string? seen)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get)
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            request.Content = JsonContent.Create(body);
        }

        if (seen is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(seen));
        }

        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return (text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text), answer.Headers.ETag?.ToString());
    }
}
