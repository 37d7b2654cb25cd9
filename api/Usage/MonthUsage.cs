using Actors.Domain;

namespace Actors.Api.Usage;

/// <summary>What a month used.</summary>
/// <param name="Rooms">Active rooms by usage day and channel; days and channels without are missing.</param>
/// <param name="Users">Monthly users by channel; channels without are missing.</param>
/// <param name="Complete">Whether everything was looked into.</param>
internal sealed record MonthUsage(
    IReadOnlyDictionary<(DateOnly Day, ChannelId Channel), int> Rooms, IReadOnlyDictionary<ChannelId, int> Users, bool Complete);
