using System.Globalization;
using Actors.Domain.Admission;
using Actors.Domain.Agents;
using Actors.Domain.Hours;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Admission;

/// <summary>The seven cases of a hand-off request, in their order, each with its reason (hand-off, "Admission").</summary>
public sealed class AdmissionRulesTests
{
    private static readonly QueueId General = new("general");
    private static readonly ChannelId Main = new("main");
    private static readonly WeekText Weekdays = new(["10:00-18:00"], ["10:00-18:00"], ["10:00-18:00"], ["10:00-18:00"], ["10:00-18:00"]);
    private static readonly TenantSettings Settings = TenantSettings.Default with { Hours = Weekdays, Scope = DistributionScope.All };

    [Fact]
    public void Nothing_stands_in_the_way() => Meets(AdmissionCase.Admitted, Settings);

    [Fact]
    public void The_first_that_holds_decides()
    {
        var all = Settings with
        {
            Service = ServiceStatus.Stopped, Meal = new("00:00", "24:00"), Limit = 3, Holidays = [new("2026-03-04")],
        };
        Meets(AdmissionCase.Blocked, all, blocked: true, agents: [], open: 3);
        Meets(AdmissionCase.Stopped, all, agents: [], open: 3);
        Meets(AdmissionCase.OffHours, all with { Service = ServiceStatus.Open }, agents: [], open: 3);
        all = all with { Service = ServiceStatus.Open, Holidays = [] };
        Meets(AdmissionCase.Meal, all, agents: [], open: 3);
        Meets(AdmissionCase.NobodyAvailable, all with { AcceptDuringMeal = true }, agents: [], open: 3);
        Meets(AdmissionCase.OverLimit, all with { AcceptDuringMeal = true }, open: 3);
        Meets(AdmissionCase.Admitted, all with { AcceptDuringMeal = true }, open: 2);
    }

    [Fact]
    public void Each_case_that_was_skipped_says_why() => Assert.Equal(
        [
            (AdmissionCase.Blocked, CaseSkipped.NotBlocked), (AdmissionCase.Stopped, CaseSkipped.ServiceIsOpen),
            (AdmissionCase.OffHours, CaseSkipped.WithinHours), (AdmissionCase.Meal, CaseSkipped.NotEverybodyAtMeal),
            (AdmissionCase.NobodyAvailable, CaseSkipped.SomebodyIsAvailable), (AdmissionCase.OverLimit, CaseSkipped.NoLimit),
        ],
        Decide(Settings).Skipped.Select(skipped => (skipped.Case, skipped.Why)));

    [Theory]
    [InlineData("2026-03-04T18:00:59+09:00", AdmissionCase.Admitted)]
    [InlineData("2026-03-04T18:01:00+09:00", AdmissionCase.OffHours)]
    [InlineData("2026-03-07T11:00:00+09:00", AdmissionCase.OffHours)]
    public void Off_hours_begin_after_the_last_minute(string at, AdmissionCase met) => Meets(met, Settings, at: at);

    [Fact]
    public void Off_hours_say_when_it_opens_again() => Assert.Equal(
        DateTimeOffset.Parse("2026-03-05T10:00:00+09:00", CultureInfo.InvariantCulture),
        Decide(Settings, at: "2026-03-04T20:00:00+09:00").Until);

    [Fact]
    public void A_channel_may_have_hours_of_its_own() => Meets(
        AdmissionCase.Admitted, Settings with { ChannelHours = [new("main", new(Wed: ["20:00-21:00"]))] }, at: "2026-03-04T20:00:00+09:00");

    [Theory]
    [InlineData("2026-03-04T12:00:00+09:00", AdmissionCase.Meal)]
    [InlineData("2026-03-04T12:59:59+09:00", AdmissionCase.Meal)]
    [InlineData("2026-03-04T13:00:00+09:00", AdmissionCase.Admitted)]
    public void A_common_meal_ends_when_its_end_minute_begins(string at, AdmissionCase met) =>
        Meets(met, Settings with { Meal = new("12:00", "13:00") }, at: at);

    [Fact]
    public void Individual_meal_is_when_everybody_considered_is_at_their_own()
    {
        Meets(AdmissionCase.Meal, Settings, agents: [AtMeal("kim"), Agent("lee", Presence.Meal), Agent("park") with { Card = Agent("park").Card with { Chat = false } }]);
        Meets(AdmissionCase.Admitted, Settings, agents: [AtMeal("kim"), Agent("lee")]);
        Meets(AdmissionCase.NobodyAvailable, Settings, agents: []);
    }

    [Fact]
    public void At_a_common_meal_time_own_spans_are_not_asked_but_presence_meal_counts()
    {
        var common = Settings with { Meal = new("12:00", "13:00") };
        Meets(AdmissionCase.Admitted, common, agents: [AtMeal("kim")]);
        Meets(AdmissionCase.NobodyAvailable, common, agents: [Agent("kim", Presence.Meal)]);
    }

    [Fact]
    public void Mixed_reasons_are_nobody_available()
    {
        var verdict = Decide(
            Settings with { AcceptDuringBreak = false },
            agents: [Off("kim"), Agent("lee", Presence.Break), AtMeal("park"), Agent("choi", Presence.Lost)]);
        Assert.Equal(AdmissionCase.NobodyAvailable, verdict.Case);
        Assert.Equal(
            [PassReason.ConnectionLost, PassReason.DayOff, PassReason.OwnMeal, PassReason.OnBreak],
            verdict.PassedOver!.Counts.Select(count => count.Reason));
        Assert.Equal(4, verdict.PassedOver.First.Length);
    }

    [Fact]
    public void Being_at_capacity_is_not_being_unavailable() => Meets(
        AdmissionCase.Admitted, Settings, agents: [Agent("kim") with { Open = 1, Card = Agent("kim").Card with { Capacity = 1 } }]);

    [Fact]
    public void Nobody_signed_in_counts_only_where_the_scope_asks_it()
    {
        Candidate[] away = [Agent("kim", Presence.Offline)];
        Meets(AdmissionCase.Admitted, Settings, agents: away);
        Meets(AdmissionCase.NobodyAvailable, Settings with { Scope = DistributionScope.SignedIn }, agents: away);
    }

    [Fact]
    public void The_limit_holds_when_the_count_has_reached_it()
    {
        var verdict = Decide(Settings with { Limit = 3 }, open: 3);
        Assert.Equal((AdmissionCase.OverLimit, 3, 3), (verdict.Case, verdict.Open, verdict.Limit));
        Meets(AdmissionCase.Admitted, Settings with { Limit = 4 }, open: 3);
    }

    [Theory]
    [InlineData(AdmissionCase.OffHours, true, true, true)]
    [InlineData(AdmissionCase.OffHours, false, true, false)]
    [InlineData(AdmissionCase.Meal, false, false, true)]
    [InlineData(AdmissionCase.NobodyAvailable, false, false, true)]
    [InlineData(AdmissionCase.OverLimit, true, true, true)]
    [InlineData(AdmissionCase.OverLimit, true, false, false)]
    [InlineData(AdmissionCase.Blocked, true, true, false)]
    [InlineData(AdmissionCase.Stopped, true, true, false)]
    public void A_case_waits_or_refuses(AdmissionCase met, bool offHours, bool overLimit, bool waits) => Assert.Equal(
        waits, AdmissionRules.Waits(Settings with { AcceptOffHours = offHours, AcceptOverLimit = overLimit }, met));

    private static void Meets(
        AdmissionCase met, TenantSettings settings, bool blocked = false, Candidate[]? agents = null, int open = 0, string? at = null) =>
        Assert.Equal(met, Decide(settings, blocked, agents, open, at).Case);

    private static AdmissionVerdict Decide(
        TenantSettings settings, bool blocked = false, Candidate[]? agents = null, int open = 0, string? at = null)
    {
        var now = at is null ? Testing.Sample.Now : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
        var rules = TenantRules.Of(settings);
        return AdmissionRules.Decide(
            rules, Main, blocked, AgentsAtWork.Of(rules, General, null, agents ?? [Agent("kim")], now), open, now);
    }

    private static Candidate AtMeal(string id) =>
        Agent(id) with { Card = Agent(id).Card with { Absences = new(Meal: ClockSpan.Parse("11:00-12:00")) } };

    private static Candidate Off(string id) => Agent(id) with { Card = Agent(id).Card with { Absences = new([new(2026, 3, 4)]) } };

    private static Candidate Agent(string id, Presence presence = Presence.Online) =>
        new(new(new(id), id, AgentRole.Agent, true, true, null, [General], presence), 0);
}
