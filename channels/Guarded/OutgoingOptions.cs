using System.Net;

namespace Actors.Channels.Guarded;

/// <summary>What the operator allows calls to addresses that tenants or customers name. Section <c>Outgoing</c> of the configuration.</summary>
public sealed class OutgoingOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Outgoing";

    /// <summary>
    /// Networks that may be called although they are not public, such as <c>10.20.0.0/16</c> or <c>127.0.0.1/32</c>; there on every port, and without TLS.
    /// Default: none.
    /// </summary>
    public IList<string> AllowedNetworks { get; set; } = [];

    /// <summary>Ports of public addresses that may be called besides 80 and 443. Default: none.</summary>
    public IList<int> AllowedPorts { get; set; } = [];

    /// <summary>Says what is wrong, by <see cref="ArgumentException"/> that names the setting.</summary>
    public void Validate()
    {
        if (AllowedNetworks.FirstOrDefault(text => !IPNetwork.TryParse(text, out _)) is { } wrong)
        {
            throw new ArgumentException($"Outgoing:AllowedNetworks has '{wrong}'; write networks as 10.20.0.0/16.");
        }

        if (AllowedPorts.Any(port => port is < 1 or > 65_535))
        {
            throw new ArgumentException("Outgoing:AllowedPorts holds ports, 1 to 65535.");
        }
    }
}
