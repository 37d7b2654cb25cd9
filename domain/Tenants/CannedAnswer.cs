using System.Text.Json.Serialization;

namespace Actors.Domain.Tenants;

/// <summary>An answer that was written before, for agents to send again.</summary>
/// <param name="Id">2 to 32 of a-z, 0-9 and inner hyphens, unique in the tenant; never changes.</param>
/// <param name="Name">What agents look for; 1 to 60 characters.</param>
/// <param name="Text">What is put into the composer, 1 to 1,000 characters; variables such as <c>{{customer.name}}</c> are filled in there.</param>
/// <param name="Scope">Who may use it.</param>
/// <param name="Queue">The queue, for <see cref="CannedScope.Queue"/>.</param>
/// <param name="Agent">Whose it is, for <see cref="CannedScope.Agent"/>.</param>
public sealed record CannedAnswer(string Id, string Name, string Text, CannedScope Scope, QueueId? Queue = null, AgentId? Agent = null)
{
    /// <summary>Longest name and text, in characters.</summary>
    public const int LongestName = 60, LongestText = 1_000;

    /// <summary>Most answers that a tenant shares, and that one agent keeps.</summary>
    public const int MostShared = 500, MostOwn = 100;

    /// <summary>Whether an agent may use it: their own, their queues' and the tenant's; a manager uses every shared one.</summary>
    public bool IsFor(AgentDefinition agent) => Scope switch
    {
        CannedScope.Agent => Agent == agent.Id,
        CannedScope.Queue => agent.Role is AgentRole.Manager or AgentRole.Administrator || (Queue is { } queue && agent.Queues.Contains(queue)),
        _ => true,
    };
}

/// <summary>Who may use a canned answer.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CannedScope>))]
public enum CannedScope
{
    /// <summary>Everybody.</summary>
    Tenant = 0,

    /// <summary>The members of one queue.</summary>
    Queue = 1,

    /// <summary>Who wrote it.</summary>
    Agent = 2,
}

/// <summary>A canned answer is there, in place of one with the same id.</summary>
public sealed record CannedAnswerSaved(CannedAnswer Answer, AgentId By, DateTimeOffset At) : TenantEvent(At);

/// <summary>A canned answer is no more.</summary>
public sealed record CannedAnswerRemoved(string Id, AgentId By, DateTimeOffset At) : TenantEvent(At);

/// <summary>Keep a canned answer: one's own, or as a manager a shared one.</summary>
public sealed record SaveCannedAnswer(CannedAnswer Answer, AgentId By, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Forget a canned answer: one's own, or as a manager a shared one.</summary>
public sealed record RemoveCannedAnswer(string Id, AgentId By, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>There is no room for another canned answer.</summary>
public sealed record CannedAnswersAreFull(int Most) : StandsInTheWay($"There are {Most} canned answers already; remove one first.");
