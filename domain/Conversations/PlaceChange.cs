namespace Actors.Domain.Conversations;

/// <summary>What an append does to the places of agents' capacity.</summary>
/// <param name="Released">Whose place becomes free, or null.</param>
/// <param name="Taken">Who needs a place, or null; the append is refused where there is none.</param>
public sealed record PlaceChange(AgentId? Released, AgentId? Taken)
{
    /// <summary>Compares two states of one conversation; null when no place changes hands.</summary>
    public static PlaceChange? Between(ConversationState before, ConversationState after)
    {
        var held = before.Status.TakesPlace() ? before.Agent : null;
        var needed = after.Status.TakesPlace() ? after.Agent : null;
        return held == needed ? null : new(held, needed);
    }
}
