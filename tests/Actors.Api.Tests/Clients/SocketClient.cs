using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Clients;

/// <summary>A customer's socket.</summary>
internal sealed class SocketClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private Task _reading = Task.CompletedTask;

    public Inbox Inbox { get; } = new();

    public WebSocketCloseStatus? Farewell => _socket.CloseStatus;

    public static async Task<SocketClient> ConnectAsync(string address, string? origin = null)
    {
        var client = new SocketClient();
        if (origin is not null)
        {
            client._socket.Options.SetRequestHeader("Origin", origin);
        }

        await client._socket.ConnectAsync(new($"{address.Replace("http", "ws")}/v1/web/socket"), CancellationToken.None);
        client._reading = client.ReadAsync();
        return client;
    }

    /// <summary>Connects and greets.</summary>
    public static async Task<SocketClient> HelloAsync(string address, string token, long after = 0, string? origin = null)
    {
        var client = await ConnectAsync(address, origin);
        await client.SendAsync(new { type = "hello", token, after });
        await client.NextAsync("welcome");
        return client;
    }

    public Task SendAsync(object frame) => SendRawAsync(frame switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        byte[] raw => raw,
        _ => JsonSerializer.SerializeToUtf8Bytes(frame),
    });

    public Task SendRawAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text) =>
        _socket.SendAsync(bytes, type, true, CancellationToken.None);

    public Task<JsonElement> NextAsync(string type, TimeSpan? within = null) =>
        Inbox.NextAsync(frame => frame.GetProperty("type").GetString() == type, $"a frame {type}", within);

    /// <summary>The next error frame has this problem.</summary>
    public async Task<JsonElement> RefusedAsync(string problem, TimeSpan? within = null)
    {
        var frame = await NextAsync("error", within);
        Assert.Equal("urn:actors:problem:" + problem, frame.GetProperty("problem").GetProperty("type").GetString());
        return frame;
    }

    /// <summary>The server closes.</summary>
    public async Task ClosedAsync(WebSocketCloseStatus status)
    {
        await Eventually.GetAsync(_reading.ContinueWith(_ => 0, TaskScheduler.Default), "the close of the socket");
        Assert.Equal(status, Farewell);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[256 * 1024];
        try
        {
            var length = 0;
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return;
                }

                if (part.EndOfMessage)
                {
                    Inbox.Add(JsonDocument.Parse(buffer.AsMemory(0, length).ToArray()).RootElement);
                    length = 0;
                }
            }
        }
        catch (Exception failure) when (failure is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
        }
    }
}
