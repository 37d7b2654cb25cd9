using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Actors.Bench.Driving;

/// <summary>As much of a WebSocket client as the bench needs: short text frames out, whole messages in, searched for the ids in them.</summary>
internal sealed class FrameSocket : IPolled, IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _greeting;
    private readonly Action<long> _arrived;
    private byte[] _buffer = new byte[32 * 1024];
    private byte[] _message = new byte[32 * 1024];
    private int _length;
    private int _messageLength;

    /// <param name="host">Of the server.</param>
    /// <param name="port">Of the server.</param>
    /// <param name="path">With its query.</param>
    /// <param name="greeting">What the server says when it has done all that was asked of it at the start.</param>
    /// <param name="arrived">Told of each id that is found.</param>
    public FrameSocket(string host, int port, string path, byte[] greeting, Action<long> arrived)
    {
        (_greeting, _arrived) = (greeting, arrived);
        _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket.Connect(host, port);
        _socket.Send(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        int head;
        while ((head = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = _socket.Receive(_buffer.AsSpan(_length));
            _length += read > 0 ? read : throw new IOException("The socket was closed while it was opened.");
        }

        if (!_buffer.AsSpan(0, 12).SequenceEqual("HTTP/1.1 101"u8))
        {
            throw new IOException($"No WebSocket: {Encoding.ASCII.GetString(_buffer, 0, _length)}");
        }

        // A frame may have come with the answer, and nothing after it.
        Drop(head + 4);
        _socket.Blocking = false;
        TakeFrames();
    }

    public int Handle => (int)_socket.Handle;

    /// <summary>Whether the server has greeted.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Sends a text frame of at most 125 bytes, masked with zeros.</summary>
    public void Send(ReadOnlySpan<byte> text)
    {
        Span<byte> frame = stackalloc byte[6 + text.Length];
        frame.Clear();
        frame[0] = 0x81;
        frame[1] = (byte)(0x80 | text.Length);
        text.CopyTo(frame[6..]);
        _socket.Send(frame);
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
            throw new IOException($"The server closed a socket ({error}).");
        }

        _length += read;
        TakeFrames();
    }

    public void Dispose() => _socket.Dispose();

    private void TakeFrames()
    {
        while (TakeFrame())
        {
        }
    }

    private bool TakeFrame()
    {
        var bytes = _buffer.AsSpan(0, _length);
        if (bytes.Length < 2 || bytes.Length < 10 && (bytes[1] == 127 || (bytes[1] == 126 && bytes.Length < 4)))
        {
            return false;
        }

        var (start, length) = bytes[1] switch
        {
            127 => (10, (int)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..])),
            126 => (4, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])),
            var few => (2, few),
        };
        if (bytes.Length < start + length)
        {
            Grow(ref _buffer, start + length);
            return false;
        }

        Take(bytes[0], bytes.Slice(start, length));
        Drop(start + length);
        return true;
    }

    private void Take(byte first, ReadOnlySpan<byte> payload)
    {
        var opcode = first & 15;
        if (opcode >= 8)
        {
            _ = opcode != 8 ? 0 : throw new IOException("The server said goodbye on a socket.");
            return;
        }

        Grow(ref _message, _messageLength + payload.Length);
        payload.CopyTo(_message.AsSpan(_messageLength));
        _messageLength += payload.Length;
        if ((first & 0x80) == 0)
        {
            return;
        }

        IsReady = IsReady || _message.AsSpan(0, _messageLength).IndexOf(_greeting) >= 0;
        Search(_message.AsSpan(0, _messageLength));
        _messageLength = 0;
    }

    private void Search(ReadOnlySpan<byte> message)
    {
        for (var at = message.IndexOf(InboundRequest.IdMark); at >= 0; at = message.IndexOf(InboundRequest.IdMark))
        {
            message = message[(at + InboundRequest.IdMark.Length)..];
            if (InboundRequest.ReadId(message) is >= 0 and var id)
            {
                _arrived(id);
            }
        }
    }

    private void Drop(int count)
    {
        Buffer.BlockCopy(_buffer, count, _buffer, 0, _length - count);
        _length -= count;
    }

    private static void Grow(ref byte[] bytes, int least)
    {
        if (bytes.Length < least)
        {
            Array.Resize(ref bytes, least * 2);
        }
    }
}
