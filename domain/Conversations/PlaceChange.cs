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

    /// <summary>The capacity, by the definitions in force, of the agent who would take a place; null: no bound.</summary>
    public static int? CapacityIn(ConversationCommand command) => command switch
    {
        Assign assign => assign.Agent.Capacity,
        PassOn pass => pass.To.Capacity,
        AssignByHand assign => assign.To.Capacity,
        Take take => take.Agent.Capacity,
        Start start => start.Agent.Capacity,
        Resume resume => resume.Agent.Capacity,
        _ => null,
    };
}
