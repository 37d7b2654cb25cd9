using System.Net;

namespace Actors.Channels.Tests.Guarded;

/// <summary>Addresses that may not be called, each in every spelling that some parser reads.</summary>
internal static class Spellings
{
    private static readonly string[] Refused =
    [
        "127.0.0.1", "127.8.9.10", "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "198.18.0.1",
        "192.0.2.9", "198.51.100.9", "203.0.113.9", "192.0.0.170", "224.0.0.251", "255.255.255.255",
    ];

    private static readonly string[] RefusedV6 =
    [
        "::", "::1", "0:0:0:0:0:0:0:1", "fe80::1", "fd00::1", "fec0::1", "ff02::1", "2002:7f00:1::", "2001:db8::1", "2001::1", "3fff::1",
        "64:ff9b:1::1", "100::1",
    ];

    public static IEnumerable<string> All(int port) =>
        Refused.SelectMany(address => Of(IPAddress.Parse(address))).Concat(RefusedV6.Select(address => $"[{address}]"))
            .SelectMany(host => new[] { $"http://{host}:{port}/", $"http://{host}.:{port}/" }.Where(url => !url.Contains("].", StringComparison.Ordinal)));

    private static IEnumerable<string> Of(IPAddress address)
    {
        var b = address.GetAddressBytes();
        var whole = ((uint)b[0] << 24) | ((uint)b[1] << 16) | ((uint)b[2] << 8) | b[3];
        return
        [
            address.ToString(),
            $"{whole}",
            $"0x{whole:x8}",
            $"0X{whole:X}",
            $"0{Convert.ToString(whole, 8)}",
            $"0x{b[0]:x}.0x{b[1]:x}.0x{b[2]:x}.0x{b[3]:x}",
            $"0{Convert.ToString(b[0], 8)}.0{Convert.ToString(b[1], 8)}.0{Convert.ToString(b[2], 8)}.0{Convert.ToString(b[3], 8)}",
            $"{b[0]}.{((uint)b[1] << 16) | ((uint)b[2] << 8) | b[3]}",
            $"{b[0]}.{b[1]}.{((uint)b[2] << 8) | b[3]}",
            $"0x{b[0]:x}.{((uint)b[1] << 16) | ((uint)b[2] << 8) | b[3]}",
            $"[::ffff:{address}]",
            $"[::ffff:{(b[0] << 8) | b[1]:x}:{(b[2] << 8) | b[3]:x}]",
            $"[::{address}]",
            $"[64:ff9b::{address}]",
            $"[0:0:0:0:0:ffff:{address}]",
            string.Concat(address.ToString().Select(sign => sign == '.' ? '。' : (char)(sign - '0' + '０'))),
            address.ToString().Replace(".", "%2e", StringComparison.Ordinal),
            $"user@{address}",
            $"1.1.1.1@{address}",
            $"1.1.1.1%2f@{address}",
        ];
    }
}
