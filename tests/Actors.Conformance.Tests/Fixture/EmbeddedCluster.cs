using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Actors.Conformance.Tests.Fixture;

/// <summary>The runtime of embedded/.</summary>
public sealed class ConformanceCluster : IAsyncLifetime
{
    private IHost? _host;

    public IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();

    public ValueTask InitializeAsync() => StartAsync(null);

    /// <summary>Starts with reminders that outlive the cluster, or with its own.</summary>
    internal async ValueTask StartAsync(IReminderTable? reminders)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => ClusterSettings.Configure(silo, reminders));
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.StopAsync();
        _host.Dispose();
    }
}
