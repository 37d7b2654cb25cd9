using System.Collections.Frozen;
using System.Collections.Immutable;
using Actors.Domain.Agents;
using Actors.Domain.Hours;
using Actors.Domain.Tenants;

namespace Actors.Domain.Queues;

/// <summary>An agent whom a queue considers, with the load that the queue knows of.</summary>
/// <param name="Card">The agent.</param>
/// <param name="Open">Conversations in <c>received</c> and <c>active</c>.</param>
public sealed record Candidate(AgentCard Card, int Open);

/// <summary>All agents of a tenant, seen by one queue for one topic at one moment: who takes part, and why each other does not.</summary>
public sealed class AgentsAtWork
{
    private readonly PassReason?[] _reasons;
    private PassedOverSummary? _passedOver;

    private AgentsAtWork(IReadOnlyList<Candidate> agents, PassReason?[] reasons)
    {
        (Agents, _reasons) = (agents, reasons);
        foreach (var reason in reasons)
        {
            Considered += reason?.IsNotConsidered() == true ? 0 : 1;
            Available += reason is null || (!reason.Value.IsNotConsidered() && !reason.Value.IsUnavailable()) ? 1 : 0;
            Free += reason is null ? 1 : 0;
            AtOwnMeal += reason == PassReason.OwnMeal ? 1 : 0;
        }
    }

    /// <summary>The agents, in the order of their list.</summary>
    public IReadOnlyList<Candidate> Agents { get; }

    /// <summary>Agents whom the distribution would consider: chat, assignment, member, and designated where that is asked.</summary>
    public int Considered { get; }

    /// <summary>Considered agents who are not unavailable; at capacity they may be.</summary>
    public int Available { get; }

    /// <summary>Available agents with room for one more.</summary>
    public int Free { get; }

    /// <summary>Considered agents at an own meal.</summary>
    public int AtOwnMeal { get; }

    /// <summary>Everybody who does not take part, in short.</summary>
    public PassedOverSummary PassedOver => _passedOver ??= Sum();

    /// <summary>Why an agent, by the place in the list, does not take part; null: takes part.</summary>
    public PassReason? this[int agent] => _reasons[agent];

    /// <summary>Looks at all agents.</summary>
    /// <param name="rules">The tenant's settings.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="topic">What the request is about; asked by category only.</param>
    /// <param name="agents">All agents of the tenant, in the order of their list.</param>
    /// <param name="now">The moment.</param>
    /// <param name="had">Who had the hand-off already and is not to get it again; default: nobody.</param>
    /// <param name="share">The most that one agent may hold now, or null; see <see cref="FairShare"/>.</param>
    public static AgentsAtWork Of(
        TenantRules rules, QueueId queue, Topic? topic, IReadOnlyList<Candidate> agents, DateTimeOffset now,
        ImmutableArray<AgentId> had = default, int? share = null)
    {
        var wall = TimeZoneInfo.ConvertTime(now, rules.Zone).DateTime;
        var designated = rules.DistributionOf(queue) == Distribution.Category ? rules.Designated(topic) : null;
        var reasons = new PassReason?[agents.Count];
        for (var i = 0; i < reasons.Length; i++)
        {
            reasons[i] = Reason(rules, queue, designated, agents[i], wall)
                ?? (!had.IsDefault && had.Contains(agents[i].Card.Id) ? PassReason.HadItBefore
                    : agents[i].Open >= share ? PassReason.FairShare : null);
        }

        return new(agents, reasons);
    }

    private static PassReason? Reason(
        TenantRules rules, QueueId queue, FrozenSet<AgentId>? designated, Candidate agent, DateTime wall)
    {
        var (card, settings) = (agent.Card, rules.Settings);
        return !card.Chat ? PassReason.MayNotChat
            : !card.Assign ? PassReason.AssignmentOff
            : !card.Queues.Contains(queue) ? PassReason.NotAMember
            : designated?.Contains(card.Id) == false ? PassReason.NotDesignated
            : card.Presence == Presence.Lost ? PassReason.ConnectionLost
            : card.Absences is { } away && away.DayOff.Contains(DateOnly.FromDateTime(wall)) ? PassReason.DayOff
            : !settings.AcceptDuringMeal && IsAtMeal(card, rules.Meal is not null, wall) ? PassReason.OwnMeal
            : card.Absences is { } resting && resting.Breaks.Any(pause => Covers(pause, wall)) ? PassReason.ScheduledBreak
            : card.Presence == Presence.Break && !settings.AcceptDuringBreak ? PassReason.OnBreak
            : settings.Scope == DistributionScope.SignedIn && card.Presence is not (Presence.Online or Presence.Break) ? PassReason.Presence
            : agent.Open >= card.Capacity ? PassReason.AtCapacity
            : null;
    }

    /// <summary>Where the meal is common, agents' own spans are not asked; presence <c>meal</c> still counts.</summary>
    private static bool IsAtMeal(AgentCard card, bool isCommon, DateTime wall) =>
        card.Presence == Presence.Meal
        || (!isCommon && card.Absences?.Meal is { } span && IsIn(span, (wall.Hour * 60) + wall.Minute));

    private static bool Covers(DatedSpan pause, DateTime wall)
    {
        var minute = (int)Math.Floor((wall - pause.Date.ToDateTime(TimeOnly.MinValue)).TotalMinutes);
        return minute >= pause.Span.From && minute < pause.Span.PauseEnd;
    }

    private static bool IsIn(ClockSpan daily, int minute) =>
        (minute >= daily.From && minute < daily.PauseEnd) || minute + ClockSpan.MinutesPerDay < daily.PauseEnd;

    private PassedOverSummary Sum()
    {
        var counts = new SortedDictionary<PassReason, int>();
        var first = ImmutableArray.CreateBuilder<PassedOver>();
        for (var i = 0; i < _reasons.Length; i++)
        {
            if (_reasons[i] is not { } reason)
            {
                continue;
            }

            counts[reason] = counts.GetValueOrDefault(reason) + 1;
            if (first.Count < PassedOverSummary.Named)
            {
                first.Add(new(Agents[i].Card.Id, reason));
            }
        }

        return new([.. counts.Select(count => new PassCount(count.Key, count.Value))], first.ToImmutable());
    }
}
