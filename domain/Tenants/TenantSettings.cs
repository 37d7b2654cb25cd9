using System.Text.Json.Serialization;

namespace Actors.Domain.Tenants;

/// <summary>The settings of a tenant that the main path needs. One document, replaced as a whole.</summary>
/// <param name="CancelWord">The whole message, trimmed, with which a customer leaves the queue. 1 to 20 characters.</param>
/// <param name="Distribution">How queues distribute.</param>
/// <param name="Scope">Whom the distribution considers.</param>
public sealed record TenantSettings(string CancelWord, Distribution Distribution, DistributionScope Scope)
{
    /// <summary>What a new tenant starts with.</summary>
    public static TenantSettings Default { get; } = new("취소", Distribution.RoundRobin, DistributionScope.SignedIn);
}

/// <summary>How a queue gives conversations to agents.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Distribution>))]
public enum Distribution
{
    /// <summary>균등: through the agents in the order of their list, from the one after the last who got one.</summary>
    RoundRobin = 0,

    /// <summary>The fewest <c>received</c> and <c>active</c>, the first listed among equals.</summary>
    LeastBusy = 1,

    /// <summary>A manager assigns, or an agent takes it.</summary>
    Manual = 2,
}

/// <summary>Whom a distribution considers.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DistributionScope>))]
public enum DistributionScope
{
    /// <summary>Only agents who are signed in and accepting.</summary>
    SignedIn = 0,

    /// <summary>Agents of any presence but <c>break</c> and <c>meal</c>.</summary>
    All = 1,
}
