using System.Diagnostics;

namespace Actors.Bench.Driving;

/// <summary>
/// Requests at fixed times, whatever the answers do; latency counts from the time at which the request should have been sent, to the
/// answer and to the frame that reaches a listening socket. The id of a message is that time.
/// </summary>
internal sealed class OpenLoop(DriverOrder order)
{
    /// <summary>A prime, so that customers of all kinds take turns.</summary>
    private const int Stride = 7919;

    private static readonly long Grace = 5 * Stopwatch.Frequency;

    private readonly Latencies _answers = new();
    private readonly Latencies _frames = new();
    private readonly InboundRequest _request = new(order);
    private readonly Stack<HttpConnection> _idle = [];
    private readonly InboundRequest _connect = InboundRequest.ForAgent(order);
    private readonly Dictionary<long, int> _expected = [];
    private readonly Dictionary<long, int> _arrived = [];
    private readonly Dictionary<int, long> _last = [];
    private readonly Poller _poller = new();
    private long _from;
    private int _failed;
    private string? _failure;
    private int _customer;
    private int _doubled;
    private int _disordered;
    private long _acknowledged;
    private long _sumOfIds;
    private int _connected;
    private int _asked;

    public DriverResult Run()
    {
        using var listeners = new Listeners(order, _poller, Arrived);
        var connections = Enumerable.Range(0, order.Connections)
            .Select(number => new HttpConnection(order.Host, order.Ports[number % order.Ports.Count], number, Answered))
            .ToList();
        connections.ForEach(_poller.Add);
        connections.ForEach(_idle.Push);
        var times = new Times(order);
        var start = Stopwatch.GetTimestamp();
        _from = start + (long)(order.WarmUp * Stopwatch.Frequency);
        for (long next = 0; next < times.Count;)
        {
            listeners.KeepAlive();
            var due = start + times.Of(next);
            var wait = due - Stopwatch.GetTimestamp();
            if (wait <= 0 && _idle.TryPop(out var connection))
            {
                Send(connection, due, next);
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
            _answers.Percentile(0.99), _failed, _expected.Count, _failure)
        {
            P999 = _frames.Percentile(0.999),
            Unanswered = order.Connections - _idle.Count,
            AnswerP50 = _answers.Percentile(0.5),
            AnswerP90 = _answers.Percentile(0.9),
            AnswerP999 = _answers.Percentile(0.999),
            Doubled = _doubled,
            Disordered = _disordered,
            Acknowledged = _acknowledged,
            SumOfIds = _sumOfIds,
            Connected = _connected,
        };
    }

    private void Send(HttpConnection connection, long due, long number)
    {
        connection.SentAt = due;
        connection.IsAside = order.ConnectEvery > 0 && number % order.ConnectEvery == 0 && order.Customers - _asked > order.Heard;
        if (connection.IsAside)
        {
            connection.Send(_connect.Write(order.Customers - ++_asked, due));
            return;
        }

        if (order.Heard is not { } heard || _customer < heard)
        {
            _expected.Add(due, _customer);
        }

        if (order.Batch == 1)
        {
            connection.Send(_request.Write(_customer, due));
            _customer = (_customer + Stride) % order.Customers;
        }
        else
        {
            SendBatch(connection, due);
        }
    }

    /// <summary>The messages of a batch have the numbers after it, and customers of their own.</summary>
    private void SendBatch(HttpConnection connection, long id)
    {
        var first = _customer;
        connection.Send(_request.Write(item => (first + item) % order.Customers, ref id));
        _customer = (first + order.Batch) % order.Customers;
    }

    private void Answered(HttpConnection connection, bool succeeded)
    {
        if (!succeeded)
        {
            _failed++;
            _failure ??= connection.Failure;
        }
        else if (connection.IsAside)
        {
            _connected++;
        }
        else
        {
            Acknowledged(connection);
        }

        _idle.Push(connection);
    }

    private void Acknowledged(HttpConnection connection)
    {
        _acknowledged++;
        _sumOfIds = (_sumOfIds + connection.SentAt) & long.MaxValue;
        if (connection.SentAt >= _from)
        {
            _answers.Add(Stopwatch.GetTimestamp() - connection.SentAt);
        }
    }

    private void Arrived(long id)
    {
        if (!_expected.Remove(id, out var customer))
        {
            _doubled += _arrived.ContainsKey(id) ? 1 : 0;
            return;
        }

        _arrived.Add(id, customer);
        _disordered += _last.GetValueOrDefault(customer) > id ? 1 : 0;
        _last[customer] = id;
        if (id >= _from)
        {
            _frames.Add(Stopwatch.GetTimestamp() - id);
        }
    }

    /// <summary>When each request is due, in ticks from the start.</summary>
    private sealed class Times
    {
        private const double SpikeTimes = 4;
        private const double SpikePart = 0.15;
        private readonly double _period;
        private readonly long _inSpike;
        private readonly double _warmUp;
        private readonly DriverOrder _order;

        public Times(DriverOrder order)
        {
            (_order, _period, _warmUp) = (order, Stopwatch.Frequency / order.Rate!.Value, order.WarmUp * order.Rate.Value);
            Count = (long)((order.WarmUp + order.Seconds) * order.Rate.Value);
            _inSpike = (long)(order.Seconds * SpikePart * order.Rate.Value * SpikeTimes);
        }

        public long Count { get; }

        public long Of(long number)
        {
            var counted = number - _warmUp;
            if (!_order.Spike || counted <= 0)
            {
                return (long)(number * _period);
            }

            // What is left after the spike is spread over the rest of the time.
            var start = _warmUp * _period;
            var spike = Math.Min(counted, _inSpike) * _period / SpikeTimes;
            var rest = (1 - SpikePart) * _order.Seconds * Stopwatch.Frequency / (_order.Seconds * _order.Rate!.Value - _inSpike);
            return (long)(start + spike + (Math.Max(0, counted - _inSpike) * rest));
        }
    }
}
