using Actors.Domain;

namespace Actors.Api.Json;

/// <summary>What a tenant used in a period.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">The first moment after it; what has not happened yet is not counted.</param>
/// <param name="Complete">Whether everything was looked into; else the number is what was found in time, and there may be more.</param>
/// <param name="Rooms">Of a day: rooms with at least one message.</param>
/// <param name="Users">Of a month: customers who exchanged at least one message with the bot.</param>
/// <param name="FreeUsers">How many of them are free, by the settings in force; null: all.</param>
/// <param name="Over">Whether there are more than are free.</param>
/// <param name="Channels">The same number by channel account; those without are missing.</param>
public sealed record UsageBody(
    DateTimeOffset From, DateTimeOffset To, bool Complete, int? Rooms = null, int? Users = null, int? FreeUsers = null, bool? Over = null,
    IReadOnlyDictionary<ChannelId, int>? Channels = null);

/// <summary>What is said to the bot in the editor's test conversation; without text the room is opened.</summary>
public sealed record BotTestBody(string? Text = null);
