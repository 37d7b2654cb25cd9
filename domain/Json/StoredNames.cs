using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Domain.Json;

/// <summary>The stored names of events and the codes of rejections: written once, at the unions, and read here.</summary>
public static class StoredNames
{
    private static readonly FrozenDictionary<Type, string> Names =
        new[] { typeof(ConversationEvent), typeof(AgentEvent), typeof(TenantEvent), typeof(Rejection) }
            .SelectMany(union => union.GetCustomAttributes<JsonDerivedTypeAttribute>())
            .ToFrozenDictionary(member => member.DerivedType, member => (string)member.TypeDiscriminator!);

    /// <summary>The stored name of an event or the code of a rejection.</summary>
    public static string Of(object member) => Names[member.GetType()];

    /// <summary>Every stored name, by type.</summary>
    public static IReadOnlyDictionary<Type, string> All => Names;
}
