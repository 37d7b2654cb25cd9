using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Actors.Bench.Driving;

namespace Actors.Bench.Servers;

/// <summary>Prepares the real server by its public API: a channel without a bot, agents who are online, and conversations that they have.</summary>
internal sealed class SiloClient(Uri address) : IDisposable
{
    /// <summary>Sign-ins are limited to 20 a minute for each address; loopback has plenty of those.</summary>
    private const int SignInsPerAddress = 15;

    private readonly HttpClient _http = new() { BaseAddress = address };

    public async Task<string> SignInAsync(string login, string password, int number)
    {
        var from = IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.0.1.{1 + (number / SignInsPerAddress)}"));
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = (context, _) => ConnectFrom(from, context) })
        {
            BaseAddress = address,
        };
        var token = await SendAsync(http, HttpMethod.Post, "/v1/tokens", null, new { login, password });
        return (string)token!["accessToken"]!;
    }

    public Task<JsonNode?> SendAsync(HttpMethod method, string path, string? token, object? body) =>
        SendAsync(_http, method, path, token, body);

    /// <summary>Adds agents and brings them online; returns their tokens.</summary>
    public async Task<List<string>> AddAgentsAsync(string manager, int count)
    {
        var tokens = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"agent-{number}");
            var made = await SendAsync(
                HttpMethod.Post, "/v1/tenant/agents", manager, new { id, name = id, queues = new[] { "bench" } });
            var token = await SignInAsync((string)made!["login"]!, (string)made["password"]!, number + 1);
            await SendAsync(HttpMethod.Put, "/v1/me/presence", token, new { presence = "online" });
            tokens[number] = token;
        });
        return [.. tokens];
    }

    /// <summary>An agent whose console is gone for a while keeps conversations, for the longest time there is.</summary>
    public async Task KeepAgentsAsync(string manager)
    {
        var etag = await SendForEtagAsync(HttpMethod.Get, "/v1/tenant/settings", manager, null, null);
        etag = await SendForEtagAsync(HttpMethod.Put, "/v1/tenant/settings/draft", manager, new { format = 1, graceSeconds = 3600 }, etag);
        await SendForEtagAsync(HttpMethod.Post, "/v1/tenant/settings/publish", manager, new { }, etag);
    }

    /// <summary>Opens conversations and waits until the distribution has given each of them to an agent.</summary>
    public async Task OpenConversationsAsync(string key, string manager, int count)
    {
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
            await SendAsync(
                HttpMethod.Post, "/v1/channels/bench/connect", key,
                new { customer = InboundRequest.Customer(number), id = $"open-{number}" }));
        for (var i = 0; i < 600; i++)
        {
            var agents = (await SendAsync(HttpMethod.Get, "/v1/agents", manager, null))!.AsArray();
            if (agents.Sum(agent => (int)agent!["open"]!) == count)
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("Not every conversation was given to an agent.");
    }

    /// <summary>Adds a bot of Kakao i Open Builder that answers everything alike; returns where its skill is asked.</summary>
    public async Task<string> AddSkillAsync(string manager)
    {
        await SendAsync(HttpMethod.Post, "/v1/tenant/channels", manager, new
        {
            id = "skill", type = "kakao-builder", name = "Skill", queue = "bench",
            bot = new { welcome = "", fallback = "배송은 보통 2~3일 걸려요. 더 궁금한 것이 있으시면 말씀해 주세요.", answers = Array.Empty<object>() },
        });
        var joined = await SendAsync(HttpMethod.Put, "/v1/tenant/channels/skill/connection", manager, new { });
        return $"{joined!["path"]}/skill";
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonNode?> SendAsync(HttpClient http, HttpMethod method, string path, string? token, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? text.Length == 0 ? null : JsonNode.Parse(text)
            : throw new IOException($"{method} {path}: {(int)response.StatusCode} {text}");
    }

    private async Task<string> SendForEtagAsync(HttpMethod method, string path, string token, object? body, string? etag)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", token);
        request.Content = body is null ? null : JsonContent.Create(body);
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        using var response = await _http.SendAsync(request);
        return response.IsSuccessStatusCode
            ? response.Headers.ETag!.ToString()
            : throw new IOException($"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private static async ValueTask<Stream> ConnectFrom(IPAddress from, SocketsHttpConnectionContext context)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
