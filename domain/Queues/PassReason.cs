using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Actors.Domain.Queues;

/// <summary>Why an agent gets nothing now.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PassReason>))]
public enum PassReason
{
    /// <summary>No chat permission.</summary>
    MayNotChat = 0,

    /// <summary>Assignment is switched off.</summary>
    AssignmentOff = 1,

    /// <summary>Not a member of the queue.</summary>
    NotAMember = 2,

    /// <summary>Not signed in and accepting, where the scope asks that.</summary>
    Presence = 3,

    /// <summary>As many conversations as the capacity allows.</summary>
    AtCapacity = 4,

    /// <summary>Not designated for the division of the request, where distribution is by category.</summary>
    NotDesignated = 5,

    /// <summary>The connection dropped and the grace is over.</summary>
    ConnectionLost = 6,

    /// <summary>Marked unavailable on this date.</summary>
    DayOff = 7,

    /// <summary>At an own meal: the agent's span, or presence <c>meal</c>.</summary>
    OwnMeal = 8,

    /// <summary>On a scheduled break.</summary>
    ScheduledBreak = 9,

    /// <summary>Presence <c>break</c>, where that is not accepted.</summary>
    OnBreak = 10,

    /// <summary>Holds a fair share already of what piled up, and others are still expected.</summary>
    FairShare = 11,

    /// <summary>Had this hand-off already and did not answer.</summary>
    HadItBefore = 12,
}

/// <summary>What follows from a reason.</summary>
public static class PassReasonExtensions
{
    /// <summary>Whether the distribution would not even consider the agent, as opposed to one who is only not there now.</summary>
    public static bool IsNotConsidered(this PassReason reason) =>
        reason is PassReason.MayNotChat or PassReason.AssignmentOff or PassReason.NotAMember or PassReason.NotDesignated;

    /// <summary>Whether the agent is unavailable in the sense of admission; being at capacity, or having enough for now, is not.</summary>
    public static bool IsUnavailable(this PassReason reason) => 
        !reason.IsNotConsidered() && reason is not (PassReason.AtCapacity or PassReason.FairShare or PassReason.HadItBefore);
}

/// <summary>One agent who does not take part, and why.</summary>
public sealed record PassedOver(AgentId Agent, PassReason Reason);

/// <summary>How many agents do not take part for a reason.</summary>
public sealed record PassCount(PassReason Reason, int Count);

/// <summary>Who does not take part: counts per reason and the first few by name, so that it stays small.</summary>
/// <param name="Counts">How many, by reason.</param>
/// <param name="First">The first <see cref="Named"/> of the list.</param>
public sealed record PassedOverSummary(ImmutableArray<PassCount> Counts, ImmutableArray<PassedOver> First)
{
    /// <summary>How many are named.</summary>
    public const int Named = 5;

    /// <summary>How many, by reason.</summary>
    public ImmutableArray<PassCount> Counts { get; init; } = Counts.OrEmpty();

    /// <summary>The first of the list.</summary>
    public ImmutableArray<PassedOver> First { get; init; } = First.OrEmpty();
}
