using System.Collections.Immutable;
using Actors.Domain.Queues;

namespace Actors.Domain.Admission;

/// <summary>What a request met, and everything that a manager needs to be told why. Small, and stored with the decision.</summary>
/// <param name="Case">The first case that held.</param>
/// <param name="Skipped">The cases before it, each with the reason why it did not hold.</param>
/// <param name="Until">When the case stops to hold by the clock, where a clock decides: the next opening, the end of the common meal.</param>
/// <param name="Open">Open conversations that were counted, where a limit was asked.</param>
/// <param name="Limit">The limit that was asked.</param>
/// <param name="PassedOver">Agents who were considered and are unavailable, where agents were asked.</param>
public sealed record AdmissionVerdict(
    AdmissionCase Case, ImmutableArray<SkippedCase> Skipped, DateTimeOffset? Until = null, int? Open = null, int? Limit = null,
    PassedOverSummary? PassedOver = null)
{
    /// <summary>The cases before it, each with the reason why it did not hold.</summary>
    public ImmutableArray<SkippedCase> Skipped { get; init; } = Skipped.OrEmpty();

    /// <summary>The same verdict seen after what was asked before it.</summary>
    public AdmissionVerdict After(AdmissionVerdict before) => this with { Skipped = before.Skipped.AddRange(Skipped) };
}
