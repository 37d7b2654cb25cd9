using Actors.Domain.Delivery;

namespace Actors.Channels;

/// <summary>What became of one call to a messenger.</summary>
public abstract record SendOutcome;

/// <summary>The messenger has it.</summary>
/// <param name="ExternalId">The messenger's own id of it, or null where it gives none.</param>
/// <param name="Loss">What had to be left out at the last moment, besides what the renderer knew; or null.</param>
public sealed record Sent(string? ExternalId = null, Loss? Loss = null) : SendOutcome;

/// <summary>Refused, and it would be again: never repeated.</summary>
/// <param name="Code">The messenger's own code, or ours: lower-case words with hyphens.</param>
/// <param name="AccountIsWrong">Whether the account, and not this message, is at fault: nothing of it will arrive until somebody looks.</param>
public sealed record Refused(string Code, bool AccountIsWrong = false) : SendOutcome;

/// <summary>Did not arrive, and may later.</summary>
/// <param name="Code">The messenger's own code, or ours.</param>
/// <param name="After">How long the messenger asks to wait, or null.</param>
public sealed record TryLater(string Code, TimeSpan? After = null) : SendOutcome;

/// <summary>The customer has left the chat, or blocked it: nothing can be sent until they come again.</summary>
/// <param name="Code">The messenger's own code, or ours.</param>
public sealed record SessionGone(string Code) : SendOutcome;

/// <summary>It may have arrived or not: the call was made and not answered.</summary>
/// <param name="Code">How it ended: <c>timeout</c>, <c>connection-lost</c>, <c>unreadable-answer</c>.</param>
public sealed record Unknown(string Code) : SendOutcome;
