using System.Net;
using System.Net.Sockets;

namespace Actors.Silo.Runtime;

/// <summary>Where a silo is in its cluster. Section <c>Cluster</c> of the configuration.</summary>
internal sealed class ClusterSettings
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Cluster";

    /// <summary>The cluster's name: silos of one database and one name are one cluster. Default <c>actors</c>.</summary>
    public string Id { get; set; } = "actors";

    /// <summary>The address at which other nodes reach this silo. Default the loopback interface: one machine.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port for other silos; 0 (default): a free one.</summary>
    public int SiloPort { get; set; }

    /// <summary>The port for api nodes; 0 (default): a free one.</summary>
    public int GatewayPort { get; set; }

    public static ClusterSettings Of(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<ClusterSettings>() ?? new();

    /// <exception cref="ArgumentException">The address is none.</exception>
    public IPAddress Ip() => IPAddress.TryParse(Address, out var ip)
        ? ip
        : throw new ArgumentException($"Cluster:Address is '{Address}'; set it to the IP address at which other nodes reach this one.");

    /// <summary>The two ports, neither of which is the other.</summary>
    public (int Silo, int Gateway) Ports()
    {
        using var one = new TcpListener(IPAddress.Any, SiloPort);
        using var other = new TcpListener(IPAddress.Any, GatewayPort);
        one.Start();
        other.Start();
        return (((IPEndPoint)one.LocalEndpoint).Port, ((IPEndPoint)other.LocalEndpoint).Port);
    }
}
