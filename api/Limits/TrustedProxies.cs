using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;

namespace Actors.Api.Limits;

/// <summary>
/// Who may say for whom a call is made (<c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c>): nobody, until the operator names the networks of the proxies in
/// <c>Proxies:Trusted</c>. From anybody else the headers are only words.
/// </summary>
internal static class TrustedProxies
{
    /// <summary>The setting: networks such as <c>10.20.0.0/16</c>.</summary>
    public const string Setting = "Proxies:Trusted";

    public static void UseTrustedProxies(this IApplicationBuilder app, IConfiguration configuration)
    {
        var trusted = configuration.GetSection(Setting).Get<string[]>() ?? [];
        if (trusted.Length == 0)
        {
            return;
        }

        // Every proxy on the way that is trusted is passed, and the first that is not is the caller.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in trusted)
        {
            options.KnownIPNetworks.Add(
                System.Net.IPNetwork.TryParse(text, out var network) ? network
                : throw new ArgumentException($"{Setting} has '{text}'; write networks as 10.20.0.0/16."));
        }

        app.UseForwardedHeaders(options);
    }
}
