using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace Actors.Durability.Tests.Load;

/// <summary>A customer on the WebSocket, as the widget works: comes back with its cursor, finds gaps by <c>prev</c>, sends again with the same id, and goes elsewhere when its server stops.</summary>
internal sealed class SocketCustomer(World world, string channel, string name, int seed) : Customer(world, channel, name, seed)
{
    private readonly ConcurrentDictionary<string, (ClientWebSocket At, TaskCompletionSource<Answer> Answer)> _waiting = new();
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private string _token = "";
    private ClientWebSocket? _socket;
    private volatile ClientWebSocket? _leaving;
    private TaskCompletionSource _caughtUp = new();

    /// <summary>A socket takes 5 frames a second.</summary>
    protected override TimeSpan Pause => TimeSpan.FromMilliseconds(150);

    public override async Task BeginAsync() => (_token, Conversation) = await RestCustomer.SessionAsync(World, ChannelName, Name);

    /// <summary>Until the server's head is reached over the socket alone.</summary>
    public override Task CatchUpAsync() => World.ReadAsync(async () =>
    {
        _socket?.Abort();
        var socket = await SocketAsync();
        await _caughtUp.Task.WaitAsync(TimeSpan.FromSeconds(10));
        return socket;
    });

    protected override async Task<Answer> CallAsync(string what, string id, string? text)
    {
        var answer = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var socket = await SocketAsync();
            _waiting[id] = (socket, answer);
            await SendAsync(socket, text is null ? new { type = what, id } : new { type = what, id, text });
            return await answer.Task.WaitAsync(TimeSpan.FromSeconds(10));
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    private async Task<ClientWebSocket> SocketAsync()
    {
        await _connecting.WaitAsync();
        try
        {
            if (_socket is { State: WebSocketState.Open } open && open != _leaving)
            {
                return open;
            }

            // Whoever looks for a connection waits for nothing from the last one.
            _leaving?.Abort();

            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            var socket = new ClientWebSocket();
            await socket.ConnectAsync(new UriBuilder(new Uri(World.Address, "/v1/web/socket")) { Scheme = "ws" }.Uri, patience.Token);
            _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await SendAsync(socket, new { type = "hello", token = _token, after = Seen.Last });
            _socket = socket;
            _ = Task.Run(() => ReadAsync(socket, _caughtUp), CancellationToken.None);
            return socket;
        }
        finally
        {
            _connecting.Release();
        }
    }

    private async Task SendAsync(ClientWebSocket socket, object frame)
    {
        await _sending.WaitAsync();
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync(ClientWebSocket socket, TaskCompletionSource caughtUp)
    {
        var head = long.MaxValue;
        try
        {
            while (await NextAsync(socket) is { } frame)
            {
                switch (frame.GetProperty("type").GetString())
                {
                    case "welcome":
                        head = frame.GetProperty("head").GetInt64();
                        break;
                    case "messages" when !Seen.Take(frame.GetProperty("prev").GetInt64(), frame.GetProperty("messages")):
                        await SendAsync(socket, new { type = "catchUp", after = Seen.Last });
                        break;
                    case "head" when frame.GetProperty("head").GetInt64() > Seen.Last:
                        await SendAsync(socket, new { type = "catchUp", after = Seen.Last });
                        break;
                    case "leaving":
                        _leaving = socket;
                        break;
                    case "ack" when _waiting.TryGetValue(frame.GetProperty("id").GetString()!, out var call):
                        call.Answer.TrySetResult(Answer.Done(frame.GetProperty("seq").GetInt64()));
                        break;
                    case "error":
                        Refused(frame);
                        break;
                }

                if (Seen.Last >= head)
                {
                    caughtUp.TrySetResult();
                }
            }
        }
        catch (Exception failure) when (World.IsLoss(failure))
        {
            // The server died; whoever needs the socket opens another.
        }

        socket.Abort();
        caughtUp.TrySetException(new WebSocketException("The connection ended."));
        _ = caughtUp.Task.Exception;
        foreach (var call in _waiting.Values.Where(call => call.At == socket))
        {
            call.Answer.TrySetException(new WebSocketException("The connection ended."));
        }
    }

    private void Refused(JsonElement frame)
    {
        var problem = frame.GetProperty("problem");
        if (frame.TryGetProperty("id", out var id) && id.GetString() is { } call && _waiting.TryGetValue(call, out var waiting))
        {
            waiting.Answer.TrySetResult(Answer.Of(problem.GetProperty("status").GetInt32(), problem.ToString()));
        }
        else if (problem.GetProperty("status").GetInt32() is not (429 or 503))
        {
            World.Faults.Enqueue($"{Name} got an error without an id: {problem}");
        }
    }

    private static async Task<JsonElement?> NextAsync(ClientWebSocket socket)
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonDocument.Parse(text.ToArray()).RootElement.Clone();
            }
        }
    }
}
