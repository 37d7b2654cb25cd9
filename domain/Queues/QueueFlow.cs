using System.Collections.Immutable;

namespace Actors.Domain.Queues;

/// <summary>Somebody who waited got an agent.</summary>
/// <param name="At">When.</param>
/// <param name="Gap">How long that took since the one before, or since its own request if that was later.</param>
public sealed record Departure(DateTimeOffset At, TimeSpan Gap);

/// <summary>What was said of a wait, and what came of it.</summary>
/// <param name="At">When it was said.</param>
/// <param name="Said">What was said.</param>
/// <param name="Waited">How long it took, or null while it lasts.</param>
public sealed record Forecast(DateTimeOffset At, WaitEstimate Said, TimeSpan? Waited = null);

/// <summary>The flow of a queue in the last hours, and how good what was said of it is. Bounded; pure; kept with the queue.</summary>
public sealed record QueueFlow
{
    /// <summary>How far back departures count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(3);

    /// <summary>A longer gap is a pause (a night, a meal), not flow.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromHours(1);

    private const int MostDepartures = 200, MostOpen = 1_000, MostMeasured = 500;

    /// <summary>The last departures, oldest first.</summary>
    public ImmutableArray<Departure> Departures { get; init; } = [];

    /// <summary>What was said to those who still wait, by conversation.</summary>
    public ImmutableDictionary<string, Forecast> Open { get; init; } = ImmutableDictionary<string, Forecast>.Empty;

    /// <summary>What was said and has come to its end, oldest first.</summary>
    public ImmutableArray<Forecast> Measured { get; init; } = [];

    /// <summary>The estimated wait at a position, or null where there is not enough flow.</summary>
    public WaitEstimate? Estimate(int position, DateTimeOffset now) => WaitEstimate.Of(
        position, [.. Departures.Where(departure => departure.At > now - Window).Select(departure => departure.Gap)]);

    /// <summary>Somebody begins to wait at a position: what would be said is remembered, to be measured.</summary>
    public QueueFlow Waits(ConversationId conversation, int position, DateTimeOffset now) =>
        Open.Count < MostOpen && Estimate(position, now) is { } said
            ? this with { Open = Open.SetItem(conversation.Value, new(now, said)) }
            : this;

    /// <summary>Somebody who waited got an agent.</summary>
    public QueueFlow Departs(ConversationId conversation, DateTimeOffset requestedAt, DateTimeOffset now)
    {
        var last = Departures.IsEmpty ? requestedAt : Departures[^1].At;
        var gap = now - (requestedAt > last ? requestedAt : last);
        gap = gap < TimeSpan.Zero ? TimeSpan.Zero : gap;
        var measured = Open.TryGetValue(conversation.Value, out var forecast)
            ? Measured.Add(forecast with { Waited = now - forecast.At })
            : Measured;
        return this with
        {
            Departures = Tail(gap <= LongestGap ? Departures.Add(new(now, gap)) : Departures, MostDepartures),
            Open = Open.Remove(conversation.Value),
            Measured = Tail(measured, MostMeasured),
        };
    }

    /// <summary>Somebody left without an agent: nothing is measured.</summary>
    public QueueFlow Leaves(ConversationId conversation) =>
        Open.ContainsKey(conversation.Value) ? this with { Open = Open.Remove(conversation.Value) } : this;

    /// <summary>How good what was said in the last hours is.</summary>
    public ForecastQuality Quality(DateTimeOffset now)
    {
        var errors = new List<double>();
        var covered = 0;
        foreach (var forecast in Measured)
        {
            if (forecast.Waited is { } waited && forecast.At > now - Window)
            {
                var (low, high, seconds) = (forecast.Said.LowSeconds, forecast.Said.HighSeconds, waited.TotalSeconds);
                covered += seconds >= low && seconds <= high ? 1 : 0;
                errors.Add(Math.Abs(seconds - ((low + high) / 2.0)));
            }
        }

        errors.Sort();
        return new(errors.Count, covered, errors.Count == 0 ? null : (int)Math.Round(errors[errors.Count / 2]));
    }

    private static ImmutableArray<T> Tail<T>(ImmutableArray<T> items, int most) =>
        items.Length <= most ? items : items.RemoveRange(0, items.Length - most);
}

/// <summary>How good estimated waits were.</summary>
/// <param name="Measured">How many came to their end.</param>
/// <param name="Covered">How many of them within the range that was said; four in five is what the range promises.</param>
/// <param name="MedianErrorSeconds">Half of them were no further than this from the middle of the range; null where none was measured.</param>
public sealed record ForecastQuality(int Measured, int Covered, int? MedianErrorSeconds);
