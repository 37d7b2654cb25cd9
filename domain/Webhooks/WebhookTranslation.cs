using System.Collections.Immutable;
using System.Text.Json;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;

namespace Actors.Domain.Webhooks;

/// <summary>What endpoints are told of an event. Most events of a conversation's bookkeeping tell nobody anything.</summary>
public static class WebhookTranslation
{
    /// <summary>What an event of a conversation tells, and how the hand-off stands after it.</summary>
    /// <param name="call">How the hand-off stood before.</param>
    /// <param name="seq">The event's number.</param>
    /// <param name="happened">The event.</param>
    public static (AgentCall Call, ImmutableArray<WebhookEvent> Told) Of(AgentCall call, long seq, ConversationEvent happened)
    {
        WebhookEvent Tell(string type) => new(type, happened.At, seq);
        return happened switch
        {
            CustomerMessageReceived or CustomerTurnedAway or AgentMessageSent or BotMessageSent or AutoMessageSent =>
                (call, Said(Tell(""), MessageView.Of(seq, happened))),
            ConversationOpened => (call, [Tell(WebhookTypes.ConversationOpened)]),
            ConversationReopened => (call, [Tell(WebhookTypes.ConversationReopened)]),
            HandOffRequested e => (AgentCall.Requested,
                [Tell(WebhookTypes.AgentCallRequested) with { HandOff = e.HandOff, Queue = e.Queue, By = Word(e.By) }]),
            HandOffQueued e => (call, [Tell(WebhookTypes.ConversationQueued) with { HandOff = e.HandOff, Reason = Word(e.Reason) }]),
            HandOffRefused e => (AgentCall.None, call == AgentCall.None ? []
                : [Tell(WebhookTypes.AgentCallCancelled) with { HandOff = e.HandOff, By = Word(EndedBy.System), Reason = Word(e.Case) }]),
            ConversationAssigned e => (call,
                [Tell(WebhookTypes.ConversationAssigned) with { HandOff = e.HandOff, Agent = e.Agent, By = Word(e.By) }]),
            ConversationDelegated e => (call, [Tell(WebhookTypes.ConversationAssigned) with { Agent = e.To, By = "delegation" }]),
            DelegationReturned e => (call,
                [Tell(WebhookTypes.ConversationAssigned) with { HandOff = e.HandOff, Agent = e.To, By = "delegationReturned" }]),
            ConversationRequeued e => (call, [Tell(WebhookTypes.ConversationQueued) with { HandOff = e.HandOff, Agent = e.From, Reason = "requeued" }]),
            ConversationTransferred e => (call,
                [Tell(WebhookTypes.ConversationQueued) with { HandOff = e.HandOff, Queue = e.To, Agent = e.By, Reason = "transferred" }]),
            ConsultingStarted e => (AgentCall.Connected, call == AgentCall.Connected ? []
                : [Tell(WebhookTypes.AgentCallConnected) with { HandOff = e.HandOff, Agent = e.Agent }]),
            TicketOpened e => (call, [Tell(WebhookTypes.TicketOpened) with { HandOff = e.HandOff, Ticket = e.Ticket, Agent = e.Agent }]),
            ConversationHeld e => (call, [Tell(WebhookTypes.ConversationHeld) with { Agent = e.Agent }]),
            ConversationResumed e => (call, [Tell(WebhookTypes.ConversationResumed) with { Agent = e.Agent }]),
            SwitchedToBot e => Over(call, Tell(WebhookTypes.ConversationReturnedToBot) with { By = Word(e.By) }),
            ConversationEnded e => Over(call, Tell(WebhookTypes.ConversationEnded) with
            {
                By = Word(e.By), Agent = e.Agent, Reason = e.Why is { } why ? Word(why) : null,
            }),
            _ => (call, []),
        };
    }

    /// <summary>What an event of an agent tells, and what is known of the agent after it.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="known">What was known before: the agent's own presence, and whether the connection is lost.</param>
    /// <param name="seq">The event's number.</param>
    /// <param name="happened">The event.</param>
    public static ((Presence Own, bool IsLost) Known, WebhookEvent? Told) Of(
        AgentId agent, (Presence Own, bool IsLost) known, long seq, AgentEvent happened)
    {
        var after = happened switch
        {
            AgentPresenceSet set => (set.Presence, false),
            AgentGraceEnded => (known.Own, true),
            AgentConnectionReturned => (known.Own, false),
            _ => known,
        };
        var (before, now) = (Seen(known), Seen(after));
        return (after, before == now ? null : new(WebhookTypes.PresenceChanged, happened.At, seq, Agent: agent, Presence: now));
    }

    private static Presence Seen((Presence Own, bool IsLost) known) => known.IsLost ? Presence.Lost : known.Own;

    private static ImmutableArray<WebhookEvent> Said(WebhookEvent told, MessageView? line) => line is null ? [] :
    [
        told with
        {
            Type = line.Speaker == Speaker.Customer ? WebhookTypes.MessageReceived : WebhookTypes.MessageSent,
            Agent = line.Agent,
            Message = line,
        },
    ];

    /// <summary>The end of consulting ends the call too: before an agent talked it was cancelled, after that it is disconnected.</summary>
    private static (AgentCall, ImmutableArray<WebhookEvent>) Over(AgentCall call, WebhookEvent end) => (AgentCall.None, call switch
    {
        AgentCall.Requested => [end with { Type = WebhookTypes.AgentCallCancelled }, end],
        AgentCall.Connected => [end with { Type = WebhookTypes.AgentCallDisconnected }, end],
        _ => [end],
    });

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
