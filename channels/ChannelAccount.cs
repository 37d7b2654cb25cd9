using System.Collections.Immutable;
using System.Text;
using Actors.Domain;
using Actors.Domain.Conversations;

namespace Actors.Channels;

/// <summary>A channel account as its connector sees it, its secrets opened. Lives in memory only.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Id">Its id in the tenant.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Settings">What its connector asks for: base URL, sender key.</param>
/// <param name="Secrets">Tokens and keys; in no log and no answer.</param>
public sealed record ChannelAccount(
    TenantId Tenant, ChannelId Id, ChannelType Type, ImmutableSortedDictionary<string, string> Settings,
    ImmutableSortedDictionary<string, string> Secrets)
{
    /// <summary>A setting, or null.</summary>
    public string? Setting(string name) => Settings.GetValueOrDefault(name);

    /// <summary>A secret, or null.</summary>
    public string? Secret(string name) => Secrets.GetValueOrDefault(name);

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(Tenant).Append('/').Append(Id).Append(" (").Append(Type).Append(')');
        return true;
    }
}
