using System.Collections.Immutable;
using Actors.Channels;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Grains.Delivery;

/// <summary>Finds the connector of a channel account, and opens the account for it.</summary>
internal sealed class Connectors(IEnumerable<IConnector> connectors, ISecretBox? secrets = null)
{
    private readonly Dictionary<ChannelType, IConnector> _byType = connectors.ToDictionary(connector => connector.Type);

    /// <summary>Both; null where the account is not joined to a messenger, or its secrets do not open.</summary>
    public (IConnector Connector, ChannelAccount Account)? Find(TenantId tenant, ChannelDefinition? channel)
    {
        if (channel?.Connection is not { } connection || !_byType.TryGetValue(channel.Type, out var connector))
        {
            return null;
        }

        var opened = ImmutableSortedDictionary.CreateBuilder<string, string>();
        foreach (var (name, value) in connection.Secrets)
        {
            if (secrets?.Open(value) is not { } secret)
            {
                return null;
            }

            opened[name] = secret;
        }

        return (connector, new(tenant, channel.Id, channel.Type, connection.Settings, opened.ToImmutable()));
    }
}
