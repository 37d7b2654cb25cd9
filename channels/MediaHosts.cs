using System.Collections.Immutable;
using Actors.Channels.Guarded;

namespace Actors.Channels;

/// <summary>From where messengers' media come: a secret path that leaks must not make us call whatever somebody writes (channels, section 8).</summary>
internal static class MediaHosts
{
    /// <summary>The setting of an account that names further hosts, with commas.</summary>
    public const string Setting = "mediaHosts";

    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    public static ImmutableArray<string> Kakaos { get; } = ["kakao.com", "kakaocdn.net"];

    public static ImmutableArray<string> Navers { get; } = ["pstatic.net"];

    /// <summary>Whether an address leads to one of these domains; http is what the messengers' own links say.</summary>
    public static bool IsOneOf(Uri address, ImmutableArray<string> domains) => domains.Any(domain =>
        address.IdnHost.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
        && (address.IdnHost.Length > domain.Length && address.IdnHost[^(domain.Length + 1)] == '.'));

    /// <summary>Fetches from one of these domains, or from a host that the account names.</summary>
    public static Task<GuardedAnswer> FetchAsync(
        GuardedHttp http, ChannelAccount account, Uri address, int most, ImmutableArray<string> domains, CancellationToken cancellationToken)
    {
        var named = (account.Setting(Setting) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return http.GetAsync(
            address,
            new(Within, most, Redirects: 3, MayVisit: url => IsOneOf(url, domains) || named.Contains(url.IdnHost, StringComparer.OrdinalIgnoreCase)),
            cancellationToken);
    }
}
