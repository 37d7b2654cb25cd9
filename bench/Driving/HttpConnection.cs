using System.Net.Sockets;
using System.Text;

namespace Actors.Bench.Driving;

/// <summary>One keep-alive connection with at most one request under way, and as much of HTTP/1.1 as Kestrel's answers need.</summary>
internal sealed class HttpConnection : IPolled, IDisposable
{
    private readonly Socket _socket;
    private readonly Action<HttpConnection, bool> _answered;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _length;

    public HttpConnection(string host, int port, int number, Action<HttpConnection, bool> answered)
    {
        (Number, _answered) = (number, answered);
        _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket.Connect(host, port);
        _socket.Blocking = false;
    }

    public int Number { get; }

    public int Handle => (int)_socket.Handle;

    /// <summary>When the request under way was (or should have been) sent; ticks of the stopwatch.</summary>
    public long SentAt { get; set; }

    /// <summary>Whether the request under way is none of those that are measured.</summary>
    public bool IsAside { get; set; }

    /// <summary>Of the last answer, when it was none of success.</summary>
    public string? Failure { get; private set; }

    public void Send(ReadOnlySpan<byte> request)
    {
        if (_socket.Send(request) != request.Length)
        {
            throw new IOException("The server takes no more; the driver does not wait for that.");
        }
    }

    public void OnReadable()
    {
        var read = _socket.Receive(_buffer.AsSpan(_length), SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
        {
            return;
        }

        if (error != SocketError.Success || read == 0)
        {
            throw new IOException($"The server closed a connection ({error}).");
        }

        _length += read;
        var answer = _buffer.AsSpan(0, _length);
        if (!IsComplete(answer))
        {
            return;
        }

        _length = 0;

        // Of a batch each message has an outcome of its own.
        var succeeded = answer[9] == '2' && answer.IndexOf("\"problem\":"u8) < 0;
        Failure = succeeded ? null : Encoding.UTF8.GetString(answer);
        _answered(this, succeeded);
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var field = answer[..head].IndexOf("\r\nContent-Length: "u8);
        if (field < 0)
        {
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        }

        var length = 0;
        for (var i = field + 18; answer[i] is >= (byte)'0' and <= (byte)'9'; i++)
        {
            length = (length * 10) + answer[i] - '0';
        }

        return answer.Length >= head + 4 + length;
    }
}
