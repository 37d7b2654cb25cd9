using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Actors.Silo.Runtime;

/// <summary>Says that a node without pages is ready: who starts it waits for this line.</summary>
internal sealed class ReadyLine(IServer server, IHostApplicationLifetime lifetime) : IHostedService
{
    private CancellationTokenRegistration _started;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _started = lifetime.ApplicationStarted.Register(
            () => Console.Out.WriteLine($"Actors is ready: {server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()}"));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await _started.DisposeAsync();
}
