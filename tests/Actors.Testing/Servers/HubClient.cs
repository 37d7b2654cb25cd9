using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace Actors.Testing.Servers;

/// <summary>The hub refused the call; the message is the refusal's type.</summary>
public sealed class HubCallException(string message) : Exception(message);

/// <summary>The connection ended before the answer came: it is not known whether the call was done.</summary>
public sealed class HubClosedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A small client of SignalR's JSON protocol over one WebSocket, without negotiate.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const byte End = 0x1e;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly Dictionary<string, Action<JsonElement>> _handlers = [];
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;
    private long _lastCall;

    /// <summary>Done when the connection has ended.</summary>
    public Task Closed => _reading;

    /// <summary>Says what happens when the server invokes a method; before connecting. Called in order, one at a time.</summary>
    public void On(string method, Action<JsonElement> handler) => _handlers[method] = handler;

    /// <summary>Connects, with the token in the query as browsers do.</summary>
    public async Task ConnectAsync(Uri server, string token, CancellationToken cancellationToken, string path = "/hubs/agent")
    {
        var address = new UriBuilder(new Uri(server, path)) { Scheme = "ws", Query = "access_token=" + Uri.EscapeDataString(token) };
        await _socket.ConnectAsync(address.Uri, cancellationToken);
        await SendAsync(new { protocol = "json", version = 1 }, cancellationToken);
        var frames = new Frames(_socket);
        var answer = await frames.NextAsync(cancellationToken);
        if (answer is not { } handshake || handshake.TryGetProperty("error", out _))
        {
            throw new HubClosedException($"The hub refused the handshake: {answer}");
        }

        _reading = Task.Run(() => ReadAsync(frames), CancellationToken.None);
        _ = PingAsync();
    }

    /// <summary>Calls a method and waits for its answer.</summary>
    /// <exception cref="HubCallException">The hub refused it.</exception>
    /// <exception cref="HubClosedException">The connection ended; the outcome is unknown.</exception>
    public async Task<JsonElement> InvokeAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastCall).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = answer;
        try
        {
            await SendAsync(new { type = 1, invocationId = id, target = method, arguments }, _stop.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException
            or InvalidOperationException)
        {
            throw new HubClosedException("The connection is gone.", failure);
        }

        if (_reading.IsCompleted)
        {
            answer.TrySetException(new HubClosedException("The connection is gone."));
        }

        return await answer.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync(Frames frames)
    {
        Exception? why = null;
        try
        {
            while (await frames.NextAsync(_stop.Token) is { } frame)
            {
                Take(frame);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            why = failure;
        }

        await _stop.CancelAsync();
        foreach (var call in _calls.Values)
        {
            call.TrySetException(new HubClosedException("The connection ended before the answer.", why));
        }
    }

    private void Take(JsonElement frame)
    {
        switch (frame.GetProperty("type").GetInt32())
        {
            case 1 when _handlers.TryGetValue(frame.GetProperty("target").GetString()!, out var handler):
                handler(frame.GetProperty("arguments")[0]);
                break;
            case 3 when _calls.TryRemove(frame.GetProperty("invocationId").GetString()!, out var call):
                if (frame.TryGetProperty("error", out var error))
                {
                    call.TrySetException(new HubCallException(error.GetString()!));
                }
                else
                {
                    call.TrySetResult(frame.TryGetProperty("result", out var result) ? result : default);
                }

                break;
        }
    }

    /// <summary>The server cuts connections that are silent for 30 s.</summary>
    private async Task PingAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await SendAsync(new { type = 6 }, _stop.Token);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The reader notices, too.
        }
    }

    private async Task SendAsync(object frame, CancellationToken cancellationToken)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(frame, Json), End];
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Cuts what comes into frames.</summary>
    private sealed class Frames(WebSocket socket)
    {
        private readonly byte[] _buffer = new byte[16 * 1024];
        private readonly List<byte> _rest = [];

        public async Task<JsonElement?> NextAsync(CancellationToken cancellationToken)
        {
            int end;
            while ((end = _rest.IndexOf(End)) < 0)
            {
                var part = await socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                _rest.AddRange(_buffer.AsSpan(0, part.Count));
            }

            using var document = JsonDocument.Parse(_rest.GetRange(0, end).ToArray());
            _rest.RemoveRange(0, end + 1);
            return document.RootElement.Clone();
        }
    }
}
