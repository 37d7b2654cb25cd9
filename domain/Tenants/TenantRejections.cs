using System.Collections.Immutable;

namespace Actors.Domain.Tenants;

/// <summary>There is no such tenant.</summary>
public sealed record TenantIsUnknown() : Missing("There is no such tenant.");

/// <summary>A settings document cannot be put in force; nothing of it is.</summary>
/// <param name="Problems">Everything that is wrong, each under the path of its field.</param>
public sealed record SettingsAreInvalid(ImmutableArray<FieldProblem> Problems) : InvalidRequest(
    string.Join(" ", Problems.OrEmpty().Take(MostInDetail).Select(problem => $"{problem.Field}: {problem.English}"))
    + (Problems.OrEmpty().Length > MostInDetail ? $" And {Problems.Length - MostInDetail} more." : ""))
{
    private const int MostInDetail = 5;

    /// <summary>Everything that is wrong.</summary>
    public ImmutableArray<FieldProblem> Problems { get; init; } = Problems.OrEmpty();
}

/// <summary>Settings or draft changed since the caller looked; nothing is changed.</summary>
/// <param name="Revision">Their revision now.</param>
public sealed record SettingsHaveMoved(long Revision) : Outdated(
    "The settings or their draft changed since you read them; read them again and repeat what is still wanted.");

/// <summary>There is no draft to publish or discard.</summary>
public sealed record NoSettingsDraft() : StandsInTheWay("There is no draft of settings; save one first.");

/// <summary>The settings in force name what is to be removed.</summary>
/// <param name="What">The kind of thing and its id.</param>
/// <param name="Fields">Where they name it.</param>
public sealed record SettingsNameIt(string What, ImmutableArray<string> Fields) : StandsInTheWay(
    $"{What} is named by the settings in force: {string.Join(", ", Fields.OrEmpty())}. Publish settings without it first.")
{
    /// <summary>Where they name it.</summary>
    public ImmutableArray<string> Fields { get; init; } = Fields.OrEmpty();
}

/// <summary>An agent who has conversations cannot be removed.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Count">How many.</param>
public sealed record AgentHasConversations(AgentId Agent, int Count) : StandsInTheWay(
    $"Agent {Agent} has {Count} conversations in received, active or held; assign or end them first.");

/// <summary>Somebody must be able to let others in.</summary>
public sealed record LastAdministrator(AgentId Agent) : StandsInTheWay(
    $"Agent {Agent} is the last administrator; make another one first.");

/// <summary>Web chat has no messenger behind it: there is nothing to join the account to.</summary>
public sealed record ChannelHasNoMessenger()
    : StandsInTheWay("This channel is our own; there is no messenger to join it to.");
