namespace Actors.Domain;

/// <summary>
/// One thing that is wrong in a document of settings. A document is checked as a whole: it can have several.
/// </summary>
/// <param name="Field">Where, as the document spells it: <c>hours.mon[1]</c>, <c>holidays[0].date</c>.</param>
/// <param name="Korean">What is wrong and what is allowed, for the person who fills in the form.</param>
/// <param name="English">The same in English.</param>
public sealed record FieldProblem(string Field, string Korean, string English);
