using System.Collections.Immutable;

namespace Actors.Domain.Delivery;

/// <summary>Something said that the messenger does not have yet.</summary>
/// <param name="Message">The sequence number of the event.</param>
/// <param name="IsBots">Whether the bot said it, so that a take-over withdraws it.</param>
/// <param name="SaidAt">When it was said; how long it is tried counts from here.</param>
/// <param name="Part">The first part that has not arrived.</param>
/// <param name="Attempt">Attempts so far.</param>
/// <param name="NotBefore">When it is tried again, or null: at once.</param>
/// <param name="StartedAt">When an attempt began whose outcome is not known yet; null: none that was written down.</param>
/// <param name="IsAgents">Whether an agent said it, who may send it again when it does not arrive.</param>
/// <param name="Round">Another number where it is sent again after it certainly had not arrived: see <see cref="DeliverySerial"/>.</param>
/// <param name="Before">Attempts that were made before it was last asked for.</param>
public sealed record PendingDelivery(
    long Message, bool IsBots, DateTimeOffset SaidAt, int Part = 0, int Attempt = 0, DateTimeOffset? NotBefore = null,
    DateTimeOffset? StartedAt = null, bool IsAgents = false, int Round = 0, int Before = 0)
{
    /// <summary>The number of the attempt that is under way, or of the next one.</summary>
    public int CurrentAttempt => StartedAt is null ? Attempt + 1 : Attempt;

    /// <summary>Whether it may be tried now.</summary>
    public bool IsDue(DateTimeOffset now) => StartedAt is null && !(NotBefore > now);
}

/// <summary>Words of an agent that did not arrive, or of which nobody knows: the agent may send them again.</summary>
/// <param name="Message">The sequence number of the event.</param>
/// <param name="Part">The first part that has not arrived for certain.</param>
/// <param name="Attempt">Attempts so far.</param>
/// <param name="Round">As in <see cref="PendingDelivery"/>, for the next time.</param>
public sealed record UndeliveredMessage(long Message, int Part, int Attempt, int Round)
{
    /// <summary>So many are remembered of a room, the last ones.</summary>
    public const int MostRemembered = 100;
}

/// <summary>What became of an attempt, as whoever made it reports.</summary>
/// <param name="Message">The sequence number of the event.</param>
/// <param name="Attempt">The number of the attempt; a report of another one changes nothing.</param>
/// <param name="Part">The first part that has not arrived.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Code">What the messenger said, or how the call ended; null where all is well.</param>
/// <param name="ExternalId">The messenger's own id, or null.</param>
/// <param name="After">How long the messenger asks to wait, or null.</param>
/// <param name="Losses">What the messenger's limits did to it.</param>
public sealed record DeliveryReport(
    long Message, int Attempt, int Part, DeliveryResult Result, string? Code = null, string? ExternalId = null, TimeSpan? After = null,
    ImmutableArray<Loss> Losses = default)
{
    /// <summary>What the messenger's limits did to it.</summary>
    public ImmutableArray<Loss> Losses { get; init; } = Losses.OrEmpty();
}

/// <summary>What became of an attempt.</summary>
public enum DeliveryResult
{
    /// <summary>The messenger has all of it.</summary>
    Delivered,

    /// <summary>An attempt at a part is about to be made, on a messenger that does not recognise repeats.</summary>
    Begins,

    /// <summary>A question only: whether it is still to be delivered.</summary>
    IsStillOwed,

    /// <summary>It did not arrive, and may later.</summary>
    TryLater,

    /// <summary>It did not arrive and never will.</summary>
    Refused,

    /// <summary>The customer has left the chat.</summary>
    SessionGone,

    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>What went out with a late answer to the messenger's own question was not taken, or came too late.</summary>
    AnswerRefused,

    /// <summary>Nobody knows whether a late answer was taken.</summary>
    AnswerUnknown,

    /// <summary>No attempt: the messenger takes messages of this room again, so that what waits is tried at once.</summary>
    Resumes,
}

/// <summary>When something is tried again (faults, section 8; architecture, "Outgoing").</summary>
public static class Backoff
{
    /// <summary>How long something is tried, from when it was said.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly ImmutableArray<TimeSpan> Delays = [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1)];

    /// <summary>When attempt number <paramref name="failed"/> is followed by the next; null: it is given up.</summary>
    /// <param name="saidAt">When it was said.</param>
    /// <param name="failed">The number of the attempt that failed, from 1.</param>
    /// <param name="asked">How long the messenger asks to wait, or null.</param>
    /// <param name="spread">0 to 99: another number for another room, so that not all come back in the same moment.</param>
    /// <param name="now">The moment.</param>
    public static DateTimeOffset? Next(DateTimeOffset saidAt, int failed, TimeSpan? asked, int spread, DateTimeOffset now)
    {
        var delay = Delays[Math.Min(failed, Delays.Length) - 1] * (0.8 + (0.4 * spread / 100));
        var next = now + (asked > delay ? asked.Value : delay);
        return next - saidAt > Longest ? null : next;
    }
}
