using System.Collections.Immutable;
using Actors.Api.Conversations;
using Actors.Api.Messengers;
using Actors.Domain;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;

namespace Actors.Api.Tests.Messengers;

/// <summary>What a waiting skill may believe of what it hears: all of the bot's answer, or nothing.</summary>
public sealed class SkillHearingTests : IDisposable
{
    private static readonly TenantId Tenant = new("t");
    private static readonly ConversationId Room = new("room");
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly Hints _hints = new();
    private readonly ConversationListeners _listeners;
    private readonly SkillHearing _hearing;

    public SkillHearingTests()
    {
        _listeners = new(_hints);
        _hearing = new(_listeners, Tenant, Room, TimeProvider.System);
    }

    public void Dispose()
    {
        _hearing.Dispose();
        _listeners.Dispose();
    }

    [Fact]
    public void The_bots_words_are_told_when_its_turn_is_over_and_not_before()
    {
        Assert.Equal((null, false), _hearing.Of("m"));
        Publish(4, [Said(5)]);
        Assert.Equal((null, false), _hearing.Of("m"));
        Publish(5, [Bot(6, "하나"), Bot(7, "둘")], answered: 5);
        var (words, _) = _hearing.Of("m");
        Assert.Equal(["하나", "둘"], words!.Said.Select(said => said.Text));
        Assert.Equal([6, 7], words.Bots);
    }

    [Fact]
    public void An_answer_that_was_stored_with_the_message_is_told_at_once()
    {
        Publish(4, [Said(5), Bot(6, "하나")], answered: 5);
        Assert.Equal(["하나"], _hearing.Of("m").Words!.Said.Select(said => said.Text));
    }

    [Fact]
    public void A_bot_that_says_nothing_has_answered_too()
    {
        Publish(4, [Said(5)]);
        Publish(5, [], answered: 5);
        Assert.Empty(_hearing.Of("m").Words!.Said);
    }

    [Fact]
    public void What_the_bot_says_to_somebody_elses_message_is_not_the_answer()
    {
        Publish(3, [Said(4, "other")]);
        Publish(4, [Said(5)]);
        Publish(5, [Bot(6, "그쪽")], answered: 4);
        Assert.Equal((null, false), _hearing.Of("m"));
        Publish(6, [Bot(8, "이쪽")], answered: 5);
        Assert.Equal(["이쪽"], _hearing.Of("m").Words!.Said.Select(said => said.Text));
    }

    [Fact]
    public void A_hole_in_what_was_heard_sends_to_the_journal()
    {
        Publish(4, [Said(5)]);
        Publish(6, [Bot(8, "둘")], answered: 5);
        Assert.Equal((null, true), _hearing.Of("m"));
    }

    [Fact]
    public void The_first_message_of_a_room_and_one_that_did_more_than_be_said_send_to_the_journal()
    {
        Publish(0, [Said(3)]);
        Assert.Equal((null, true), _hearing.Of("m"));
        Publish(8, [Said(9, "n"), Notice(10)]);
        Assert.Equal((null, true), _hearing.Of("n"));
    }

    [Fact]
    public void A_room_that_is_not_the_bots_sends_to_the_journal()
    {
        Publish(4, [Said(5)], status: ConversationStatus.Active);
        Assert.Equal((null, true), _hearing.Of("m"));
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_a_change_and_by_the_time_to_look()
    {
        Assert.True(await _hearing.WaitAsync(TestContext.Current.CancellationToken));
        _hearing.Of("m");
        var waits = _hearing.WaitAsync(TestContext.Current.CancellationToken);
        Publish(4, [Said(5)]);
        await waits;
        Assert.Equal((null, false), _hearing.Of("m"));
    }

    private void Publish(
        long previous, ImmutableArray<MessageView> lines, long? answered = null, ConversationStatus status = ConversationStatus.Bot)
    {
        var row = new ConversationRow(
            Tenant, Room, lines.IsEmpty ? previous + 1 : lines[^1].Seq, new("skill"), ChannelType.KakaoBuilder, new("c"), null, status, 1, 0, null, null, null,
            null, 0, null, null, null, null, 0, null);
        _hints.Publish(new(row, previous, previous, lines, Moved: false) { Answered = answered is { } turn ? [turn] : [] });
    }

    private static MessageView Said(long seq, string id = "m") => new(seq, MessageView.Message, Speaker.Customer, "배송", [], null, id, At);

    private static MessageView Bot(long seq, string text) => new(seq, MessageView.Message, Speaker.Bot, text, [], null, null, At);

    private static MessageView Notice(long seq) => Bot(seq, "안내") with
    {
        Auto = new(AutoMessageKind.WaitingCount, SeenAs.Bot, SeenAs.Bot, null, new(MessageRule.OnAtAssignment), null, [], false),
    };

    private sealed class Hints : IFanOut, IDisposable
    {
        private Action<ConversationChange> _listener = _ => { };

        public void Publish(ConversationChange change) => _listener(change);

        public IDisposable Subscribe(Action<ConversationChange> listener)
        {
            _listener = listener;
            return this;
        }

        public void Dispose() => _listener = _ => { };
    }
}
