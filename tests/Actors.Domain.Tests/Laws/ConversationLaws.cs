using System.Text.Json;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Domain.Tests.Laws;

/// <summary>What holds in every story, whoever tries what in whichever order.</summary>
public sealed class ConversationLaws
{
    [Fact]
    public void Replay_is_the_live_state() => InEveryStory((world, _, _) => Assert.All(world.Rooms, room => Assert.Equal(
        Text(room.State), Text(room.Journal.Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve)))));

    [Fact]
    public void A_journal_read_back_is_the_live_state() => AtTheEndOfEveryStory(world => Assert.All(world.Rooms, room => Assert.Equal(
        Text(room.State), Text(room.Journal.Select(Stored).Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve)))));

    [Fact]
    public void Never_two_owners_never_over_capacity_never_a_word_of_a_paused_bot() =>
        AtTheEndOfEveryStory(world => Assert.Empty(world.Checker.Faults));

    [Fact]
    public void No_conversation_is_lost() => InEveryStory((world, deed, _) =>
    {
        var room = world.Rooms[deed.Where];
        var (state, control) = (room.State, world.Checker.Control(room.Id));
        Assert.Equal(control, state.Status switch
        {
            ConversationStatus.Bot => "bot",
            ConversationStatus.Requested or ConversationStatus.Waiting => "queue",
            ConversationStatus.Received or ConversationStatus.Active or ConversationStatus.Held => "agent",
            _ => "over",
        });
        Assert.Equal(control == "agent", state.Agent is not null);
        Assert.Equal(control is "queue" or "agent", state.Queue is not null);
        Assert.True(control == "bot" || state.BotTurns.IsEmpty);
    });

    [Fact]
    public void What_is_owed_has_a_deadline_and_what_is_not_has_none() => InEveryStory((world, deed, _) =>
    {
        var state = world.Rooms[deed.Where].State;
        Assert.Equal(!state.Notices.IsEmpty || !state.BotTurns.IsEmpty, state.NextDue is not null);
    });

    [Fact]
    public void A_request_is_owed_as_long_as_it_is_undecided() => InEveryStory((world, deed, _) =>
    {
        var state = world.Rooms[deed.Where].State;
        Assert.Equal(
            state.Status == ConversationStatus.Requested ? 1 : 0,
            state.Notices.Count(notice => notice.Kind == QueueNoticeKind.Requested));
    });

    [Fact]
    public void A_refusal_changes_nothing() => InEveryStory((_, _, decision) =>
        Assert.True(decision.Rejection is null || decision.Events.IsEmpty));

    [Fact]
    public void Doing_twice_what_carries_no_words_is_doing_it_once() => InEveryStory((world, deed, decision) =>
    {
        if (deed.What is What.Say or What.SayCancel or What.Reply || decision.Rejection is not null) return;
        Assert.Empty(world.Repeat().Events);
    });

    [Fact]
    public void Lines_of_the_transcript_are_numbered_as_their_readers_expect() => AtTheEndOfEveryStory(world => Assert.All(
        world.Rooms, room =>
        {
            var lines = room.Journal.Select((happened, index) => MessageView.Of(index + 1, happened)).OfType<MessageView>().ToList();
            Assert.Equal(lines.LastOrDefault()?.Seq ?? 0, room.State.LastLine);
            Assert.Equal(lines.LastOrDefault(line => line.IsForCustomer)?.Seq ?? 0, room.State.LastCustomerLine);
        }));

    private static void InEveryStory(Action<World, Deed, Decision<ConversationEvent>> law) => Check((world, story) =>
    {
        foreach (var deed in story) law(world, deed, world.Try(deed));
    });

    private static void AtTheEndOfEveryStory(Action<World> law) => Check((world, story) =>
    {
        foreach (var deed in story) world.Try(deed);
        law(world);
    });

    private static void Check(Action<World, Deed[]> law) => Prop
        .ForAll(Stories.Any, story =>
        {
            law(new(Distribution.Manual), story);
            law(new(Distribution.RoundRobin), story);
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static string Text(ConversationState state) => JsonSerializer.Serialize(state, DomainJson.Stored.ConversationState);

    private static ConversationEvent Stored(ConversationEvent happened) => JsonSerializer.Deserialize(
        JsonSerializer.Serialize(happened, DomainJson.Stored.ConversationEvent), DomainJson.Stored.ConversationEvent)!;
}
