using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Actors.Durability.Tests.Faults;

/// <summary>
/// Stands between a client and a server. With several servers it takes them in turn and passes over one that does not
/// answer, or that is not ready while another one is. It can fall silent, and cut connections where it hurts most.
/// </summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    /// <summary>PostgreSQL's last word of an answer: ready for the next query, outside of a transaction.</summary>
    private static readonly byte[] ReadyForQuery = [(byte)'Z', 0, 0, 0, 5, (byte)'I'];

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Pair, Task> _pairs = [];
    private readonly IReadOnlyList<IPEndPoint> _servers;
    private readonly Func<IPEndPoint, bool> _isReady;
    private readonly Task _accepting;
    private TaskCompletionSource? _silence;
    private int _next;
    private int _cutsOwed;
    private int _cuts;

    public TcpProxy(int server)
        : this(IPAddress.Loopback, [new(IPAddress.Loopback, server)])
    {
    }

    public TcpProxy(IPAddress here, IReadOnlyList<IPEndPoint> servers, Func<IPEndPoint, bool>? isReady = null)
    {
        (_listener, _servers, _isReady) = (new(here, 0), servers, isReady ?? (_ => true));
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections that were cut after a commit.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>From now on connections are accepted and nothing passes.</summary>
    public void FallSilent() => _silence = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held back passes, and everything after it.</summary>
    public void Speak()
    {
        var silence = _silence;
        _silence = null;
        silence?.TrySetResult();
    }

    /// <summary>
    /// The next answer to a writer is swallowed when it is whole, which is after its commit, and the connection is cut.
    /// </summary>
    public void CutAfterNextAnswer() => Interlocked.Exchange(ref _cutsOwed, 1);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Speak();
        _listener.Stop();
        await _accepting;
        foreach (var pair in _pairs.Keys)
        {
            pair.Dispose();
        }

        await Task.WhenAll(_pairs.Values);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var pair = new Pair(client);
                _pairs[pair] = Task.Run(() => ServeAsync(pair));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy ends.
        }
    }

    private async Task ServeAsync(Pair pair)
    {
        try
        {
            await HeldBackAsync();
            pair.Server = await ConnectAsync();
            await Task.WhenAny(PumpAsync(pair, toServer: true), PumpAsync(pair, toServer: false));
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Either end went away.
        }
        finally
        {
            pair.Dispose();
            _pairs.TryRemove(pair, out _);
        }
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var first = Interlocked.Increment(ref _next) & int.MaxValue;
        var inTurn = Enumerable.Range(0, _servers.Count).Select(i => _servers[(first + i) % _servers.Count]).OrderByDescending(_isReady).ToList();
        for (var tries = 0; ; tries++)
        {
            var server = new TcpClient();
            try
            {
                await server.ConnectAsync(inTurn[tries], _stop.Token);
                return server;
            }
            catch (SocketException) when (tries < inTurn.Count - 1)
            {
                server.Dispose();
            }
        }
    }

    private async Task PumpAsync(Pair pair, bool toServer)
    {
        var (from, to) = toServer ? (pair.Client, pair.Server!) : (pair.Server!, pair.Client);
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _stop.Token) is var read and > 0)
            {
                await HeldBackAsync();
                var bytes = buffer.AsMemory(0, read);
                pair.IsWriter |= toServer && bytes.Span.IndexOf("actors writer"u8) >= 0;
                if (!toServer && pair.IsWriter && Volatile.Read(ref _cutsOwed) > 0)
                {
                    if (!bytes.Span.EndsWith(ReadyForQuery))
                    {
                        continue;
                    }

                    if (Interlocked.Exchange(ref _cutsOwed, 0) > 0)
                    {
                        Interlocked.Increment(ref _cuts);
                        return;
                    }
                }

                await to.GetStream().WriteAsync(bytes, _stop.Token);
            }
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or OperationCanceledException
            or InvalidOperationException)
        {
            // Either end went away.
        }
    }

    private Task HeldBackAsync() => _silence?.Task ?? Task.CompletedTask;

    private sealed class Pair(TcpClient client) : IDisposable
    {
        public TcpClient Client => client;

        public TcpClient? Server { get; set; }

        public bool IsWriter { get; set; }

        public void Dispose()
        {
            client.Dispose();
            Server?.Dispose();
        }
    }
}
