using System.Collections.Immutable;
using Actors.Domain.AutoMessages;

namespace Actors.Domain.Conversations;

/// <summary>
/// Whether what happened notifies the assigned agent (alert and sound): at assignment when the title is ON or the request itself was a
/// customer's message, else at the customer's next message; every later message of the customer does as well.
/// </summary>
public static class AgentAlert
{
    /// <summary>Whether the events that lead from one state to another notify the agent who has the conversation then.</summary>
    public static bool Of(ConversationState before, ConversationState after, ImmutableArray<ConversationEvent> events) =>
        after.Agent is not null
        && (events.Any(happened => happened is ConversationAssigned)
            ? after.RequestWasMessage || after.TitleSent
            : before.Agent is not null && events.Any(happened =>
                happened is CustomerMessageReceived or AutoMessageSent { Kind: AutoMessageKind.Title }));
}
