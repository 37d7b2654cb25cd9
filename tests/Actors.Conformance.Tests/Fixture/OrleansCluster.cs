using Microsoft.Extensions.Configuration;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Actors.Conformance.Tests.Fixture;

/// <summary>The real thing: one silo and an external client.</summary>
public sealed class ConformanceCluster : IAsyncLifetime
{
    private TestCluster? _cluster;

    public IGrainFactory Grains => _cluster!.Client;

    /// <summary>Not here: the reminder table in memory ends with its silo.</summary>
    public static bool CanRestart => false;

    public async ValueTask InitializeAsync()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<Silo>();
        builder.AddClientBuilderConfigurator<Client>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public Task Restart() => throw new NotSupportedException();

    public async ValueTask DisposeAsync() => await _cluster!.DisposeAsync();

    private sealed class Silo : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => ClusterSettings.Configure(siloBuilder);
    }

    private sealed class Client : IClientBuilderConfigurator
    {
        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) => clientBuilder
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ClusterSettings.ResponseTimeout);
    }
}
