using System.Diagnostics;

namespace Actors.Bench.Driving;

/// <summary>The sockets that hear what is pushed: connected, signed in and watching before anything is measured.</summary>
internal sealed class Listeners : IDisposable
{
    private static readonly long Patience = 30 * Stopwatch.Frequency;
    private static readonly long PingEvery = 10 * Stopwatch.Frequency;

    private readonly List<FrameSocket> _sockets;
    private readonly bool _isHub;
    private long _nextPing;

    public Listeners(DriverOrder order, Poller poller, Action<long> arrived)
    {
        _isHub = order.IsHub;

        // The hub answers the handshake with an empty object, and the call, where there is one, by a completion; the floor greets.
        var greeting = order is { IsHub: true, Watch: true } ? "\"type\":3"u8.ToArray() : "{}"u8.ToArray();
        _sockets = [.. order.Sockets.Select((path, number) => new FrameSocket(order.Host, order.Ports[number % order.Ports.Count], path, greeting, arrived))];
        foreach (var socket in _sockets)
        {
            poller.Add(socket);
            if (order.IsHub)
            {
                socket.Send("{\"protocol\":\"json\",\"version\":1}\u001e"u8);
            }

            if (order.IsHub && order.Watch)
            {
                socket.Send("{\"type\":1,\"invocationId\":\"1\",\"target\":\"Watch\",\"arguments\":[\"active\"]}\u001e"u8);
            }
        }

        var until = Stopwatch.GetTimestamp() + Patience;
        while (_sockets.Any(socket => !socket.IsReady))
        {
            poller.Wait(10_000_000);
            if (Stopwatch.GetTimestamp() > until)
            {
                throw new TimeoutException($"{_sockets.Count(socket => !socket.IsReady)} sockets are not ready.");
            }
        }

        _nextPing = Stopwatch.GetTimestamp() + PingEvery;
    }

    /// <summary>A hub ends connections that say nothing for 30 s.</summary>
    public void KeepAlive()
    {
        if (_isHub && Stopwatch.GetTimestamp() > _nextPing)
        {
            _nextPing += PingEvery;
            _sockets.ForEach(socket => socket.Send("{\"type\":6}\u001e"u8));
        }
    }

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());
}
