using System.Net;
using Actors.Domain;

namespace Actors.Channels;

/// <summary>The networks from which a messenger calls, as an account's setting <c>addresses</c> lists them with commas; none: any.</summary>
public static class CallingNetworks
{
    /// <summary>Whether a call may come from an address: of one of the networks, also where it is written as IPv6.</summary>
    public static bool Contain(string? networks, IPAddress? from)
    {
        var list = List(networks);
        var plain = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from;
        return list.Length == 0 || (plain is not null && list.Any(text => IPNetwork.TryParse(text, out var network) && network.Contains(plain)));
    }

    /// <summary>The first that is no network, or null.</summary>
    internal static string? Wrong(string? networks) => List(networks).FirstOrDefault(text => !IPNetwork.TryParse(text, out _));

    internal static FieldProblem Problem(string wrong) => new(
        "settings.addresses", $"'{wrong}' 은(는) 10.0.0.0/8 같은 형식이 아닙니다.", $"'{wrong}' is no network such as 10.0.0.0/8.");

    private static string[] List(string? networks) =>
        (networks ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
