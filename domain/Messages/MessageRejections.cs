namespace Actors.Domain.Messages;

/// <summary>There is nothing to read in the text.</summary>
public sealed record TextIsEmpty() : InvalidRequest("The text is empty; write at least one visible character.");

/// <summary>The text is longer than allowed; it is refused whole, not cut.</summary>
/// <param name="Limit">The limit, in Unicode characters.</param>
public sealed record TextIsTooLong(int Limit) : InvalidRequest($"The text is longer than {Limit} characters; split it.");

/// <summary>The text holds NUL or half of a surrogate pair, which no store keeps alike.</summary>
public sealed record TextHasInvalidCharacters() : InvalidRequest(
    "The text holds NUL or a lone surrogate; send well-formed Unicode text.");
