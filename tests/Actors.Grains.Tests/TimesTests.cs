using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Grains.Tests.Support;
using Actors.Testing;

namespace Actors.Grains.Tests;

/// <summary>Promises about time and the order of the line, through the grains, with every activation lost in between.</summary>
public sealed class TimesTests
{
    private static readonly AgentId Kim = new("kim"), Lee = new("lee"), Boss = new("boss");

    [Fact]
    public void What_waits_for_the_opening_is_given_out_by_the_sweep_alone() => Office.Play(async office =>
    {
        var opens = TimeZoneInfo.ConvertTime(Sample.Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul")).AddHours(2);
        await Set(office, TenantSettings.Default with { Hours = EveryDay($"{opens:HH:mm}-23:00") });
        await office.Agent(Kim).SetPresence(Presence.Online, OperationKey.OfAgent(Kim, "1"));
        var room = await Connects(office, "a");
        Assert.Equal(ConversationStatus.Waiting, (await office.Row(room))!.Status);
        await office.LoseActivationsAsync();
        await Sweeps(office, TimeSpan.FromHours(2) - TimeSpan.FromTicks(1));
        Assert.Equal(ConversationStatus.Waiting, (await office.Row(room))!.Status);
        await office.LoseActivationsAsync();
        await Sweeps(office, TimeSpan.FromTicks(1));
        await Sweeps(office, TimeSpan.FromSeconds(11));
        Assert.Equal((ConversationStatus.Received, Kim), await Standing(office, room));
    });

    [Fact]
    public void The_order_by_priority_survives_the_end_of_every_activation() => Office.Play(async office =>
    {
        var rooms = new List<ConversationId>();
        foreach (var name in new[] { "a", "b", "c" })
        {
            rooms.Add(await Connects(office, name));
            office.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await office.Room(rooms[2]).Act(new PrioritizeIt(Boss, 4, OperationKey.OfAgent(Boss, "1")));
        await office.SettleAsync();
        Assert.Equal([2, 3, 1], await Positions(office, rooms));
        await office.LoseActivationsAsync();
        Assert.Equal([2, 3, 1], await Positions(office, rooms));
        await office.Agent(Kim).SetPresence(Presence.Online, OperationKey.OfAgent(Kim, "1"));
        await office.SettleAsync();
        Assert.Equal((ConversationStatus.Received, Kim), await Standing(office, rooms[2]));
    });

    [Fact]
    public void An_answer_in_the_moment_of_the_time_out_wins_or_loses_but_never_both() => Assert.All(TestRuntime.Seeds(40), seed =>
        Office.Play(async office =>
        {
            await Set(office, TenantSettings.Default with { NoAnswerMinutes = 3 });
            await office.Agent(Kim).SetPresence(Presence.Online, OperationKey.OfAgent(Kim, "1"));
            var room = await Connects(office, "a");
            await office.Agent(Lee).SetPresence(Presence.Online, OperationKey.OfAgent(Lee, "1"));
            await office.SettleAsync();
            office.Time.Advance(TimeSpan.FromMinutes(3));
            var sweep = office.SweepAsync();
            var answer = await office.Room(room).Act(new SendIt(Kim, MessageText.From("네"), null, OperationKey.OfAgent(Kim, "2")));
            await sweep;
            await office.SettleAsync();
            Assert.Equal(
                answer.Accepted ? (ConversationStatus.Active, Kim) : (ConversationStatus.Received, Lee), await Standing(office, room));
            var checker = new JournalChecker(Office.Agents);
            foreach (var (where, events) in office.Journal.Commits) checker.Read(where, events);
            Assert.Empty(checker.Faults);
        }, seed));

    [Fact]
    public void A_place_freed_by_the_grace_is_told_to_the_agents_queues() => Office.Play(async office =>
    {
        await office.Agent(Kim).SetPresence(Presence.Online, OperationKey.OfAgent(Kim, "1"));
        var room = await Connects(office, "a");
        Assert.Equal((ConversationStatus.Received, Kim), await Standing(office, room));
        await office.Agent(Kim).Drop();
        await Sweeps(office, TimeSpan.FromSeconds(60));
        Assert.Equal((ConversationStatus.Waiting, null), await Standing(office, room));
        await office.Agent(Kim).Return();
        await office.SettleAsync();
        Assert.Equal((ConversationStatus.Received, Kim), await Standing(office, room));
        Assert.Empty(await office.CatchUpAsync(3));
    });

    private static WeekText EveryDay(string span) => new([span], [span], [span], [span], [span], [span], [span]);

    private static Task Set(Office office, TenantSettings settings) => office.Change(new ChangeSettings(settings, Sample.Now));

    private static async Task<ConversationId> Connects(Office office, string customer)
    {
        var room = Office.RoomOf("web", customer);
        await office.Room(room).Connect(new(new("web"), new(customer), null, OperationKey.OfCustomer(room, "c")));
        await office.SettleAsync();
        return room;
    }

    private static async Task Sweeps(Office office, TimeSpan after)
    {
        office.Time.Advance(after);
        await office.SettleAsync();
        await office.SweepAsync();
        await office.SettleAsync();
    }

    private static async Task<(ConversationStatus Status, AgentId? Agent)> Standing(Office office, ConversationId room) =>
        await office.Row(room) is { } row ? (row.Status, row.Agent) : default;

    private static async Task<int?[]> Positions(Office office, IEnumerable<ConversationId> rooms) =>
        await Task.WhenAll(rooms.Select(room => office.Line.Position(room)));
}
