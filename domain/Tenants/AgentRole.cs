using System.Text.Json.Serialization;

namespace Actors.Domain.Tenants;

/// <summary>What a person may do. Each role may do what the ones before it may, except the operator.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AgentRole>))]
public enum AgentRole
{
    /// <summary>상담원: consults.</summary>
    Agent = 0,

    /// <summary>관리자: may also assign, block, and change settings.</summary>
    Manager = 1,

    /// <summary>Of a tenant: may also add channels, queues, agents and keys.</summary>
    Administrator = 2,

    /// <summary>Of the installation: adds tenants; sees no conversation.</summary>
    Operator = 3,
}
