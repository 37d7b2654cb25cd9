namespace Actors.Domain.Conversations;

/// <summary>Who is told that somebody is writing. Nothing of it is stored.</summary>
public static class Typing
{
    /// <summary>
    /// Whether it is told: of the customer while somebody waits, works or may work on the conversation; of an agent (to the customer) only while the
    /// conversation is that agent's to answer.
    /// </summary>
    /// <param name="state">The conversation.</param>
    /// <param name="agent">Who writes; null: the customer.</param>
    public static bool IsTold(ConversationState state, AgentId? agent) => agent is { } writing
        ? state.Agent == writing && state.Status.TakesPlace()
        : state.Status.IsConsulting();
}
