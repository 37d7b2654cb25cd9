using System.Net;
using System.Net.Sockets;
using Actors.Silo.Runtime;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Actors.Bench.InProcess;

/// <summary>One silo of Orleans.</summary>
internal static class BenchRuntime
{
    public static void Configure(ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0);
        silo.Services.AddGrainSerialization();
    }

    /// <summary>How many grains are active; the runtime's own count, too.</summary>
    public static Task<int> ActivationsAsync(IServiceProvider services) => Management(services).GetTotalActivationCount();

    /// <summary>Deactivates every grain of ours. One that has only just answered may still count as busy, so it is asked again.</summary>
    public static async Task ForgetAsync(IServiceProvider services)
    {
        do
        {
            await Management(services).ForceActivationCollection(TimeSpan.Zero);
        }
        while ((await Management(services).GetDetailedGrainStatistics()).Any(IsOurs));
    }

    private static bool IsOurs(DetailedGrainStatistic grain) => grain.GrainType.StartsWith("Actors.", StringComparison.Ordinal);

    private static IManagementGrain Management(IServiceProvider services) =>
        services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
