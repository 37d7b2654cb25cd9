using System.Net;
using System.Net.Sockets;
using Orleans.Hosting;

namespace Actors.Silo.Runtime;

/// <summary>
/// The cluster that the process belongs to: itself, on a free port of the loopback interface, without a gateway for other clients.
/// </summary>
internal static class ActorsCluster
{
    /// <summary>Whether nobody else may have the database.</summary>
    public const bool IsThisProcess = false;

    public static void UseActorsCluster(this ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0);
        silo.Services.AddGrainSerialization();
        silo.Services.AddLogging(logging => logging.AddFilter("Orleans", LogLevel.Warning));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
