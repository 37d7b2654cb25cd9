using System.Collections.Immutable;
using Actors.Domain.Hours;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;

namespace Actors.Domain.Admission;

/// <summary>
/// Admission: the seven cases of a hand-off request, in their order, in the three places where their facts are. Cases 1 to 3 and the common
/// meal need the settings alone; the individual meal and case 5 the agents; case 6 the count of the whole tenant.
/// </summary>
public static class AdmissionRules
{
    /// <summary>The age after which an open conversation no longer counts against the limit.</summary>
    public static readonly TimeSpan LimitWindow = TimeSpan.FromDays(7);

    /// <summary>What was requested after this moment counts against the limit.</summary>
    /// <remarks>Queues look at the clock once a minute; the window moves by whole seconds, so that what was requested at that second is out of it.</remarks>
    public static DateTimeOffset CountsAfter(DateTimeOffset now) =>
        now - LimitWindow - TimeSpan.FromTicks(now.UtcTicks % TimeSpan.TicksPerSecond) + TimeSpan.FromSeconds(1) - TimeSpan.FromMicroseconds(1);

    /// <summary>Cases 1 and 2: whether anybody is served at all.</summary>
    public static AdmissionVerdict OfVisitor(TenantRules rules, bool blocked) =>
        blocked ? new(AdmissionCase.Blocked, [])
        : rules.Settings.Service == ServiceStatus.Stopped
            ? new(AdmissionCase.Stopped, [new(AdmissionCase.Blocked, CaseSkipped.NotBlocked)])
        : new(AdmissionCase.Admitted,
            [new(AdmissionCase.Blocked, CaseSkipped.NotBlocked), new(AdmissionCase.Stopped, CaseSkipped.ServiceIsOpen)]);

    /// <summary>Case 3 and the common meal of case 4: what the clock says.</summary>
    public static AdmissionVerdict OfClock(TenantRules rules, ChannelId channel, DateTimeOffset now)
    {
        if (rules.HoursOf(channel).At(now) is HoursClosed closed)
        {
            return new(AdmissionCase.OffHours, [], closed.OpensAgainAt);
        }

        var within = new SkippedCase(AdmissionCase.OffHours, CaseSkipped.WithinHours);
        if (rules.Meal is null)
        {
            return new(AdmissionCase.Admitted, [within]);
        }

        var meal = Pauses.SpanAt(now, rules.Zone, rules.Meal);
        return meal is null ? new(AdmissionCase.Admitted, [within, new(AdmissionCase.Meal, CaseSkipped.NotMealTime)])
            : rules.Settings.AcceptDuringMeal
                ? new(AdmissionCase.Admitted, [within, new(AdmissionCase.Meal, CaseSkipped.AcceptsDuringMeal)])
            : new(AdmissionCase.Meal, [within], meal.EndsAt);
    }

    /// <summary>The individual meal of case 4, and case 5: what the agents say whom the distribution would consider.</summary>
    public static AdmissionVerdict OfAgents(TenantRules rules, AgentsAtWork agents)
    {
        var individual = rules.Meal is null;
        if (individual && !rules.Settings.AcceptDuringMeal && agents.Considered > 0 && agents.AtOwnMeal == agents.Considered)
        {
            return new(AdmissionCase.Meal, [], PassedOver: agents.PassedOver);
        }

        ImmutableArray<SkippedCase> skipped = !individual ? []
            : [new(AdmissionCase.Meal, rules.Settings.AcceptDuringMeal ? CaseSkipped.AcceptsDuringMeal : CaseSkipped.NotEverybodyAtMeal)];
        return agents.Available == 0
            ? new(AdmissionCase.NobodyAvailable, skipped, PassedOver: agents.PassedOver)
            : new(
                AdmissionCase.Admitted, skipped.Add(new(AdmissionCase.NobodyAvailable, CaseSkipped.SomebodyIsAvailable)),
                PassedOver: agents.PassedOver);
    }

    /// <summary>Case 6: what the count says.</summary>
    /// <param name="rules">The settings.</param>
    /// <param name="open">Other conversations of the tenant in <c>received</c> and <c>active</c>, requested within <see cref="LimitWindow"/>.</param>
    public static AdmissionVerdict OfCount(TenantRules rules, int open) =>
        rules.Settings.Limit is not { } limit
            ? new(AdmissionCase.Admitted, [new(AdmissionCase.OverLimit, CaseSkipped.NoLimit)])
        : open >= limit ? new(AdmissionCase.OverLimit, [], Open: open, Limit: limit)
        : new(AdmissionCase.Admitted, [new(AdmissionCase.OverLimit, CaseSkipped.BelowLimit)], Open: open, Limit: limit);

    /// <summary>All seven cases at once, for who has all facts in hand.</summary>
    public static AdmissionVerdict Decide(
        TenantRules rules, ChannelId channel, bool blocked, AgentsAtWork agents, int open, DateTimeOffset now)
    {
        var verdict = OfVisitor(rules, blocked);
        foreach (var next in new Func<AdmissionVerdict>[]
            { () => OfClock(rules, channel, now), () => OfAgents(rules, agents), () => OfCount(rules, open) })
        {
            if (verdict.Case != AdmissionCase.Admitted)
            {
                break;
            }

            verdict = next().After(verdict);
        }

        return verdict;
    }

    /// <summary>Whether a request that meets a case waits; else it is refused.</summary>
    public static bool Waits(TenantSettings settings, AdmissionCase @case) => @case switch
    {
        AdmissionCase.Blocked or AdmissionCase.Stopped => false,
        AdmissionCase.OffHours => settings.AcceptOffHours,
        AdmissionCase.OverLimit => settings.AcceptOverLimit,
        _ => true,
    };
}
