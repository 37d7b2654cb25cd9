using System.Net;

namespace Orleans.Hosting;

/// <summary>Clustering, of which there is none in one process.</summary>
public static class CoreHostingExtensions
{
    /// <summary>Nothing to set up: the process is the cluster, and no port is opened.</summary>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = 11111,
        int gatewayPort = 30000,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = "dev",
        string clusterId = "dev") => builder;
}
