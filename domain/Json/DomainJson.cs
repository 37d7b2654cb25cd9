using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Actors.Domain.Agents;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;

namespace Actors.Domain.Json;

/// <summary>The domain's JSON: what is stored, and how domain types travel. Source-generated.</summary>
[JsonSerializable(typeof(ConversationEvent))]
[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(ConversationRow))]
[JsonSerializable(typeof(ConversationPolicy))]
[JsonSerializable(typeof(AgentEvent))]
[JsonSerializable(typeof(AgentState))]
[JsonSerializable(typeof(AgentCard))]
[JsonSerializable(typeof(TenantEvent))]
[JsonSerializable(typeof(TenantSettings))]
[JsonSerializable(typeof(TenantState))]
[JsonSerializable(typeof(TenantCommand))]
[JsonSerializable(typeof(TicketRow))]
[JsonSerializable(typeof(MessageView))]
[JsonSerializable(typeof(Rejection))]
[JsonSerializable(typeof(Outcome))]
[JsonSerializable(typeof(BotReply))]
[JsonSerializable(typeof(WaitingEntry))]
[JsonSerializable(typeof(Routing))]
[JsonSerializable(typeof(QueueFlow))]
public sealed partial class DomainJson : JsonSerializerContext
{
    /// <summary>The context to use for everything that is stored or sent between grains.</summary>
    public static DomainJson Stored { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,

        // Korean text stays readable in the database; nothing of this is ever placed into HTML as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
