using Actors.Domain.Agents;
using Actors.Domain.Conversations;
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
        var routing = Route(RoundRobin,
        [
            Agent("a1", card => card with { Chat = false }),
            Agent("a2", card => card with { Assign = false }),
            Agent("a3", card => card with { Queues = [new("other")] }),
            Agent("a4", card => card with { Presence = Presence.Away }),
            Agent("a5", card => card with { Capacity = 2 }, open: 2),
            Agent("a6", card => card with { Capacity = 2 }, open: 1),
        ]);
        Assert.Equal("a6", routing.Agent?.Value);
        Assert.Null(routing.Wait);
        Assert.Equal(
            [PassReason.MayNotChat, PassReason.AssignmentOff, PassReason.NotAMember, PassReason.Presence, PassReason.AtCapacity],
            routing.PassedOver.Select(passed => passed.Reason));
    }

    [Theory]
    [InlineData(Presence.Online, true, true)]
    [InlineData(Presence.Away, false, true)]
    [InlineData(Presence.Offline, false, true)]
    [InlineData(Presence.Break, false, false)]
    [InlineData(Presence.Meal, false, false)]
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

    private static string? Choose(TenantSettings settings, Candidate[] agents, string? last = null) =>
        Route(settings, agents, last).Agent?.Value;

    private static Routing Route(TenantSettings settings, Candidate[] agents, string? last = null) =>
        QueueRouter.Choose(General, settings, agents, last is null ? null : new AgentId(last));

    private static Candidate Agent(string id, Func<AgentCard, AgentCard>? with = null, int open = 0)
    {
        var card = new AgentCard(new(id), id, AgentRole.Agent, true, true, null, [General], Presence.Online);
        return new(with?.Invoke(card) ?? card, open);
    }
}
