namespace Actors.Domain.Messages;

/// <summary>The content of a file is none that is kept; nothing of it is.</summary>
/// <param name="Why">What is wrong with it.</param>
public sealed record FileIsRefused(string Why) : InvalidRequest(Why);

/// <summary>The file is larger than allowed.</summary>
/// <param name="Limit">The limit, in bytes.</param>
public sealed record FileIsTooLarge(int Limit) : InvalidRequest($"The file is larger than {Limit / 1024} KB; send a smaller one.");

/// <summary>There is no such file for this conversation.</summary>
public sealed record FileIsUnknown() : Missing("There is no such file in this conversation; upload it first.");

/// <summary>Addresses that may not be called.</summary>
/// <param name="Why">Why, in words that the caller may read.</param>
public sealed record UrlIsRefused(string Why) : InvalidRequest(Why);
