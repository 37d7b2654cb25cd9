using Actors.Channels;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Grains.Tests.Support;
using Actors.Testing;
using System.Collections.Immutable;
using System.Text.Json;
using Actors.Domain.Json;
using Actors.Storage;

namespace Actors.Grains.Tests.Delivery;

/// <summary>What is said reaches the messenger, through the grains: in order, once, or with a mark.</summary>
public sealed class DeliveryTests
{
    private static readonly AgentId Kim = new("kim");
    private static readonly ConversationId Naver = Office.RoomOf("naver", "n"), Kakao = Office.RoomOf("talk", "k");

    private int _id;
    private ScriptedConnector? _messenger;

    [Fact]
    public void What_fails_is_tried_again_and_what_came_after_it_waits() => InOffice(ChannelType.Naver, async (office, messenger) =>
    {
        await WritesAsync(office, Naver);
        messenger.FailNext(new TryLater("99"), new TryLater("99"));
        await RepliesAsync(office, Naver, "하나");
        await RepliesAsync(office, Naver, "둘");
        Assert.Equal(["하나"], messenger.Texts);
        await PassAsync(office, 2);
        Assert.Equal(["하나", "하나"], messenger.Texts);
        await PassAsync(office, 4);
        Assert.Equal(["하나", "하나", "하나", "둘"], messenger.Texts);
        Assert.Equal(2, messenger.Calls.Select(call => call.Serial).Distinct().Count());
        Assert.Equal(
            ["하나 retrying 99", "하나 retrying 99", "하나 delivered ", "둘 delivered "], await DeliveriesAsync(office, Naver));
        Assert.Null((await office.Row(Naver))!.NextDue);
    });

    [Fact]
    public void What_nobody_knows_of_is_marked_and_never_sent_again() => InOffice(ChannelType.Naver, async (office, messenger) =>
    {
        await WritesAsync(office, Naver);
        messenger.FailNext(new Unknown("timeout"));
        await RepliesAsync(office, Naver, "하나");
        await RepliesAsync(office, Naver, "둘");
        await PassAsync(office, 3600);
        Assert.Equal(["하나", "둘"], messenger.Texts);
        Assert.Equal(["하나 unknown timeout", "둘 delivered "], await DeliveriesAsync(office, Naver));
    });

    [Fact]
    public void An_attempt_that_was_lost_with_its_process_is_unknown() => InOffice(ChannelType.Naver, async (office, messenger) =>
    {
        await WritesAsync(office, Naver);
        var never = new TaskCompletionSource<SendOutcome>();
        messenger.Answer = call => call.Part.Text == "하나" ? never.Task : Task.FromResult<SendOutcome>(new Sent());
        await RepliesAsync(office, Naver, "하나", settle: false);
        while (messenger.Calls.IsEmpty) await Task.Yield();
        office.Time.Advance(Deliveries.AttemptLasts + TimeSpan.FromSeconds(1));
        await office.PassAsync(TimeSpan.FromSeconds(1));
        never.SetResult(new Sent());
        await office.SettleAsync();
        Assert.Equal(["하나 unknown no-outcome"], await DeliveriesAsync(office, Naver));
        Assert.Equal(["하나"], messenger.Texts);
    });

    [Fact]
    public void Where_repeats_are_recognised_an_unknown_is_repeated_under_the_same_name() => InOffice(ChannelType.Kakao, async (office, messenger) =>
    {
        await WritesAsync(office, Kakao);
        messenger.FailNext(new Unknown("timeout"));
        await RepliesAsync(office, Kakao, "하나");
        await PassAsync(office, 2);
        Assert.Equal(["하나", "하나"], messenger.Texts);
        Assert.Single(messenger.Calls.Select(call => call.Serial).Distinct());
        Assert.Equal(["하나 retrying timeout", "하나 delivered "], await DeliveriesAsync(office, Kakao));
    });

    [Fact]
    public void What_arrived_of_a_message_in_parts_is_not_sent_again() => InOffice(ChannelType.Naver, async (office, messenger) =>
    {
        await WritesAsync(office, Naver);
        messenger.FailNext(new Sent(), new TryLater("99"));
        await RepliesAsync(office, Naver, "앞|뒤");
        await PassAsync(office, 2);
        Assert.Equal(["앞", "뒤", "뒤"], messenger.Texts);
        Assert.Equal("앞|뒤 delivered ", (await DeliveriesAsync(office, Naver))[^1]);
    });

    [Fact]
    public void Whoever_is_killed_takes_up_what_is_owed() => InOffice(ChannelType.Kakao, async (office, messenger) =>
    {
        await WritesAsync(office, Kakao);
        messenger.FailNext(new TryLater("-600"), new TryLater("-600"), new TryLater("-600"));
        await RepliesAsync(office, Kakao, "하나");
        for (var i = 0; i < 4; i++)
        {
            await office.LoseActivationsAsync();
            await PassAsync(office, 15);
        }

        Assert.Equal("하나 delivered ", (await DeliveriesAsync(office, Kakao))[^1]);
        Assert.Equal(4, messenger.Calls.Count);
    });

    [Fact]
    public void What_the_bot_said_and_had_not_arrived_is_withdrawn_when_an_agent_takes_over() => InOffice(ChannelType.Kakao, async (office, messenger) =>
    {
        messenger.FailNext([.. Enumerable.Repeat(new TryLater("-600"), 3)]);
        await office.Agent(Kim).SetPresence(Presence.Online, OperationKey.OfAgent(Kim, "on"));
        await office.Room(Kakao).Receive(Says(Kakao, "talk", "k", "영업시간"));
        await office.SettleAsync();
        await office.Room(Kakao).Connect(new(new("talk"), new("k"), null, OperationKey.OfCustomer(Kakao, "c")));
        await office.SettleAsync();
        await RepliesAsync(office, Kakao, "사람입니다");
        await PassAsync(office, 3);
        Assert.Equal("사람입니다", messenger.Texts.Last());
        Assert.DoesNotContain("어서 오세요", messenger.Texts.Skip(2));
        Assert.Contains(await DeliveriesAsync(office, Kakao), line => line.StartsWith("어서 오세요 withdrawn", StringComparison.Ordinal));
    });

    [Fact]
    public void What_cannot_be_delivered_for_a_day_is_given_up_and_says_so() => InOffice(ChannelType.Naver, async (office, messenger) =>
    {
        await WritesAsync(office, Naver);
        messenger.Answer = _ => Task.FromResult<SendOutcome>(new TryLater("99"));
        await RepliesAsync(office, Naver, "하나");
        for (var hour = 0; hour < 60; hour++) await PassAsync(office, 1800);
        Assert.Equal("하나 givenUp 99", (await DeliveriesAsync(office, Naver))[^1]);
        Assert.Null((await office.Row(Naver))!.NextDue);
    });

    [Fact]
    public void A_session_that_is_gone_ends_the_conversation_and_nothing_more_is_sent() => InOffice(ChannelType.Kakao, async (office, messenger) =>
    {
        await WritesAsync(office, Kakao);
        messenger.FailNext(new SessionGone("-502"));
        await RepliesAsync(office, Kakao, "하나");
        Assert.Equal(ConversationStatus.Ended, (await office.Row(Kakao))!.Status);
        Assert.Equal(["하나"], messenger.Texts);
        Assert.Equal(["하나 failed -502"], await DeliveriesAsync(office, Kakao));
    });

    [Fact]
    public void What_a_messenger_cannot_show_has_failed_and_does_not_look_as_if_it_had_arrived() => InOffice(ChannelType.Kakao, async (office, messenger) =>
    {
        await WritesAsync(office, Kakao);
        messenger.ShowsNothing = true;
        await RepliesAsync(office, Kakao, "하나");
        Assert.Equal("하나 failed nothing-to-show", (await DeliveriesAsync(office, Kakao))[^1]);
    });

    [Fact]
    public void What_was_refused_is_sent_again_when_the_agent_asks_for_it_after_what_was_said_since() => InOffice(ChannelType.Kakao, async (office, messenger) =>
    {
        await WritesAsync(office, Kakao);
        messenger.FailNext(new Sent(), new Refused("-505"));
        await RepliesAsync(office, Kakao, "앞|뒤");
        await RepliesAsync(office, Kakao, "셋");
        var failed = (await EventsAsync(office, Kakao)).Select(one => one.Happened).OfType<DeliveryFailed>().Single();
        var (first, second) = (await ResendsAsync(office, failed.Message, "r1"), await ResendsAsync(office, failed.Message, "r1"));
        Assert.Equal((false, true, first.Seq), (first.Repeated, second.Repeated, second.Seq));
        Assert.True((await ResendsAsync(office, failed.Message, "r2")).Rejection is null or MessageCannotBeResent);
        await office.SettleAsync();
        Assert.Equal(["앞", "뒤", "셋", "뒤"], messenger.Texts);
        Assert.Equal(4, messenger.Calls.Select(call => call.Serial).Distinct().Count());
        Assert.Equal(["앞|뒤 failed -505", "셋 delivered ", "앞|뒤 resent ", "앞|뒤 delivered "], await DeliveriesAsync(office, Kakao));
        Assert.IsType<MessageCannotBeResent>((await ResendsAsync(office, failed.Message, "r3")).Rejection);
    });

    [Fact]
    public void What_nobody_knows_of_goes_out_again_when_the_agent_says_so() => InOffice(ChannelType.Naver, async (office, messenger) =>
    {
        await WritesAsync(office, Naver);
        messenger.FailNext(new Unknown("timeout"));
        await RepliesAsync(office, Naver, "하나");
        var unknown = (await EventsAsync(office, Naver)).Select(one => one.Happened).OfType<DeliveryBecameUnknown>().Single();
        Assert.Null((await office.Room(Naver).Act(new ResendIt(Kim, unknown.Message, OperationKey.OfAgent(Kim, "r1")))).Rejection);
        await office.LoseActivationsAsync();
        await PassAsync(office, 60);
        Assert.Equal(["하나", "하나"], messenger.Texts);
        Assert.Equal(["하나 unknown timeout", "하나 resent ", "하나 delivered "], await DeliveriesAsync(office, Naver));
    });

    [Fact]
    public void Where_no_messenger_is_joined_nothing_is_owed() => InOffice(ChannelType.Kakao, async (office, messenger) =>
    {
        await WritesAsync(office, Naver);
        await RepliesAsync(office, Naver, "하나");
        Assert.Empty(messenger.Calls);
        Assert.Empty(await DeliveriesAsync(office, Naver));
        Assert.Null((await office.Row(Naver))!.NextDue);
    });

    private static Task<Outcome> ResendsAsync(Office office, long message, string id) =>
        office.Room(Kakao).Act(new ResendIt(Kim, message, OperationKey.OfAgent(Kim, id)));

    private static async Task<IReadOnlyList<(long Seq, ConversationEvent Happened)>> EventsAsync(Office office, ConversationId room) =>
    [
        .. (await office.Journal.ReadAsync(StreamId.Of(Office.Tenant, room), 0, 500, CancellationToken.None))
            .Select(one => (one.Seq, JsonSerializer.Deserialize(one.Data.Span, DomainJson.Stored.ConversationEvent)!)),
    ];

    private async Task WritesAsync(Office office, ConversationId room)
    {
        await office.Agent(Kim).SetPresence(Presence.Online, OperationKey.OfAgent(Kim, "on"));
        var (channel, customer) = room == Naver ? ("naver", "n") : ("talk", "k");
        await office.Room(room).Receive(Says(room, channel, customer, "문의"));
        await office.SettleAsync();
        if (room == Kakao)
        {
            await office.Room(room).Connect(new(new(channel), new(customer), null, OperationKey.OfCustomer(room, "c")));
            await office.SettleAsync();
        }

        Assert.Equal(ConversationStatus.Received, (await office.Row(room))!.Status);
        _messenger!.Calls.Clear();
    }

    private async Task RepliesAsync(Office office, ConversationId room, string text, bool settle = true)
    {
        Assert.Null((await office.Room(room).Act(new SendIt(Kim, MessageText.From(text), null, OperationKey.OfAgent(Kim, $"{++_id}")))).Rejection);
        if (settle) await office.SettleAsync();
    }

    private CustomerMessage Says(ConversationId room, string channel, string customer, string text) =>
        new(new(channel), new(customer), null, MessageText.From(text), OperationKey.OfCustomer(room, $"m{++_id}"));

    private static async Task PassAsync(Office office, int seconds)
    {
        await office.PassAsync(TimeSpan.FromSeconds(seconds));
        await office.SettleAsync();
    }

    /// <summary>What agents read of deliveries of what was said by people and the bot's greeting.</summary>
    private static async Task<IReadOnlyList<string>> DeliveriesAsync(Office office, ConversationId room)
    {
        var stored = await office.Journal.ReadAsync(StreamId.Of(Office.Tenant, room), 0, 500, CancellationToken.None);
        var lines = stored.Select(one => MessageView.Of(one.Seq, JsonSerializer.Deserialize(one.Data.Span, DomainJson.Stored.ConversationEvent)!)).OfType<MessageView>().ToList();
        var texts = lines.Where(line => line.Kind == MessageView.Message).ToDictionary(line => line.Seq, line => line.Text);
        return
        [
            .. lines.Where(line => line.Delivery is not null).SelectMany(line => line.Delivery!.Messages.Select(message => (line.Delivery, Text: texts.GetValueOrDefault(message))))
                .Where(one => one.Text is not null && (one.Delivery.Status == DeliveryStatus.Withdrawn || one.Text is not ("어서 오세요" or "네")))
                .Select(one => $"{one.Text} {JsonNamingPolicy.CamelCase.ConvertName(one.Delivery.Status.ToString())} {one.Delivery.Code}"),
        ];
    }

    private void InOffice(ChannelType type, Func<Office, ScriptedConnector, Task> story) => TestRuntime.Play(1, async runtime =>
        {
            var messenger = _messenger = new ScriptedConnector(type, recognisesRepeats: type == ChannelType.Kakao);
            await using var office = await Office.OpenAsync(runtime, Distribution.RoundRobin, messenger);
            var bot = new BotDefinition("어서 오세요", "네", [], null);
            await office.Change(new AddChannel(new(new("talk"), ChannelType.Kakao, "상담톡", Office.Queue, bot, []), Sample.Now));
            await office.Change(new ConnectChannel(
                new(type == ChannelType.Kakao ? "talk" : "naver"),
                new(ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, string>.Empty, null), Sample.Now));
            await runtime.LearnDefinitionsAsync();
            await story(office, messenger);
        });
}
