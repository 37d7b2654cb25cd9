using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Grains.Bots;
using Actors.Grains.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Grains.Tests;

/// <summary>One hand-off from the first word to the end, through the grains.</summary>
public sealed class HandOffTests
{
    private static readonly AgentId Kim = new("kim");
    private static readonly ConversationId Room = Office.RoomOf("web", "a");

    [Fact]
    public void A_hand_off_goes_from_the_bot_to_the_agent_and_back() => Office.Play(async office =>
    {
        await office.Agent(Kim).SetPresence(Presence.Online, OperationKey.OfAgent(Kim, "1"));
        await office.Room(Room).Receive(Says("m1", "안녕"));
        await Expect(office, ConversationStatus.Bot, null);
        await office.Room(Room).Connect(Calls("m2"));
        await Expect(office, ConversationStatus.Received, Kim);
        await office.Room(Room).Act(new SendIt(Kim, MessageText.From("네"), null, OperationKey.OfAgent(Kim, "2")));
        await Expect(office, ConversationStatus.Active, Kim);
        await office.Room(Room).Act(new EndIt(Kim, OperationKey.OfAgent(Kim, "3")));
        await Expect(office, ConversationStatus.Ended, null);
        await office.Room(Room).Receive(Says("m3", "또 왔어요"));
        await Expect(office, ConversationStatus.Bot, null);
        Assert.Equal(3, office.Journal.Commits.SelectMany(commit => commit.Events).OfType<BotMessageSent>().Count());
    });

    [Fact]
    public void What_the_bot_knows_at_once_is_stored_with_the_message() => Office.Play(async office =>
    {
        await office.Room(Room).Receive(Says("m1", "안녕"));
        await office.SettleAsync();
        var answered = await office.Room(Room).Receive(Says("m2", "배송은요?"));
        Assert.Equal([typeof(CustomerMessageReceived), typeof(BotMessageSent), typeof(BotTurnEnded)], WithMessage(office));
        Assert.Equal(answered.Seq + 2, (await office.Row(Room))!.Seq);
        Assert.Equal(answered with { Repeated = true }, await office.Room(Room).Receive(Says("m2", "배송은요?")));
        Assert.Null((await office.Row(Room))!.NextDue);
        await office.Room(Room).Receive(Says("m3", "상담원"));
        Assert.Equal(
            [typeof(CustomerMessageReceived), typeof(BotMessageSent), typeof(BotTurnEnded), typeof(HandOffRequested)], WithMessage(office).Take(4));
    });

    [Fact]
    public void A_bot_that_has_to_think_answers_behind_the_message() => Office.Play(
        async office =>
        {
            await office.Room(Room).Receive(Says("m1", "안녕"));
            await office.SettleAsync();
            await office.Room(Room).Receive(Says("m2", "배송은요?"));
            await office.SettleAsync();
            Assert.Equal([typeof(CustomerMessageReceived)], WithMessage(office));
            Assert.Equal([typeof(BotMessageSent), typeof(BotTurnEnded)], Last(office));
        },
        add: (services, _) => services.AddSingleton<IBotEngine, ThinkingBot>());

    [Fact]
    public void An_operation_repeated_gets_the_first_outcome() => Office.Play(async office =>
    {
        var first = await office.Room(Room).Receive(Says("m1", "안녕"));
        await office.SettleAsync();
        var again = await office.Room(Room).Receive(Says("m1", "안녕"));
        Assert.Equal((first.Seq, true), (again.Seq, again.Repeated));
        Assert.Single(office.Journal.Commits.SelectMany(commit => commit.Events).OfType<CustomerMessageReceived>());
    });

    [Fact]
    public void An_operation_id_used_elsewhere_is_refused() => Office.Play(async office =>
    {
        await office.Room(Room).Act(new EndIt(Kim, OperationKey.OfAgent(Kim, "1")));
        await office.Room(Room).Receive(Says("m1", "안녕"));
        var other = Office.RoomOf("web", "b");
        var stolen = Says("m1", "안녕") with { Customer = new("b") };
        Assert.IsType<OperationIdUsedElsewhere>((await office.Room(other).Receive(stolen)).Rejection);
    });

    [Fact]
    public void A_full_agent_is_offered_nothing_until_a_place_is_free() => Office.Play(async office =>
    {
        await office.Agent(Kim).SetPresence(Presence.Online, OperationKey.OfAgent(Kim, "1"));
        await office.Room(Room).Connect(Calls("m1"));
        await office.SettleAsync();
        var other = Office.RoomOf("naver", "b");
        await office.Room(other).Receive(new(new("naver"), new("b"), null, MessageText.From("문의"), OperationKey.OfCustomer(other, "m1")));
        await office.SettleAsync();
        Assert.Equal(1, await office.Line.Position(other));
        await office.Room(Room).Act(new EndIt(Kim, OperationKey.OfAgent(Kim, "2")));
        await office.SettleAsync();
        Assert.Equal((ConversationStatus.Received, Kim), ((await office.Row(other))!.Status, (await office.Row(other))!.Agent));
        Assert.Null(await office.Line.Position(other));
    });

    [Fact]
    public void What_is_stored_survives_the_end_of_every_activation() => Office.Play(async office =>
    {
        await office.Room(Room).Connect(Calls("m1"));
        await office.SettleAsync();
        await office.LoseActivationsAsync();
        Assert.Equal(1, await office.Line.Position(Room));
        await office.Agent(Kim).SetPresence(Presence.Online, OperationKey.OfAgent(Kim, "1"));
        await Expect(office, ConversationStatus.Received, Kim);
    });

    [Fact]
    public void Who_was_admitted_is_not_asked_again_after_a_restart() => Office.Play(async office =>
    {
        await office.Agent(Kim).SetPresence(Presence.Online, OperationKey.OfAgent(Kim, "1"));
        await office.Room(Room).Connect(Calls("m1"));
        await office.SettleAsync();
        var other = Office.RoomOf("naver", "b");
        await office.Room(other).Receive(new(new("naver"), new("b"), null, MessageText.From("문의"), OperationKey.OfCustomer(other, "m1")));
        await office.SettleAsync();
        Assert.Equal(ConversationStatus.Waiting, (await office.Row(other))!.Status);

        var closed = new TenantSettings(Hours: new());
        await office.Change(new ChangeSettings(closed, office.Time.GetUtcNow()));
        await office.SettleAsync();
        await office.LoseActivationsAsync();
        await office.Room(Room).Act(new EndIt(Kim, OperationKey.OfAgent(Kim, "2")));
        await office.SettleAsync();
        Assert.Equal((ConversationStatus.Received, Kim), ((await office.Row(other))!.Status, (await office.Row(other))!.Agent));
    });

    [Fact]
    public void A_command_of_an_old_activation_is_made_again_of_what_another_wrote() => Office.Play(async office =>
    {
        var room = office.Duties(Room);
        Assert.NotNull((await room.AnswerAsBot(new(1, 1, BotReply.Silence))).Rejection);
        var written = await office.WriteBehindAsync(Room, new ReceiveMessage(
            new(Office.Tenant, new("web"), ChannelType.Web, new("a"), null, true), MessageText.From("상담원"), "m1",
            new(Office.Queue, "취소", Distribution.RoundRobin), office.Time.GetUtcNow()));
        var turn = Assert.Single(written.BotTurns, asked => asked.Text is not null);

        Assert.Null((await room.AnswerAsBot(new(turn.Number, written.Epoch, new([], true)))).Rejection);
        await office.SettleAsync();
        Assert.Equal(Office.Queue, office.Journal.Commits.SelectMany(commit => commit.Events).OfType<HandOffRequested>().Single().Queue);
    });

    private static CustomerMessage Says(string id, string text) =>
        new(new("web"), new("a"), null, MessageText.From(text), OperationKey.OfCustomer(Room, id));

    private static CustomerCall Calls(string id) => new(new("web"), new("a"), null, OperationKey.OfCustomer(Room, id));

    private static async Task Expect(Office office, ConversationStatus status, AgentId? agent)
    {
        await office.SettleAsync();
        var row = await office.Row(Room);
        Assert.Equal((status, agent), (row!.Status, row.Agent));
    }

    private static IEnumerable<Type> WithMessage(Office office) => Types(office, events => events.Any(happened => happened is CustomerMessageReceived));

    private static IEnumerable<Type> Last(Office office) => Types(office, _ => true);

    private static IEnumerable<Type> Types(Office office, Func<ConversationEvent[], bool> wanted) =>
        office.Journal.Commits.Last(commit => commit.Room == Room && wanted(commit.Events)).Events.Select(happened => happened.GetType());

    private sealed class ThinkingBot : IBotEngine
    {
        public Task<BotReply> AnswerAsync(BotDefinition bot, string? utterance, CancellationToken cancellationToken) =>
            Task.FromResult(KeywordBot.Answer(bot, utterance));
    }
}
