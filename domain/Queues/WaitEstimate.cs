using System.Collections.Immutable;

namespace Actors.Domain.Queues;

/// <summary>An estimated wait: with four chances in five it lies between the two.</summary>
/// <param name="LowSeconds">At least.</param>
/// <param name="HighSeconds">At most.</param>
public sealed record WaitEstimate(int LowSeconds, int HighSeconds)
{
    /// <summary>Fewer departures than this are no flow to go by.</summary>
    public const int FewestGaps = 5;

    /// <summary>A tenth of a normal distribution lies beyond so many deviations on each side.</summary>
    private const double Deviations = 1.2816;

    /// <summary>
    /// The wait until as many departures as <paramref name="position"/>, from the gaps between the last ones: the sum of so many gaps has so many
    /// times their mean and their variance. Null where there are too few gaps.
    /// </summary>
    public static WaitEstimate? Of(int position, ImmutableArray<TimeSpan> gaps)
    {
        if (gaps.Length < FewestGaps || position < 1)
        {
            return null;
        }

        var mean = gaps.Average(gap => gap.TotalSeconds);
        var variance = gaps.Sum(gap => Math.Pow(gap.TotalSeconds - mean, 2)) / (gaps.Length - 1);
        var (middle, reach) = (position * mean, Deviations * Math.Sqrt(position * variance));
        return new(Whole(Math.Max(0, middle - reach), down: true), Whole(middle + reach, down: false));
    }

    private static int Whole(double seconds, bool down) =>
        (int)Math.Min(int.MaxValue / 2, down ? Math.Floor(seconds) : Math.Ceiling(seconds));
}
