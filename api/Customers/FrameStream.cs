using System.Net.WebSockets;
using System.Text.Json;
using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Api.Telemetry;

namespace Actors.Api.Customers;

/// <summary>Frames over a WebSocket: one JSON object in each text message of at most 64 KB. One reader, one writer.</summary>
internal sealed class FrameStream(WebSocket socket, ApiInstruments instruments, TimeProvider time)
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private Task<(ClientFrame? Frame, Problem? Problem)> _receiving = Task.FromResult<(ClientFrame?, Problem?)>(default);

    /// <summary>Whether the client may still be heard: also after our farewell, until it has answered that.</summary>
    public bool CanRead => socket.State is WebSocketState.Open or WebSocketState.CloseSent;

    public Task SendAsync(ServerFrame frame, CancellationToken cancellationToken)
    {
        if (frame is ErrorFrame { Problem: var problem })
        {
            instruments.Refused("socket", problem.Type);
        }

        return socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(frame, ApiJson.Strict.ServerFrame), WebSocketMessageType.Text, true, cancellationToken);
    }

    /// <summary>
    /// The next frame, or what is wrong with it; neither when the client closes. Cancelling it cuts the connection. After a frame that is too
    /// large nothing can be read any more.
    /// </summary>
    public Task<(ClientFrame? Frame, Problem? Problem)> ReceiveAsync(CancellationToken cancellationToken) =>
        _receiving = ReceiveOneAsync(cancellationToken);

    /// <summary>Says goodbye while somebody reads, who hears the client's answer to it.</summary>
    public Task LeaveAsync(WebSocketCloseStatus status, CancellationToken cancellationToken) =>
        socket.CloseOutputAsync(status, null, cancellationToken);

    /// <summary>Says goodbye, and reads away what the client had already sent, so that it gets to read the last frames.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var patience = new CancellationTokenSource(Farewell, time);
        try
        {
            await socket.CloseOutputAsync(status, null, patience.Token);
            await _receiving.WaitAsync(patience.Token);
            var rest = new byte[4096];
            while (socket.State == WebSocketState.CloseSent)
            {
                await socket.ReceiveAsync(rest.AsMemory(), patience.Token);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            // Gone already, or not listening.
        }
    }

    private async Task<(ClientFrame? Frame, Problem? Problem)> ReceiveOneAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 4, ApiHostingExtensions.LargestBody + 1));
            }

            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return default;
            }

            if (length > ApiHostingExtensions.LargestBody)
            {
                return (null, EdgeProblems.FrameIsTooLarge);
            }

            if (part.EndOfMessage)
            {
                return part.MessageType == WebSocketMessageType.Text
                    ? Parse(buffer.AsSpan(0, length))
                    : (null, EdgeProblems.FrameIsMalformed);
            }
        }
    }

    private static (ClientFrame? Frame, Problem? Problem) Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ApiJson.Strict.ClientFrame) is { } frame
                ? (frame, null)
                : (null, EdgeProblems.FrameIsMalformed);
        }
        catch (JsonException)
        {
            return (null, EdgeProblems.FrameIsMalformed);
        }
    }
}
