using System.Collections.Concurrent;
using System.Net;
using Actors.Durability.Tests.Faults;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests.Cluster;

/// <summary>One address in front of several nodes, as in front of a real cluster: asks them all the time whether they are ready, and sends to those that are.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(1) };
    private readonly ConcurrentDictionary<IPEndPoint, bool> _ready = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpProxy _proxy;
    private readonly Task _asking;

    public Balancer(IReadOnlyList<ServerProcess> nodes)
    {
        _proxy = new(IPAddress.Loopback, [.. nodes.Select(EndPointOf)], node => _ready.GetValueOrDefault(node));
        _asking = Task.WhenAll(nodes.Select(AskAsync));
    }

    public Uri Address => new($"http://127.0.0.1:{_proxy.Port}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _asking;
        await _proxy.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task AskAsync(ServerProcess node)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await _http.GetAsync(new Uri(node.Address, "/health/ready"), _stop.Token);
                _ready[EndPointOf(node)] = answer.IsSuccessStatusCode;
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                _ready[EndPointOf(node)] = false;
            }

            await Task.Delay(AskEvery, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static IPEndPoint EndPointOf(ServerProcess node) => new(IPAddress.Parse(node.Address.Host), node.Address.Port);
}
