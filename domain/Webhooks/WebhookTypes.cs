using System.Collections.Immutable;

namespace Actors.Domain.Webhooks;

/// <summary>The types of events. Never renamed; the list only grows.</summary>
public static class WebhookTypes
{
    /// <summary>A customer wrote.</summary>
    public const string MessageReceived = "message.received";

    /// <summary>The bot, an agent or a rule wrote to the customer.</summary>
    public const string MessageSent = "message.sent";

    /// <summary>A person was asked for.</summary>
    public const string AgentCallRequested = "agent_call.requested";

    /// <summary>An agent talks with the customer.</summary>
    public const string AgentCallConnected = "agent_call.connected";

    /// <summary>The request ended before an agent talked with the customer.</summary>
    public const string AgentCallCancelled = "agent_call.cancelled";

    /// <summary>The talk with the agent is over.</summary>
    public const string AgentCallDisconnected = "agent_call.disconnected";

    /// <summary>A room was opened.</summary>
    public const string ConversationOpened = "conversation.opened";

    /// <summary>A room that was over is with the bot again.</summary>
    public const string ConversationReopened = "conversation.reopened";

    /// <summary>An agent got it, or it went to another agent or queue, or back to waiting.</summary>
    public const string ConversationAssigned = "conversation.assigned";

    /// <summary>It waits again, or in another queue.</summary>
    public const string ConversationQueued = "conversation.queued";

    /// <summary>Its agent holds it.</summary>
    public const string ConversationHeld = "conversation.held";

    /// <summary>Its agent goes on with it.</summary>
    public const string ConversationResumed = "conversation.resumed";

    /// <summary>The bot has it again.</summary>
    public const string ConversationReturnedToBot = "conversation.returned_to_bot";

    /// <summary>It is over.</summary>
    public const string ConversationEnded = "conversation.ended";

    /// <summary>The record of the work of a hand-off was opened.</summary>
    public const string TicketOpened = "ticket.opened";

    /// <summary>An agent's presence is another one.</summary>
    public const string PresenceChanged = "presence.changed";

    /// <summary>What an endpoint is sent when somebody tries it.</summary>
    public const string Test = "webhook.test";

    /// <summary>All that an endpoint may ask for.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        MessageReceived, MessageSent, AgentCallRequested, AgentCallConnected, AgentCallCancelled, AgentCallDisconnected, ConversationOpened,
        ConversationReopened, ConversationAssigned, ConversationQueued, ConversationHeld, ConversationResumed, ConversationReturnedToBot,
        ConversationEnded, TicketOpened, PresenceChanged,
    ];
}
