using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Actors.Conformance.Tests.Fixture;

/// <summary>The real thing: two silos and an external client, so that most calls leave the silo in which they begin.</summary>
public sealed class ConformanceCluster : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;

    public IGrainFactory Grains => _cluster!.Client;

    public ValueTask InitializeAsync() => StartAsync(null);

    /// <summary>Starts with reminders that outlive the cluster, or with its own.</summary>
    internal async ValueTask StartAsync(IReminderTable? reminders)
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => ClusterSettings.Configure(silo, reminders));
        builder.ConfigureClient(client => client.Configure<ClientMessagingOptions>(
            options => options.ResponseTimeout = ClusterSettings.ResponseTimeout));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster!.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
