namespace Actors.Domain;

/// <summary>A field has a value that is not allowed.</summary>
/// <param name="Field">The field, as the request spells it.</param>
/// <param name="Reason">What is allowed there.</param>
public sealed record FieldIsInvalid(string Field, string Reason) : InvalidRequest($"{Field}: {Reason}");

/// <summary>The same operation id was used for something else in the last 30 days.</summary>
public sealed record OperationIdUsedElsewhere() : StandsInTheWay(
    "This operation id was used for another conversation; use a new id for a new operation.");

/// <summary>There is no such thing in this tenant.</summary>
/// <param name="What">The kind of thing and its id.</param>
public sealed record NotFound(string What) : Missing($"{What} does not exist.");

/// <summary>Something with this id is already there.</summary>
/// <param name="What">The kind of thing and its id.</param>
public sealed record AlreadyExists(string What) : StandsInTheWay($"{What} exists already; choose another id.");
