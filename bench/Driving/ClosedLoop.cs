using System.Diagnostics;

namespace Actors.Bench.Driving;

/// <summary>Each connection sends its next request when it has the answer to the last.</summary>
internal sealed class ClosedLoop(DriverOrder order)
{
    private static readonly long Grace = 10 * Stopwatch.Frequency;

    private readonly Latencies _latencies = new();
    private readonly InboundRequest _request = new(order);
    private readonly int[] _sent = new int[order.Connections];
    private long _id = Stopwatch.GetTimestamp();
    private long _from;
    private long _until;
    private int _underWay;
    private int _failed;
    private string? _failure;

    public DriverResult Run()
    {
        var poller = new Poller();
        var connections = Enumerable.Range(0, order.Connections)
            .Select(number => new HttpConnection(order.Host, order.Ports[number % order.Ports.Count], number, Answered))
            .ToList();
        connections.ForEach(poller.Add);
        _from = Stopwatch.GetTimestamp() + (long)(order.WarmUp * Stopwatch.Frequency);
        _until = _from + (long)(order.Seconds * Stopwatch.Frequency);
        connections.ForEach(Next);
        while (_underWay > 0)
        {
            poller.Wait(100_000_000);
            if (Stopwatch.GetTimestamp() > _until + Grace)
            {
                throw new TimeoutException($"{_underWay} requests have no answer.");
            }
        }

        connections.ForEach(connection => connection.Dispose());
        _latencies.Sort();
        var p99 = _latencies.Percentile(0.99);
        return new(
            _latencies.Count / order.Seconds, _latencies.Percentile(0.5), p99, _latencies.Most, p99, _failed, 0, _failure);
    }

    private void Answered(HttpConnection connection, bool succeeded)
    {
        _underWay--;
        var now = Stopwatch.GetTimestamp();
        if (!succeeded)
        {
            _failed++;
            _failure ??= connection.Failure;
        }
        else if (now >= _from && now < _until)
        {
            _latencies.Add(now - connection.SentAt);
        }

        if (now < _until)
        {
            Next(connection);
        }
    }

    /// <summary>Each connection has its own customers, so that no two requests of one room are under way at once.</summary>
    private void Next(HttpConnection connection)
    {
        var own = order.Customers / order.Connections;
        _underWay++;
        connection.SentAt = Stopwatch.GetTimestamp();
        connection.Send(_request.Write(_ => connection.Number + (_sent[connection.Number]++ % own * order.Connections), ref _id));
    }
}
