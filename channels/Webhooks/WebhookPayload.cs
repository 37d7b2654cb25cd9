using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Media;
using Actors.Domain.Messages;
using Actors.Domain.Webhooks;

namespace Actors.Channels.Webhooks;

/// <summary>What an endpoint is sent. See docs/protocol.md.</summary>
/// <param name="Type">The type of the event.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">What happened.</param>
public sealed record WebhookPayload(string Type, DateTimeOffset Timestamp, WebhookData Data)
{
    /// <summary>The bytes of what an event tells: always the same for the same event.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="told">The event.</param>
    /// <param name="room">The conversation it belongs to, or null.</param>
    public static byte[] Write(TenantId tenant, WebhookEvent told, ConversationRow? room) => JsonSerializer.SerializeToUtf8Bytes(
        new(told.Type, told.At.ToUniversalTime(), new(
            tenant, told.Seq, room?.Id, room?.Channel, room?.ChannelType, room?.Customer, room?.CustomerName, told.HandOff, told.Queue, told.Agent,
            told.By, told.Reason, told.Ticket, told.Presence, told.Message is { } line ? WebhookMessage.Of(line) : null)),
        WebhookJson.Plain.WebhookPayload);
}

/// <summary>What happened; what does not belong to the type is left out.</summary>
public sealed record WebhookData(
    TenantId Tenant, long Seq, ConversationId? Conversation = null, ChannelId? Channel = null, ChannelType? ChannelType = null,
    CustomerId? Customer = null, string? CustomerName = null, int? HandOff = null, QueueId? Queue = null, AgentId? Agent = null, string? By = null,
    string? Reason = null, TicketId? Ticket = null, Presence? Presence = null, WebhookMessage? Message = null);

/// <summary>What was said.</summary>
/// <param name="Id">The id that its sender gave it, or null.</param>
/// <param name="Speaker">Who said it: <c>customer</c>, <c>bot</c>, <c>agent</c> or <c>system</c>.</param>
/// <param name="Text">The words, or null.</param>
/// <param name="Choices">Answers offered as buttons, or null.</param>
/// <param name="Attachments">What it carries, or null.</param>
/// <param name="Media">What the messenger keeps of it and is being copied, or null.</param>
public sealed record WebhookMessage(
    string? Id, Speaker Speaker, string? Text, ImmutableArray<string>? Choices, ImmutableArray<Attachment>? Attachments,
    ImmutableArray<MediaView>? Media = null)
{
    /// <summary>A line of the transcript.</summary>
    public static WebhookMessage Of(MessageView line) =>
        new(line.Id, line.Speaker, line.Text, line.Choices.IsEmpty ? null : line.Choices, line.Attachments, line.Media);
}

/// <summary>The JSON of webhooks. Source-generated.</summary>
[JsonSerializable(typeof(WebhookPayload))]
internal sealed partial class WebhookJson : JsonSerializerContext
{
    public static WebhookJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
