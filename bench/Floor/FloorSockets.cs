using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace Actors.Bench.Floor;

/// <summary>The agents' sockets of the floor: raw frames, each conversation's to one of them.</summary>
internal sealed class FloorSockets
{
    private readonly Dictionary<int, Agent> _agents = [];

    /// <summary>Holds a socket open until its client goes.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var number = int.Parse(context.Request.Query["agent"].ToString(), CultureInfo.InvariantCulture);
        lock (_agents)
        {
            _agents[number] = new(socket);
        }

        await socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                await socket.ReceiveAsync(new byte[128], CancellationToken.None);
            }
        }
        catch (WebSocketException)
        {
            // The client went without a word, as the driver does.
        }

        lock (_agents)
        {
            _agents.Remove(number);
        }
    }

    /// <summary>Sends a message to the agent whose customer wrote it; nothing where nobody listens.</summary>
    public Task TellAsync(InboundBody body, Row row)
    {
        Agent? agent;
        lock (_agents)
        {
            if (_agents.Count == 0)
            {
                return Task.CompletedTask;
            }

            agent = _agents.GetValueOrDefault(int.Parse(body.Customer.AsSpan(1), CultureInfo.InvariantCulture) % _agents.Count);
        }

        return agent?.SendAsync(JsonSerializer.SerializeToUtf8Bytes(
            new(body.Customer, row.Seq - 1, row.Seq, "message", "customer", body.Text, body.Id, DateTimeOffset.UtcNow),
            FloorJson.Default.Frame)) ?? Task.CompletedTask;
    }

    private sealed class Agent(WebSocket socket)
    {
        private readonly SemaphoreSlim _turn = new(1, 1);

        public async Task SendAsync(byte[] frame)
        {
            await _turn.WaitAsync();
            try
            {
                await socket.SendAsync(frame, WebSocketMessageType.Text, true, CancellationToken.None);
            }
            finally
            {
                _turn.Release();
            }
        }
    }
}
