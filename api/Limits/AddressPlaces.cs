using System.Net;
using System.Net.Sockets;

namespace Actors.Api.Limits;

/// <summary>
/// Under which number an address is counted. There are so many numbers and no more, so that whoever comes from ever new addresses fills no memory; which
/// addresses share one nobody outside can know. Of an IPv6 address the network counts that a provider gives to one customer.
/// </summary>
internal static class AddressPlaces
{
    /// <summary>So many numbers.</summary>
    public const int Count = 1 << 16;

    /// <summary>Of an IPv6 address: the first half is the network, the second its user's own choice.</summary>
    private const int NetworkBytes = 8;

    /// <summary>The number of an address; null for one of this machine, which is not counted: a program of ours, or a proxy that is not declared.</summary>
    public static int? Of(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        if (plain is null || IPAddress.IsLoopback(plain))
        {
            return null;
        }

        var bytes = plain.GetAddressBytes();
        var hash = default(HashCode);
        hash.AddBytes(plain.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, NetworkBytes) : bytes);
        return hash.ToHashCode() & (Count - 1);
    }
}
