using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Domain.Tests.Queues;

/// <summary>Fair in the morning: the rule on random mornings, and the bound of what it delays.</summary>
public sealed class FairShareTests
{
    private static readonly DateTimeOffset Opening = new(2026, 3, 4, 10, 0, 0, TimeSpan.FromHours(9));
    private static readonly QueueId Queue = new("general");
    private static readonly ChannelId Channel = new("web");

    private static readonly TenantRules Rules = TenantRules.Of(TenantSettings.Default with { Hours = new(Wed: ["10:00-18:00"]) });

    [Fact]
    public void Nobody_gets_more_than_a_share_before_the_others_come() => Prop.ForAll(Mornings, morning =>
    {
        var day = new Day(morning);
        var share = Math.Max(FairShare.Least, (int)Math.Ceiling(morning.Backlog / (double)morning.Agents));
        foreach (var minute in Enumerable.Range(0, 15))
        {
            day.Minute(minute);
            Assert.True(day.EverybodyIsThere || day.Most <= share, $"{day.Most} of {morning.Backlog} with {morning.Agents} in minute {minute}");
        }
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Nothing_is_delayed_beyond_the_window_or_once_everybody_is_there() => Prop.ForAll(Mornings, morning =>
    {
        var day = new Day(morning);
        foreach (var minute in Enumerable.Range(0, 16))
        {
            day.Minute(minute);
            Assert.True(day.Left == 0 || !day.EverybodyIsThere);
        }

        Assert.True(day.Left == 0 || day.NobodyIsThere);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Everybody_who_is_there_has_something_before_anybody_waits_for_a_share() => Prop.ForAll(Mornings, morning =>
    {
        var day = new Day(morning);
        foreach (var minute in Enumerable.Range(0, 15))
        {
            day.Minute(minute);
            Assert.True(day.Left == 0 || day.Least >= Math.Min(FairShare.Least, morning.Backlog / morning.Agents));
        }
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void The_reason_is_said() => Assert.Equal(
        new PassedOver(new("a0"), PassReason.FairShare),
        Plan(10, 2, agents: [(3, Presence.Online), (0, Presence.Offline)], minute: 1).Why.PassedOver!.First[0]);

    [Theory]
    [InlineData(3, 0, 1, false)]
    [InlineData(8, 0, 1, true)]
    [InlineData(8, 0, 15, false)]
    [InlineData(0, 9, 1, false)]
    public void Only_what_piled_up_and_only_in_the_window(int backlog, int fresh, int minute, bool isHeld)
    {
        var agents = AgentsAtWork.Of(Rules, Queue, null, Agents([(5, Presence.Online), (0, Presence.Offline)]), Opening.AddMinutes(minute));
        var share = FairShare.Of(
            Rules, agents, [.. Entries(backlog, Opening.AddHours(-9)), .. Entries(fresh, Opening)], Opening.AddMinutes(minute));
        Assert.Equal(isHeld || (backlog > 0 && minute < 15), share is not null);
        Assert.Equal(isHeld, share is { } most && most > 5);
    }

    [Fact]
    public void Who_works_always_and_who_is_off_today_change_nothing()
    {
        var always = TenantRules.Of(TenantSettings.Default);
        var agents = AgentsAtWork.Of(always, Queue, null, Agents([(5, Presence.Online), (0, Presence.Offline)]), Opening);
        Assert.Null(FairShare.Of(always, agents, Entries(50, Opening.AddHours(-9)), Opening));
        var off = Agents([(5, Presence.Online), (0, Presence.Offline)])
            .Select((one, index) => index == 0 ? one : one with { Card = one.Card with { Absences = new([new(2026, 3, 4)]) } }).ToList();
        Assert.Null(FairShare.Of(Rules, AgentsAtWork.Of(Rules, Queue, null, off, Opening), Entries(50, Opening.AddHours(-9)), Opening));
    }

    private static Arbitrary<Morning> Mornings => Arb.From(
        from backlog in Gen.Choose(0, 120)
        from agents in Gen.Choose(1, 8)
        from comes in Gen.ArrayOf(Gen.Choose(0, 40), agents)
        select new Morning(backlog, agents, comes));

    private static QueuePlan Plan(int backlog, int _, (int Open, Presence Presence)[] agents, int minute)
    {
        var entries = Entries(backlog, Opening.AddHours(-9)).ToList();
        return new QueuePlanner(Rules, Queue, Agents(agents), TurnOrder.Empty, Opening.AddMinutes(minute), entries.Skip(7)).For(entries[^1], true);
    }

    private static List<Candidate> Agents(IEnumerable<(int Open, Presence Presence)> agents) =>
    [
        .. agents.Select((agent, index) => new Candidate(
            new(new($"a{index}"), $"a{index}", AgentRole.Agent, true, true, null, [Queue], agent.Presence), agent.Open)),
    ];

    private static IEnumerable<WaitingEntry> Entries(int count, DateTimeOffset since) => Enumerable.Range(0, count)
        .Select(number => new WaitingEntry(new($"c{since.Ticks}-{number:000}"), 1, 0, since.AddSeconds(number), Channel));

    private sealed record Morning(int Backlog, int Agents, int[] Comes);

    /// <summary>One morning by the minute; who comes, comes at the minute and stays.</summary>
    private sealed class Day(Morning morning)
    {
        private readonly List<WaitingEntry> _line = [.. Entries(morning.Backlog, Opening.AddHours(-9))];
        private readonly int[] _open = new int[morning.Agents];
        private int _minute;

        public int Left => _line.Count;

        public int Most => _open.Max();

        public int Least => _open.Where((_, agent) => IsThere(agent)).DefaultIfEmpty(int.MaxValue).Min();

        public bool EverybodyIsThere => Enumerable.Range(0, morning.Agents).All(IsThere);

        public bool NobodyIsThere => !Enumerable.Range(0, morning.Agents).Any(IsThere);

        public void Minute(int minute)
        {
            _minute = minute;
            var agents = Agents(_open.Select((open, agent) => (open, IsThere(agent) ? Presence.Online : Presence.Offline)));
            var planner = new QueuePlanner(Rules, Queue, agents, TurnOrder.Empty, Opening.AddMinutes(minute), [.. _line]);
            foreach (var entry in _line.ToList())
            {
                if (planner.For(entry, true).Agent is { } agent)
                {
                    planner.Take(agent);
                    _open[int.Parse(agent.Value[1..], System.Globalization.CultureInfo.InvariantCulture)]++;
                    _line.Remove(entry);
                }
            }
        }

        private bool IsThere(int agent) => morning.Comes[agent] <= _minute;
    }
}
