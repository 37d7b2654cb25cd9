using static Actors.Domain.Conversations.ConversationStatus;

namespace Actors.Domain.Conversations;

using Decided = Decision<ConversationEvent>;

/// <content>The place in the line: priority, transfer to another queue, and another agent for who is not answered.</content>
public sealed partial class ConversationDecider
{
    /// <summary>Highest priority; 0 is usual.</summary>
    public const int HighestPriority = 9;

    /// <summary>How often one hand-off may be in the same queue: a circle of transfers ends there.</summary>
    public const int MostVisits = 3;

    private static Decided Prioritize(ConversationState state, SetPriority set) =>
        !set.By.IsManager ? new Agents.ManagerRequired()
        : set.Priority is < 0 or > HighestPriority ? new FieldIsInvalid("priority", $"0 to {HighestPriority}.")
        : !state.Status.IsConsulting() ? new ConversationIsNotInConsulting(state.Status)
        : state.Priority == set.Priority ? Decided.Nothing
        : new PrioritySet(state.HandOff, set.Priority, set.By.Id, set.Now);

    private static Decided Transfer(ConversationState state, TransferTo transfer)
    {
        var mayMove = transfer.Agent.IsManager && state.Status is Waiting or Received or Active or Held;
        return !mayMove && Refusal(state, transfer.Agent) is { } refusal ? refusal
            : !transfer.Exists ? new NotFound($"Queue {transfer.To}")
            : state.Queue == transfer.To ? Decided.Nothing
            : !transfer.Enabled ? new QueueIsDisabled(transfer.To)
            : state.Path.Count(queue => queue == transfer.To) >= MostVisits ? new TransferGoesInCircles(transfer.To)
            : new ConversationTransferred(state.HandOff, state.Queue!.Value, transfer.To, transfer.Agent.Id, transfer.Now);
    }

    /// <summary>Never to somebody who had it; the messages of <c>received</c> are not sent again.</summary>
    private static Decided Give(ConversationState state, PassOn pass) =>
        state.HandOff != pass.HandOff || state.Status != Received || state.Agent != pass.From || state.HadBy.Contains(pass.To.Id)
            ? new HandOffIsOver(pass.HandOff)
            : Decided.Of([
                new ConversationAssigned(pass.HandOff, pass.To.Id, AssignedBy.NoAnswer, null, pass.Now),
                .. Announce(state, pass.To, pass.Policy, 0, null, pass.Now)]);
}
