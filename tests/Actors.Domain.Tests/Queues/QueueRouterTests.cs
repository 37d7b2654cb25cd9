using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Hours;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Queues;

public sealed class QueueRouterTests
{
    private static readonly QueueId General = new("general");
    private static readonly TenantSettings RoundRobin = TenantSettings.Default;
    private static readonly TenantSettings LeastBusy = RoundRobin with { Distribution = Distribution.LeastBusy };
    private static readonly TenantSettings All = RoundRobin with { Scope = DistributionScope.All };

    [Theory]
    [InlineData(null, "kim")]
    [InlineData("kim", "lee")]
    [InlineData("lee", "park")]
    [InlineData("park", "kim")]
    [InlineData("gone", "kim")]
    public void Round_robin_goes_on_after_the_last_one(string? last, string next) =>
        Assert.Equal(next, Choose(RoundRobin, [Agent("kim"), Agent("lee"), Agent("park")], last));

    [Fact]
    public void Round_robin_skips_who_does_not_take_part() =>
        Assert.Equal("park", Choose(RoundRobin, [Agent("kim"), Agent("lee", card => card with { Assign = false }), Agent("park")], "kim"));

    [Fact]
    public void Least_busy_takes_the_fewest_and_the_first_listed_among_equals() =>
        Assert.Equal("lee", Choose(LeastBusy, [Agent("kim", open: 2), Agent("lee", open: 1), Agent("park", open: 1)], "lee"));

    [Fact]
    public void With_manual_distribution_nobody_gets_anything()
    {
        var routing = Route(RoundRobin with { Distribution = Distribution.Manual }, [Agent("kim")]);
        Assert.Equal((null, WaitReason.ManualDistribution), (routing.Agent, routing.Wait));
    }

    [Fact]
    public void Each_who_is_passed_over_has_a_reason()
    {
        var routing = Route(RoundRobin with { AcceptDuringBreak = false },
        [
            Agent("a1", card => card with { Chat = false }),
            Agent("a2", card => card with { Assign = false }),
            Agent("a3", card => card with { Queues = [new("other")] }),
            Agent("a4", card => card with { Presence = Presence.Away }),
            Agent("a5", card => card with { Capacity = 2 }, open: 2),
            Agent("a6", card => card with { Capacity = 2 }, open: 1),
            Agent("a7", card => card with { Absences = new([new(2026, 3, 4)]) }),
            Agent("a8", card => card with { Absences = new(Meal: ClockSpan.Parse("10:30-11:01")) }),
            Agent("a9", card => card with { Absences = new(Breaks: [new(new(2026, 3, 4), ClockSpan.Parse("10:59-11:30"))]) }),
            Agent("b1", card => card with { Presence = Presence.Break }),
            Agent("b2", card => card with { Presence = Presence.Lost }),
        ]);
        Assert.Equal("a6", routing.Agent?.Value);
        Assert.Null(routing.Wait);
        Assert.Equal(
            [
                (PassReason.MayNotChat, 1), (PassReason.AssignmentOff, 1), (PassReason.NotAMember, 1), (PassReason.Presence, 1),
                (PassReason.AtCapacity, 1), (PassReason.ConnectionLost, 1), (PassReason.DayOff, 1), (PassReason.OwnMeal, 1),
                (PassReason.ScheduledBreak, 1), (PassReason.OnBreak, 1),
            ],
            routing.PassedOver.Counts.Select(count => (count.Reason, count.Count)));
        Assert.Equal(["a1", "a2", "a3", "a4", "a5"], routing.PassedOver.First.Select(passed => passed.Agent.Value));
    }

    [Theory]
    [InlineData("kim", "park")]
    [InlineData("lee", "kim")]
    [InlineData("park lee", "kim")]
    [InlineData("lee kim park", "park")]
    public void By_category_only_the_designated_take_part_and_take_turns(string last, string next)
    {
        var settings = RoundRobin with
        {
            Distribution = Distribution.Category,
            Categories = [new("주문", [new("환불", ["lee"]), new("배송", ["kim", "park"])])],
        };
        var agents = new[] { Agent("kim"), Agent("lee"), Agent("park") };
        Assert.Equal("lee", Choose(settings, agents, last));
        Assert.Equal(next, Choose(settings, agents, last, new("주문", "배송")));
        Assert.Null(Choose(settings, agents, last, new("없음", "없음")));
    }

    [Fact]
    public void An_own_meal_keeps_nobody_where_meals_are_accepted_or_common()
    {
        var agents = new[] { Agent("kim", card => card with { Absences = new(Meal: ClockSpan.Parse("10:30-11:01")) }) };
        Assert.Null(Choose(RoundRobin, agents));
        Assert.Equal("kim", Choose(RoundRobin with { AcceptDuringMeal = true }, agents));
        Assert.Equal("kim", Choose(RoundRobin with { Meal = new("12:00", "13:00") }, agents));
    }

    [Theory]
    [InlineData("23:30-00:30", "2026-03-04T00:29:00+09:00", true)]
    [InlineData("23:30-00:30", "2026-03-04T00:30:00+09:00", false)]
    [InlineData("23:30-00:30", "2026-03-04T23:30:00+09:00", true)]
    [InlineData("12:00-13:00", "2026-03-04T12:59:59+09:00", true)]
    [InlineData("12:00-13:00", "2026-03-04T13:00:00+09:00", false)]
    public void An_own_meal_ends_when_its_end_minute_begins(string span, string at, bool isOn)
    {
        var agents = new[] { Agent("kim", card => card with { Absences = new(Meal: ClockSpan.Parse(span)) }) };
        var now = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(isOn ? 0 : 1, AgentsAtWork.Of(TenantRules.Of(RoundRobin), General, null, agents, now).Available);
    }

    [Theory]
    [InlineData(Presence.Online, true, true)]
    [InlineData(Presence.Away, false, true)]
    [InlineData(Presence.Offline, false, true)]
    [InlineData(Presence.Break, true, true)]
    [InlineData(Presence.Meal, false, false)]
    [InlineData(Presence.Lost, false, false)]
    public void The_scope_says_which_presences_take_part(Presence presence, bool signedIn, bool all)
    {
        var agents = new[] { Agent("kim", card => card with { Presence = presence }) };
        Assert.Equal(signedIn ? "kim" : null, Choose(RoundRobin, agents));
        Assert.Equal(all ? "kim" : null, Choose(All, agents));
    }

    [Fact]
    public void Being_at_capacity_is_not_being_unavailable() =>
        Assert.Equal(WaitReason.NobodyFree, Route(RoundRobin, [Agent("kim", card => card with { Capacity = 1 }, open: 1)]).Wait);

    [Fact]
    public void Nobody_there_is_nobody_available()
    {
        Assert.Equal(WaitReason.NobodyAvailable, Route(RoundRobin, []).Wait);
        Assert.Equal(WaitReason.NobodyAvailable, Route(RoundRobin, [Agent("kim", card => card with { Presence = Presence.Offline })]).Wait);
    }

    private static string? Choose(TenantSettings settings, Candidate[] agents, string? last = null, Topic? topic = null) =>
        Route(settings, agents, last, topic).Agent?.Value;

    private static Routing Route(TenantSettings settings, Candidate[] agents, string? last = null, Topic? topic = null) =>
        QueueRouter.Choose(
            settings.Distribution, AgentsAtWork.Of(TenantRules.Of(settings), General, topic, agents, Testing.Sample.Now),
            TurnOrder.Of((last ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new AgentId(id))));

    private static Candidate Agent(string id, Func<AgentCard, AgentCard>? with = null, int open = 0)
    {
        var card = new AgentCard(new(id), id, AgentRole.Agent, true, true, null, [General], Presence.Online);
        return new(with?.Invoke(card) ?? card, open);
    }
}
