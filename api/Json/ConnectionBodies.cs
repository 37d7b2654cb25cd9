using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Api.Json;

/// <summary>The customer whom a start link leads to.</summary>
public sealed record NewStartLinkBody(string? Customer);

/// <summary>A start link.</summary>
/// <param name="Token">The link's <c>extra</c>; letters and digits.</param>
/// <param name="Conversation">The room it leads to.</param>
public sealed record StartLinkBody(string Token, ConversationId Conversation);

/// <summary>How a channel account is to be joined to its messenger.</summary>
/// <param name="Settings">All of its settings.</param>
/// <param name="Secrets">Secrets to set; null removes one, and one that is not named stays.</param>
/// <param name="NewPath">Whether the messenger is to call on another path from now on.</param>
public sealed record NewConnectionBody(
    Dictionary<string, string>? Settings = null, Dictionary<string, string?>? Secrets = null, bool NewPath = false);

/// <summary>How a channel account is joined to its messenger, without its secrets.</summary>
/// <param name="Settings">Its settings; null: it is not joined.</param>
/// <param name="Secrets">The names of its secrets.</param>
/// <param name="Path">Where the messenger calls, behind this server's address; only when it was made, and never again.</param>
public sealed record ConnectionBody(ImmutableSortedDictionary<string, string>? Settings, IReadOnlyList<string> Secrets, string? Path)
{
    /// <summary>What may be read of a connection.</summary>
    public static ConnectionBody Of(ChannelConnection? connection, string? path) => new(connection?.Settings, [.. connection?.Secrets.Keys ?? []], path);
}

/// <summary>A channel account, without secrets.</summary>
public sealed record ChannelBody(
    ChannelId Id, ChannelType Type, string Name, QueueId Queue, BotDefinition? Bot, ImmutableArray<string> Origins, ConnectionBody? Connection)
{
    /// <summary>What may be read of a channel account.</summary>
    public static ChannelBody Of(ChannelDefinition channel) => new(
        channel.Id, channel.Type, channel.Name, channel.Queue, channel.Bot, channel.Origins,
        channel.Connection is { } connection ? ConnectionBody.Of(connection, null) : null);
}
