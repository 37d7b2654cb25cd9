using System.Net;
using System.Net.Sockets;

namespace Actors.Channels.Guarded;

/// <summary>
/// Which addresses are on the public internet. Everything that a registry sets apart is not, and an IPv6 address that carries an IPv4 one is
/// judged by what it carries. Faults, section 5, "Must-refuse address set".
/// </summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] SetApart =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    // Everything that is given out to the public lies in 2000::/3; the one other prefix that leads there is NAT64's, judged by what it carries.
    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether the address is one that anybody on the internet could reach.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !SetApart.Any(network => network.Contains(address));
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            && (Carried(address) is { } carried
                ? IsPublic(carried)
                : GivenOut.Contains(address) && !SetApart.Any(network => network.Contains(address)));
    }

    /// <summary>The address that a connection really goes to: an IPv4 address that is written as an IPv6 one is itself.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPAddress? Carried(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : Nat64.Contains(address) || IsTunnelled(address.GetAddressBytes()) ? new(address.GetAddressBytes().AsSpan(12))
        : null;

    /// <summary>ISATAP: the second half of the address is 0:5efe or 200:5efe, and the IPv4 address.</summary>
    private static bool IsTunnelled(byte[] address) => (address[8] & ~2) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == 0xfe;
}
