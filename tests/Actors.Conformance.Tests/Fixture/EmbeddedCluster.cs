using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Actors.Conformance.Tests.Fixture;

/// <summary>The runtime of embedded/.</summary>
public sealed class ConformanceCluster : IAsyncLifetime
{
    private IHost? _host;

    public IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Whether a silo can be stopped and another started on the same reminder table.</summary>
    public static bool CanRestart => true;

    public async ValueTask InitializeAsync() => _host = await Start(null);

    /// <summary>Stops the process' silo and starts another that finds the reminder table.</summary>
    public async Task Restart()
    {
        var table = _host!.Services.GetRequiredService<IReminderTable>();
        await _host.StopAsync();
        _host = await Start(table);
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.StopAsync();
        _host.Dispose();
    }

    private static async Task<IHost> Start(IReminderTable? table)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            ClusterSettings.Configure(silo);
            if (table is not null) silo.Services.AddSingleton(table);
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
