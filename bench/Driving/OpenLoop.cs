using System.Diagnostics;

namespace Actors.Bench.Driving;

/// <summary>
/// Requests at fixed times, whatever the answers do; latency counts from the time at which the request should have been sent, to the
/// answer and to the frame that reaches a listening socket. The id of a message is that time.
/// </summary>
internal sealed class OpenLoop(DriverOrder order)
{
    private static readonly long Grace = 5 * Stopwatch.Frequency;

    private readonly Latencies _answers = new();
    private readonly Latencies _frames = new();
    private readonly InboundRequest _request = new(order);
    private readonly Stack<HttpConnection> _idle = [];
    private readonly HashSet<long> _expected = [];
    private readonly Poller _poller = new();
    private long _from;
    private int _failed;
    private string? _failure;
    private int _customer;

    public DriverResult Run()
    {
        using var listeners = new Listeners(order, _poller, Arrived);
        var connections = Enumerable.Range(0, order.Connections)
            .Select(number => new HttpConnection(order.Host, order.Port, number, Answered))
            .ToList();
        connections.ForEach(_poller.Add);
        connections.ForEach(_idle.Push);
        var period = Stopwatch.Frequency / order.Rate!.Value;
        var start = Stopwatch.GetTimestamp();
        _from = start + (long)(order.WarmUp * Stopwatch.Frequency);
        var count = (long)((order.WarmUp + order.Seconds) * order.Rate.Value);
        for (long next = 0; next < count;)
        {
            listeners.KeepAlive();
            var due = start + (long)(next * period);
            var wait = due - Stopwatch.GetTimestamp();
            if (wait <= 0 && _idle.TryPop(out var connection))
            {
                Send(connection, due);
                next++;
            }
            else
            {
                _poller.Wait(wait <= 0 ? 1_000_000 : wait * 1_000_000_000 / Stopwatch.Frequency);
            }
        }

        var patience = Stopwatch.GetTimestamp() + Grace;
        while ((_expected.Count > 0 || _idle.Count < order.Connections) && Stopwatch.GetTimestamp() < patience)
        {
            _poller.Wait(10_000_000);
        }

        connections.ForEach(each => each.Dispose());
        _answers.Sort();
        _frames.Sort();
        return new(
            _frames.Count / order.Seconds, _frames.Percentile(0.5), _frames.Percentile(0.99), _frames.Most,
            _answers.Percentile(0.99), _failed, _expected.Count, _failure);
    }

    private void Send(HttpConnection connection, long due)
    {
        connection.SentAt = due;
        _expected.Add(due);
        if (order.Batch == 1)
        {
            connection.Send(_request.Write(_customer, due));
        }
        else
        {
            // The messages of a batch have the numbers after it, and customers of their own.
            var id = due;
            connection.Send(_request.Write(number => (_customer + number) % order.Customers, ref id));
        }

        _customer = (_customer + order.Batch) % order.Customers;
    }

    private void Answered(HttpConnection connection, bool succeeded)
    {
        if (!succeeded)
        {
            _failed++;
            _failure ??= connection.Failure;
        }
        else if (connection.SentAt >= _from)
        {
            _answers.Add(Stopwatch.GetTimestamp() - connection.SentAt);
        }

        _idle.Push(connection);
    }

    private void Arrived(long id)
    {
        if (_expected.Remove(id) && id >= _from)
        {
            _frames.Add(Stopwatch.GetTimestamp() - id);
        }
    }
}
