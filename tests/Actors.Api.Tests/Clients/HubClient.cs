using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Clients;

/// <summary>A console's connection: SignalR's JSON protocol over a plain WebSocket.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const byte End = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _last;

    /// <summary>What the server invoked: <c>{ target, arguments }</c>.</summary>
    public Inbox Pushes { get; } = new();

    /// <summary>Ends when the connection does.</summary>
    public Task Closed { get; private set; } = Task.CompletedTask;

    public static async Task<HubClient> ConnectAsync(
        string address, string? token = null, string? origin = null, string? cookie = null)
    {
        var client = new HubClient();
        foreach (var (name, value) in new[] { ("Origin", origin), ("Cookie", cookie) })
        {
            if (value is not null)
            {
                client._socket.Options.SetRequestHeader(name, value);
            }
        }

        var query = token is null ? "" : "?access_token=" + Uri.EscapeDataString(token);
        client._socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await client._socket.ConnectAsync(new($"{address.Replace("http", "ws")}/hubs/agent{query}"), CancellationToken.None);
        }
        catch (WebSocketException)
        {
            throw new HubRefused((int)client._socket.HttpStatusCode);
        }

        client.Closed = client.ReadAsync();
        await client.SendRawAsync("""{"protocol":"json","version":1}""");
        await client._greeted.Task.WaitAsync(Eventually.Deadline);
        return client;
    }

    /// <summary>The result of a call; fails when the hub refuses it.</summary>
    public async Task<JsonElement> CallAsync(string method, params object?[] arguments)
    {
        var answer = await AnswerAsync(method, arguments);
        Assert.False(answer.TryGetProperty("error", out var error), $"{method} failed: {error}");
        return answer.TryGetProperty("result", out var result) ? result : default;
    }

    /// <summary>The problem with which a call is refused, as an answer or as an error.</summary>
    public async Task<string> RefusedAsync(string method, params object?[] arguments)
    {
        var problem = ProblemOf(await AnswerAsync(method, arguments));
        Assert.True(problem is not null, $"{method} was expected to be refused.");
        return problem;
    }

    public static string? ProblemOf(JsonElement completion)
    {
        var text = completion.TryGetProperty("error", out var error) ? error.GetString()!
            : completion.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object
                && result.TryGetProperty("problem", out var problem) ? problem.GetProperty("type").GetString()!
            : null;
        return text?[(text.LastIndexOf(':') + 1)..];
    }

    public Task<JsonElement> AnswerAsync(string method, params object?[] arguments) =>
        AnswerRawAsync(id => JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }), method);

    public async Task<JsonElement> AnswerRawAsync(Func<string, string> message, string what)
    {
        var id = Interlocked.Increment(ref _last).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = answer;
        await SendRawAsync(message(id));
        return await Eventually.GetAsync(answer.Task, "the answer to " + what);
    }

    public async Task SendRawAsync(string text)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(text), End], WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    public Task<JsonElement> NextAsync(string target, Func<JsonElement, bool> meets, string what, TimeSpan? within = null) =>
        NextPushAsync(target, meets, what, within);

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await Closed;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task<JsonElement> NextPushAsync(string target, Func<JsonElement, bool> meets, string what, TimeSpan? within)
    {
        var push = await Pushes.NextAsync(
            one => one.GetProperty("target").GetString() == target && meets(one.GetProperty("arguments")[0]), what, within);
        return push.GetProperty("arguments")[0];
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1024 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                length += part.Count;
                for (var end = buffer.AsSpan(0, length).IndexOf(End); end >= 0; end = buffer.AsSpan(0, length).IndexOf(End))
                {
                    Take(JsonDocument.Parse(buffer.AsMemory(0, end).ToArray()).RootElement);
                    buffer.AsSpan(end + 1, length - end - 1).CopyTo(buffer);
                    length -= end + 1;
                }
            }
        }
        catch (Exception failure) when (failure is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
        }

        foreach (var call in _calls.Values)
        {
            call.TrySetException(new HubRefused(0));
        }

        _greeted.TrySetException(new HubRefused(0));
        _ = _greeted.Task.Exception;
    }

    private void Take(JsonElement message)
    {
        var type = message.TryGetProperty("type", out var kind) ? kind.GetInt32() : 0;
        if (type == 0)
        {
            _greeted.TrySetResult();
        }
        else if (type == 1)
        {
            Pushes.Add(message);
        }
        else if (type == 3 && _calls.TryRemove(message.GetProperty("invocationId").GetString()!, out var call))
        {
            call.TrySetResult(message);
        }
    }
}

/// <summary>The hub did not take the connection, or cut it.</summary>
internal sealed class HubRefused(int status) : Exception($"The hub answered {status}.")
{
    public int Status => status;
}
