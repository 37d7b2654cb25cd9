using System.Collections.Immutable;

namespace Actors.Domain.Tenants;

/// <summary>There is no such tenant.</summary>
public sealed record TenantIsUnknown() : Missing("There is no such tenant.");

/// <summary>A settings document cannot be put in force; nothing of it is.</summary>
/// <param name="Problems">Everything that is wrong, each under the path of its field.</param>
public sealed record SettingsAreInvalid(ImmutableArray<FieldProblem> Problems) : InvalidRequest(
    string.Join(" ", Problems.OrEmpty().Select(problem => $"{problem.Field}: {problem.English}")))
{
    /// <summary>Everything that is wrong.</summary>
    public ImmutableArray<FieldProblem> Problems { get; init; } = Problems.OrEmpty();
}
