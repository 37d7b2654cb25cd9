using System.Collections.Immutable;

namespace Actors.Domain.Webhooks;

/// <summary>When an event is tried again: the schedule that Standard Webhooks gives as an example, about 76 hours, with jitter.</summary>
public static class WebhookSchedule
{
    /// <summary>The most that is added to a wait, as a part of it; never less than the schedule says.</summary>
    public const double Jitter = 0.1;

    /// <summary>The longest wait that an endpoint may ask for.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromHours(24);

    /// <summary>How long an endpoint that says it has too much is left alone where it does not say how long.</summary>
    public static readonly TimeSpan Breath = TimeSpan.FromSeconds(30);

    private static readonly ImmutableArray<TimeSpan> Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>How long to wait after a failed attempt; null: it was the last.</summary>
    /// <param name="attempts">Attempts made, the failed one included.</param>
    /// <param name="dice">From 0 to below 1.</param>
    /// <param name="asked">How long the endpoint asks to wait, or null.</param>
    public static TimeSpan? After(int attempts, double dice, TimeSpan? asked)
    {
        if (attempts > Waits.Length)
        {
            return null;
        }

        var wait = Waits[attempts - 1] * (1 + (Jitter * dice));
        var longest = asked < LongestAsked ? asked : asked is null ? null : LongestAsked;
        return longest > wait ? longest : wait;
    }
}
