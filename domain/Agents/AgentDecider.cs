using System.Diagnostics;
using Actors.Domain.Messages;

namespace Actors.Domain.Agents;

/// <summary>Decides the presence of an agent.</summary>
public sealed class AgentDecider : IDecider<AgentState, AgentCommand, AgentEvent>
{
    /// <summary>The longest reason of a presence, in characters.</summary>
    public const int LongestReason = 50;

    /// <summary>How long a notice may stay unconfirmed before a sweep tries it again.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>Longer than an assignment that was under way when the grace ended takes to be committed.</summary>
    private static readonly TimeSpan ReviewAfter = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public static AgentState Initial { get; } = new();

    /// <inheritdoc/>
    public static Decision<AgentEvent> Decide(AgentState state, AgentCommand command) => command switch
    {
        SetPresence set when set.Presence == Presence.Lost => new FieldIsInvalid("presence", "online, away, break, meal or offline."),
        SetPresence { Reason: not null } set when !MayHave(set.Presence, set.Reason) => new FieldIsInvalid(
            "reason", $"One line of 1 to {LongestReason} characters, with away, break or meal."),
        SetPresence set when (set.Presence, set.Reason) == (state.Presence, state.Reason) => Returned(state, set.Now),
        SetPresence set => new AgentPresenceSet(set.Presence, set.Now, set.Reason),
        DropConnection drop => Dropped(state, drop.Grace, drop.Now),
        LoseConsole when !state.HasConsole => Decision<AgentEvent>.Nothing,
        LoseConsole lose => Dropped(state, lose.Grace, lose.Now),
        ReturnConnection back => state.HasConsole
            ? Returned(state, back.Now)
            : Decision<AgentEvent>.Of([.. Returned(state, back.Now).Events, new AgentConsoleConnected(back.Now)]),
        CheckGrace check when state.GraceEndsAt <= check.Now => new AgentGraceEnded(check.Now),
        CheckGrace check when state.ReviewAt <= check.Now => new AgentLossReviewed(check.Now),
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
            AgentPresenceSet set => state with
            {
                Presence = set.Presence, Reason = set.Reason, GraceEndsAt = null, ReviewAt = null, IsLost = false, Notice = seq,
            },
            AgentConnectionDropped dropped => state with { GraceEndsAt = dropped.GraceEndsAt, HasConsole = false },
            AgentConnectionReturned => state with { GraceEndsAt = null, ReviewAt = null, IsLost = false, Notice = state.IsLost ? seq : state.Notice },
            AgentGraceEnded ended => state with { GraceEndsAt = null, ReviewAt = ended.At + ReviewAfter, IsLost = true, Notice = seq },
            AgentLossReviewed => state with { ReviewAt = null, Notice = seq },
            AgentConsoleConnected => state with { HasConsole = true },
            AgentConsoleDisconnected => state with { HasConsole = false },
            AgentNoticeAcknowledged => state with { Notice = null },
            _ => throw new UnreachableException(happened.GetType().Name),
        }) with { Seq = seq };
        DateTimeOffset? again = after.Notice is null ? null : happened.At + TryAgainAfter;
        return after with { NextDue = Earliest(again, Earliest(after.GraceEndsAt, after.ReviewAt)) };
    }

    private static bool MayHave(Presence presence, string reason) =>
        presence is Presence.Away or Presence.Break or Presence.Meal && reason.Trim().Length > 0 && reason.Length <= LongestReason
        && PlainText.IsWellFormed(reason) && !reason.Any(char.IsControl);

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

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
