using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Actors.Channels.Tests.Guarded;

/// <summary>A server on the loopback that answers each connection with given bytes, and says whether anybody came.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _connections;

    /// <param name="answer">The bytes of the answer, by the number of the request from 1; null: none, the connection stays open.</param>
    public Receiver(Func<int, byte[]?> answer)
    {
        _listener.Start();
        _serving = ServeAsync(answer);
    }

    public Receiver(params string[] answers)
        : this(number => Encoding.ASCII.GetBytes(answers[Math.Min(number, answers.Length) - 1]))
    {
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}/");

    /// <summary>Connections that came; one that waits to be taken counts.</summary>
    public int Connections => Volatile.Read(ref _connections) + (_listener.Pending() ? 1 : 0);

    public static string Answer(string status, string headers = "", string body = "") =>
        $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<int, byte[]?> answer)
    {
        var open = new List<TcpClient>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                open.Add(client);
                var number = Interlocked.Increment(ref _connections);
                await AnswerAsync(client, answer(number));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            open.ForEach(client => client.Dispose());
        }
    }

    private async Task AnswerAsync(TcpClient client, byte[]? answer)
    {
        try
        {
            var stream = client.GetStream();
            await ReadHeadAsync(stream);
            if (answer is not null)
            {
                await stream.WriteAsync(answer, _stop.Token);
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (IOException)
        {
            // The caller had enough.
        }
    }

    private async Task ReadHeadAsync(NetworkStream stream)
    {
        var seen = "";
        var buffer = new byte[4096];
        while (!seen.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return;
            }

            seen += Encoding.ASCII.GetString(buffer, 0, read);
            if (seen[0] == '\u0016')
            {
                // A caller that wants TLS says no more before it is answered.
                return;
            }
        }
    }
}
