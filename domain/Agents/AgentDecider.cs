using System.Diagnostics;

namespace Actors.Domain.Agents;

/// <summary>Decides the presence of an agent.</summary>
public sealed class AgentDecider : IDecider<AgentState, AgentCommand, AgentEvent>
{
    /// <summary>How long a notice may stay unconfirmed before a sweep tries it again.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public static AgentState Initial { get; } = new();

    /// <inheritdoc/>
    public static Decision<AgentEvent> Decide(AgentState state, AgentCommand command) => command switch
    {
        SetPresence set when set.Presence == state.Presence => Decision<AgentEvent>.Nothing,
        SetPresence set => new AgentPresenceSet(set.Presence, set.Now),
        AcknowledgeAgentNotice acknowledge when acknowledge.Cause != state.Notice => Decision<AgentEvent>.Nothing,
        AcknowledgeAgentNotice acknowledge => new AgentNoticeAcknowledged(acknowledge.Cause, acknowledge.Now),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    /// <inheritdoc/>
    public static AgentState Evolve(AgentState state, AgentEvent happened) => (happened switch
    {
        AgentPresenceSet set => state with
        {
            Presence = set.Presence,
            Notice = state.Seq + 1,
            NextDue = set.At + TryAgainAfter,
        },
        AgentNoticeAcknowledged => state with { Notice = null, NextDue = null },
        _ => throw new UnreachableException(happened.GetType().Name),
    }) with { Seq = state.Seq + 1 };
}
