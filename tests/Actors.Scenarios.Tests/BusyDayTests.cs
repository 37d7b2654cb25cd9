using System.Diagnostics;
using System.Globalization;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Simulation.Days;
using Actors.Simulation.Offices;

namespace Actors.Scenarios.Tests;

/// <summary>A day of 10,000 messages, made by an office of a hundred agents, played again.</summary>
public sealed class BusyDayTests
{
    private const int Rooms = 2_000;

    private static readonly TenantId Tenant = new("busy");
    private static readonly ChannelId Channel = new("kakao");
    private static readonly DateTimeOffset Morning = new(2026, 3, 4, 9, 0, 0, TimeSpan.FromHours(9));
    private static readonly Lazy<RecordedDay> Day = new(Record);

    [Fact]
    public void It_is_the_same_day_under_the_settings_that_it_had_within_the_time_that_a_person_waits()
    {
        var watch = Stopwatch.StartNew();
        var report = DaySimulation.Play(Day.Value, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{report.Inputs} inputs of {report.Conversations} conversations in {watch.Elapsed.TotalSeconds:0.00} s");
        Assert.Equal((Rooms, 0, 0), (report.Conversations, report.Different, report.Refused));
        Assert.True(report.Inputs > 10_000);
        Assert.Equal(Rooms, report.Recorded.Assignments.Values.Sum());
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_limit_would_have_made_customers_wait_and_told_them()
    {
        var settings = Day.Value.Definitions.Settings;
        var limited = Day.Value with { Definitions = Day.Value.Definitions with { Settings = settings with { Limit = 3 } } };
        var report = DaySimulation.Play(limited, TestContext.Current.CancellationToken);
        Assert.True(report.Simulated.Messages["overLimit"] > 0);
        Assert.False(report.Recorded.Messages.ContainsKey("overLimit"));
        Assert.Equal(DayReport.Named, report.Differences.Length);
        Assert.True(report.Different >= report.Simulated.Messages["overLimit"]);
    }

    /// <summary>Customers come every ten seconds, write four times, are answered once and ended.</summary>
    private static RecordedDay Record()
    {
        var rooms = new Dictionary<ConversationId, List<ConversationEvent>>();
        var office = new SimulatedOffice(Definitions(), Morning, happening =>
        {
            if (!rooms.TryGetValue(happening.Conversation, out var events)) rooms[happening.Conversation] = events = [];
            events.AddRange(happening.Events);
        }, TestContext.Current.CancellationToken);
        var agents = office.Definitions.Agents.Select(agent => new RecordedAgent(agent.Id, [new AgentPresenceSet(Presence.Online, Morning)])).ToList();
        foreach (var agent in agents) office.SetPresence(agent.Id, Presence.Online);

        for (var turn = 0; turn < Rooms + 20; turn++)
        {
            if (turn < Rooms) Say(turn, 0);
            for (var later = 1; later < 4; later++)
            {
                if (turn - later is >= 0 and < Rooms) Say(turn - later, later);
            }

            if (turn - 4 is >= 0 and < Rooms) Answer(turn - 4);
            if (turn - 15 is >= 0 and < Rooms) End(turn - 15);
        }

        return new(
            office.Definitions, Morning, office.Now, [.. rooms.Select(room => new RecordedConversation(room.Key, room.Value))], agents);

        void Say(int room, int number)
        {
            office.MoveTo(office.Now + TimeSpan.FromSeconds(2.5));
            var id = string.Create(CultureInfo.InvariantCulture, $"{room}-{number}");
            Assert.Null(office.Receive(Channel, Customer(room), MessageText.From($"문의 {id}"), id, Visit.Plain));
        }

        void Answer(int room)
        {
            office.MoveTo(office.Now + TimeSpan.FromSeconds(1));
            Assert.Null(office.Reply(Id(room), office.Room(Id(room)).Agent!.Value, MessageText.From("안녕하세요"), "a"));
        }

        void End(int room)
        {
            office.MoveTo(office.Now + TimeSpan.FromSeconds(1));
            Assert.Null(office.End(Id(room), office.Room(Id(room)).Agent!.Value));
        }
    }

    private static CustomerId Customer(int room) => new(string.Create(CultureInfo.InvariantCulture, $"customer-{room}"));

    private static ConversationId Id(int room) => ConversationKey.Of(Tenant, Channel, Customer(room));

    private static TenantState Definitions()
    {
        TenantCommand[] commands =
        [
            new CreateTenant(Tenant, "바쁜 곳", Morning), new AddQueue(new(new("all"), "전체"), Morning),
            new AddChannel(new(Channel, ChannelType.Naver, "네이버", new("all"), null, []), Morning),
            .. Enumerable.Range(0, 100).Select(number => new AddAgent(
                new(new($"agent-{number}"), $"상담원 {number}", AgentRole.Agent, "", true, true, 5, [new("all")]), Morning)),
            new ChangeSettings(TenantSettings.Default with { Distribution = Distribution.LeastBusy, Scope = DistributionScope.All }, Morning),
        ];
        return commands.Aggregate(TenantDecider.Initial, (state, command) =>
        {
            var decision = TenantDecider.Decide(state, command);
            Assert.Null(decision.Rejection);
            return decision.Events.Aggregate(state, TenantDecider.Evolve);
        });
    }
}
