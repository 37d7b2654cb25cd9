using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Delivery;
using Actors.Domain.Json;
using Actors.Domain.Media;
using Actors.Domain.Queues;

namespace Actors.GrainInterfaces;

/// <summary>The JSON in which everything travels between grains. Source-generated.</summary>
[JsonSerializable(typeof(CustomerCall))]
[JsonSerializable(typeof(CustomerMessage))]
[JsonSerializable(typeof(BlockCall))]
[JsonSerializable(typeof(AdmissionQuestion))]
[JsonSerializable(typeof(AdmissionAnswer))]
[JsonSerializable(typeof(AgentAction))]
[JsonSerializable(typeof(QueueVerdict))]
[JsonSerializable(typeof(BotAnswer))]
[JsonSerializable(typeof(DeliveryReport))]
[JsonSerializable(typeof(CopyReport))]
[JsonSerializable(typeof(SessionCall))]
[JsonSerializable(typeof(QueueNews))]
[JsonSerializable(typeof(Standing))]
[JsonSerializable(typeof(ImmutableArray<Standing>))]
[JsonSerializable(typeof(ImmutableArray<ConversationId>))]
[JsonSerializable(typeof(Unanswered))]
[JsonSerializable(typeof(QueueFlowView))]
[JsonSerializable(typeof(ConversationChange))]
public sealed partial class GrainJson : JsonSerializerContext
{
    /// <summary>Options that know the domain's types and the contracts' own.</summary>
    public static JsonSerializerOptions Travelling { get; } = new(DomainJson.Stored.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(DomainJson.Stored, new GrainJson(new JsonSerializerOptions(DomainJson.Stored.Options) { TypeInfoResolver = null })),
    };

    /// <summary>Whether a type travels as this JSON: everything of ours that is no exception.</summary>
    public static bool Carries(Type type) =>
        type.Namespace?.StartsWith("Actors.", StringComparison.Ordinal) == true && !type.IsAssignableTo(typeof(Exception));
}
