using Actors.Domain.Conversations;
using Actors.Domain.Hours;
using Actors.Domain.Tenants;

namespace Actors.Domain.Queues;

/// <summary>
/// Fair in the morning: for <see cref="Window"/> after an opening, as long as something still waits that piled up before, no agent holds more than
/// an equal part of all that is open and has piled up, and at least <see cref="Least"/>; whoever is expected today counts, there already or not. When
/// everybody is there and has the share or is at capacity, or when the window is over, the rest is given out as ever: a backlog is never delayed for
/// longer than the window.
/// </summary>
public static class FairShare
{
    /// <summary>How long after an opening the first to come must leave something to the others.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>What an agent may always hold: nobody sits idle before a handful of customers.</summary>
    public const int Least = 3;

    /// <summary>The most that one agent may hold now, or null: no such bound.</summary>
    /// <param name="rules">The settings.</param>
    /// <param name="agents">Who takes part, and why each other does not.</param>
    /// <param name="waiting">Who waits and is given nothing yet.</param>
    /// <param name="now">The moment.</param>
    public static int? Of(TenantRules rules, AgentsAtWork agents, IEnumerable<WaitingEntry> waiting, DateTimeOffset now)
    {
        var (expected, _, open) = Expected(agents);
        if (expected < 2 || !rules.AllHours.Any(hours => OpenedAt(hours, now) is not null))
        {
            return null;
        }

        var openings = new Dictionary<ChannelId, DateTimeOffset?>();
        var backlog = waiting.Count(entry => IsBacklog(entry, rules, now, openings));
        return backlog == 0 ? null : Math.Max(Least, (int)Math.Ceiling((backlog + open) / (double)expected));
    }

    /// <summary>Whether somebody is expected who cannot take anything yet.</summary>
    public static bool SomebodyIsMissing(AgentsAtWork agents) => Expected(agents).Missing > 0;

    /// <summary>Whom the distribution would consider and who is not off today: there, or still to come.</summary>
    private static (int Expected, int Missing, int Open) Expected(AgentsAtWork agents)
    {
        var (expected, missing, open) = (0, 0, 0);
        for (var i = 0; i < agents.Agents.Count; i++)
        {
            var reason = agents[i];
            if (reason?.IsNotConsidered() == true || reason == PassReason.DayOff)
            {
                continue;
            }

            expected++;
            missing += reason is null or PassReason.AtCapacity ? 0 : 1;
            open += agents.Agents[i].Open;
        }

        return (expected, missing, open);
    }

    private static bool IsBacklog(
        WaitingEntry entry, TenantRules rules, DateTimeOffset now, Dictionary<ChannelId, DateTimeOffset?> openings)
    {
        if (entry.Channel is not { } channel)
        {
            return false;
        }

        if (!openings.TryGetValue(channel, out var opening))
        {
            openings[channel] = opening = OpenedAt(rules.HoursOf(channel), now);
        }

        return entry.RequestedAt < opening;
    }

    /// <summary>The opening within the window before now, or null.</summary>
    private static DateTimeOffset? OpenedAt(WorkingHours hours, DateTimeOffset now) =>
        hours.At(now - Window) is HoursClosed { OpensAgainAt: { } opening } && opening <= now ? opening : null;
}
