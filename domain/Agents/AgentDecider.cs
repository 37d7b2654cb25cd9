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
        SetPresence set when set.Presence == Presence.Lost => new FieldIsInvalid("presence", "online, away, break, meal or offline."),
        SetPresence set when set.Presence == state.Presence => Returned(state, set.Now),
        SetPresence set => new AgentPresenceSet(set.Presence, set.Now),
        DropConnection drop => Dropped(state, drop.Grace, drop.Now),
        LoseConsole when !state.HasConsole => Decision<AgentEvent>.Nothing,
        LoseConsole lose => Dropped(state, lose.Grace, lose.Now),
        ReturnConnection back => state.HasConsole
            ? Returned(state, back.Now)
            : Decision<AgentEvent>.Of([.. Returned(state, back.Now).Events, new AgentConsoleConnected(back.Now)]),
        CheckGrace check when state.GraceEndsAt <= check.Now => new AgentGraceEnded(check.Now),
        CheckGrace => Decision<AgentEvent>.Nothing,
        AcknowledgeAgentNotice acknowledge when acknowledge.Cause != state.Notice => Decision<AgentEvent>.Nothing,
        AcknowledgeAgentNotice acknowledge => new AgentNoticeAcknowledged(acknowledge.Cause, acknowledge.Now),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    /// <inheritdoc/>
    public static AgentState Evolve(AgentState state, AgentEvent happened)
    {
        var seq = state.Seq + 1;
        var after = (happened switch
        {
            AgentPresenceSet set => state with { Presence = set.Presence, GraceEndsAt = null, IsLost = false, Notice = seq },
            AgentConnectionDropped dropped => state with { GraceEndsAt = dropped.GraceEndsAt, HasConsole = false },
            AgentConnectionReturned => state with { GraceEndsAt = null, IsLost = false, Notice = state.IsLost ? seq : state.Notice },
            AgentGraceEnded => state with { GraceEndsAt = null, IsLost = true, Notice = seq },
            AgentConsoleConnected => state with { HasConsole = true },
            AgentConsoleDisconnected => state with { HasConsole = false },
            AgentNoticeAcknowledged => state with { Notice = null },
            _ => throw new UnreachableException(happened.GetType().Name),
        }) with { Seq = seq };
        DateTimeOffset? again = after.Notice is null ? null : happened.At + TryAgainAfter;
        return after with { NextDue = again is null || after.GraceEndsAt < again ? after.GraceEndsAt ?? again : again };
    }

    /// <summary>Who is offline has nothing to wait for; whose grace runs, or is over, has dropped before.</summary>
    private static Decision<AgentEvent> Dropped(AgentState state, TimeSpan grace, DateTimeOffset now) => state switch
    {
        { Presence: Presence.Offline, HasConsole: true } => new AgentConsoleDisconnected(now),
        { Presence: Presence.Offline } or { GraceEndsAt: not null } or { IsLost: true } => Decision<AgentEvent>.Nothing,
        _ => new AgentConnectionDropped(now + grace, now),
    };

    /// <summary>Whoever does anything is there.</summary>
    private static Decision<AgentEvent> Returned(AgentState state, DateTimeOffset now) =>
        state.IsLost || state.GraceEndsAt is not null ? new AgentConnectionReturned(now) : Decision<AgentEvent>.Nothing;
}
