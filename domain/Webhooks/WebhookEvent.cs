using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;

namespace Actors.Domain.Webhooks;

/// <summary>Something that endpoints are told.</summary>
/// <param name="Type">One of <see cref="WebhookTypes"/>.</param>
/// <param name="At">When it happened.</param>
/// <param name="Seq">The number of the event in the stream of its conversation or agent.</param>
/// <param name="HandOff">The hand-off it belongs to, or null.</param>
/// <param name="Queue">The queue it is about, or null.</param>
/// <param name="Agent">The agent it is about, or null.</param>
/// <param name="By">Who or what did it, or null.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Ticket">The ticket it is about, or null.</param>
/// <param name="Presence">The presence that an agent has now, or null.</param>
/// <param name="Message">What was said, or null.</param>
public sealed record WebhookEvent(
    string Type, DateTimeOffset At, long Seq, int? HandOff = null, QueueId? Queue = null, AgentId? Agent = null, string? By = null,
    string? Reason = null, TicketId? Ticket = null, Presence? Presence = null, MessageView? Message = null);
