using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Admission;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Contracts;

public abstract class ReadStoreContract(StoreHarness harness) : StoreTest(harness)
{
    [Fact]
    public async Task Who_waits_because_of_a_case_is_told_from_who_was_admitted()
    {
        await Appended(Write(1, 0, ConversationStatus.Waiting, row => row with { WaitsFor = AdmissionCase.OffHours }));
        await Appended(Write(2, 0, ConversationStatus.Waiting));
        var queued = await Store.Rows.QueuedAsync(Acme, new("main"), Cancelled);
        Assert.Equal([false, true], queued.OrderBy(row => row.Entry.Conversation != Room(1)).Select(row => row.Entry.Admitted));
    }

    [Fact]
    public async Task A_row_reads_back_as_it_was_written_and_is_replaced_as_a_whole()
    {
        var full = Row(1, 1, ConversationStatus.Active) with
        {
            Agent = Lee, DelegatedBy = Kim, Ticket = new("t-1"), Priority = -3, NextDue = Noon, Epoch = 7, HandOff = 2, Unread = 5,
        };
        await Appended(Bare(Stream(1), 0) with { Row = full });
        Assert.Equal(full, await Store.Rows.ConversationAsync(Acme, Room(1), Cancelled));

        var empty = full with
        {
            Seq = 2, Status = ConversationStatus.Ended, CustomerName = null, Queue = null, Agent = null, DelegatedBy = null, Ticket = null,
            RequestedAt = null, LastSpeaker = null, LastText = null, LastAt = null, NextDue = null,
        };
        await Appended(Bare(Stream(1), 1) with { Row = empty });
        Assert.Equal(empty, await Store.Rows.ConversationAsync(Acme, Room(1), Cancelled));
        Assert.Null(await Store.Rows.ConversationAsync(Other, Room(1), Cancelled));
    }

    [Theory]
    [InlineData(ConversationStatus.Active, 1)]
    [InlineData(ConversationStatus.Active, 2)]
    [InlineData(ConversationStatus.Bot, 1)]
    [InlineData(ConversationStatus.Bot, 3)]
    public async Task Words_alone_change_the_row_and_are_in_the_feed(ConversationStatus status, int events)
    {
        var row = Row(1, 1, status) with { DelegatedBy = Kim, Ticket = new("t-1"), Priority = 2, NextDue = Noon };
        await Appended(Bare(Stream(1), 0) with { Row = row });
        await Settled(1, 1);
        var before = await Store.Rows.HeadAsync(Acme, Cancelled);

        var said = row with { Seq = 1 + events, LastSpeaker = Speaker.Agent, LastText = "네", LastAt = Noon.AddHours(1), Unread = 0 };
        var words = Bare(Stream(1), 1, [.. Enumerable.Range(0, events).Select(_ => Event())]) with { Row = said, IsWords = true, Operation = new("s", "1") };
        await Appended(words);

        await Settled(1, 1 + events);
        Assert.Equal([said], await Pages(new(Acme, [status], null, null, 5)));
        Assert.Equal(said, await Store.Rows.ConversationAsync(Acme, Room(1), Cancelled));
        Assert.Equal([said], (await Store.Rows.ChangesAsync(Acme, before, 10, Cancelled)).Rows);
        Assert.IsType<AppendResult.Duplicate>(await Append(words));
        Assert.IsType<AppendResult.Conflict>(await Append(words with { Operation = null }));
    }

    [Fact]
    public async Task What_was_said_in_one_minute_is_listed_by_its_moment()
    {
        var last = Enumerable.Range(0, 12).ToDictionary(room => Room(room), room => Noon.AddSeconds(room * 25 % 60).AddMilliseconds(room));
        for (var room = 0; room < last.Count; room++)
        {
            await Appended(Write(room, 0, ConversationStatus.Bot, row => row with { LastAt = Noon }));
            await Appended(Write(room, 1, ConversationStatus.Bot, row => row with { LastAt = last[row.Id] }) with { IsWords = true });
        }

        var newest = last.OrderByDescending(room => room.Value).Select(room => room.Key);
        Assert.Equal(newest, (await Pages(new(Acme, [ConversationStatus.Bot], null, null, 5))).Select(row => row.Id));
        var since = Noon.AddSeconds(30);
        Assert.Equal(
            last.Values.Count(at => at >= since), await Store.Rows.CountOthersAsync(Acme, ConversationStatus.Bot, since, 100, Cancelled));
    }

    [Fact]
    public async Task Lists_are_paged_by_newest_words_over_several_statuses()
    {
        ConversationStatus[] statuses = [ConversationStatus.Active, ConversationStatus.Held, ConversationStatus.Ended];
        for (var room = 1; room <= 12; room++)
        {
            // Every third has the same time, so that the id decides.
            await Appended(Write(room, 0, statuses[room % 3], row => row with { LastAt = Noon.AddMinutes(room / 3) }));
        }

        var all = await Pages(new(Acme, [.. statuses], null, null, 5));

        Assert.Equal(12, all.Count);
        Assert.Equal(
            all.OrderByDescending(row => row.LastAt).ThenByDescending(row => row.Id.Value, StringComparer.Ordinal), all);
        Assert.Equal(8, (await Pages(new(Acme, [.. statuses], Kim, null, 3))).Count);
        Assert.Equal(4, (await Pages(new(Acme, [ConversationStatus.Ended], null, null, 4))).Count);
        Assert.Empty(await Pages(new(Other, [.. statuses], null, null, 5)));
    }

    [Fact]
    public async Task The_waiting_are_listed_and_queued_in_queue_order()
    {
        (int Priority, int Age)[] entries = [(0, 5), (1, 3), (0, 2), (1, 3), (-1, 1), (0, 5)];
        for (var room = 0; room < entries.Length; room++)
        {
            var (priority, age) = entries[room];
            await Appended(Write(
                room, 0, room % 2 == 0 ? ConversationStatus.Waiting : ConversationStatus.Requested,
                row => row with { Priority = priority, RequestedAt = Noon.AddSeconds(-age) }));
        }

        await Appended(Write(50, 0, ConversationStatus.Waiting, row => row with { Queue = new("second") }));
        await Appended(Write(51, 0, ConversationStatus.Active));

        var queued = await Store.Rows.QueuedAsync(Acme, new("main"), Cancelled);
        Assert.Equal(6, queued.Count);
        Assert.Equal(queued.Select(row => row.Entry).Order(), queued.Select(row => row.Entry));
        Assert.Equal(3, queued.Count(row => row.Decided));
        Assert.All(queued, row => Assert.Equal(row.Decided, row.Entry.Admitted));

        var listed = await Pages(new(Acme, [ConversationStatus.Waiting, ConversationStatus.Requested], null, null, 2));
        Assert.Equal(
            queued.Select(row => row.Entry.Conversation), listed.Where(row => row.Queue == new QueueId("main")).Select(row => row.Id));
        Assert.Equal(
            [(Acme, new QueueId("main")), (Acme, new QueueId("second"))],
            (await Store.Rows.QueuesInUseAsync(Cancelled)).OrderBy(queue => queue.Queue.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_is_blocked_and_was_not_let_in_again_is_listed_last_blocked_first()
    {
        for (var room = 1; room <= 6; room++)
        {
            await Appended(Said(room, 0, new CustomerBlocked(Kim, Noon.AddMinutes(room / 2))));
        }

        await Appended(Said(2, 1, new CustomerUnblocked(Kim, Noon.AddMinutes(9))));
        await Appended(Said(3, 1, new CustomerUnblocked(Kim, Noon.AddMinutes(9))));
        await Appended(Said(3, 2, new CustomerBlocked(Lee, Noon.AddMinutes(10))));
        await Appended(Write(7, 0));

        var blocked = new List<BlockedRow>();
        string? next = null;
        do
        {
            var page = await Store.Rows.BlockedAsync(Acme, next, 2, Cancelled);
            blocked.AddRange(page.Rows);
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(Room(3), blocked[0].Row.Id);
        Assert.Equal((Lee, Noon.AddMinutes(10)), (blocked[0].By, blocked[0].At));
        Assert.Equal(
            new[] { 1, 4, 5, 6 }.OrderByDescending(room => Noon.AddMinutes(room / 2)).ThenByDescending(room => Room(room).Value, StringComparer.Ordinal)
                .Select(Room),
            blocked.Skip(1).Select(row => row.Row.Id));
        Assert.Empty((await Store.Rows.BlockedAsync(Other, null, 10, Cancelled)).Rows);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.Rows.BlockedAsync(Acme, "nonsense", 10, Cancelled));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.Rows.BlockedAsync(Acme, null, 0, Cancelled));
    }

    private static AppendRequest Said(int room, long expected, ConversationEvent happened) => Write(room, expected) with
    {
        Events = [new(
            happened is CustomerBlocked ? "conversation.customer-blocked" : "conversation.customer-unblocked",
            JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Stored.ConversationEvent), happened.At)],
    };

    [Fact]
    public async Task A_list_refuses_what_makes_no_sense()
    {
        async Task Refused(ConversationList list) =>
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.Rows.ListAsync(list, Cancelled));

        await Refused(new(Acme, [], null, null, 5));
        await Refused(new(Acme, [ConversationStatus.Active], null, null, 0));
        await Refused(new(Acme, [ConversationStatus.Active], null, null, 201));
        await Refused(new(Acme, [ConversationStatus.Active], null, "nonsense", 5));
        await Refused(new(Acme, [ConversationStatus.Active], null, $"q.1.1.{Room(1)}", 5));
        await Refused(new(Acme, [ConversationStatus.Waiting], null, $"w.1.{Room(1)}", 5));
        await Refused(new(Acme, [ConversationStatus.Waiting], null, "q.1.1.' OR 1=1 --", 5));
    }

    [Fact]
    public async Task Counts_are_by_status_and_agent_from_requested_to_held()
    {
        var room = 0;
        foreach (var status in Enum.GetValues<ConversationStatus>())
        {
            await Appended(Write(++room, 0, status));
            await Appended(Write(++room, 0, status));
        }

        Assert.Equal(
            [
                new(ConversationStatus.Requested, null, 2), new(ConversationStatus.Waiting, null, 2),
                new(ConversationStatus.Received, Kim, 2), new(ConversationStatus.Active, Kim, 2), new(ConversationStatus.Held, Kim, 2),
            ],
            (await Store.Rows.CountsAsync(Acme, Cancelled)).OrderBy(count => count.Status));
    }

    [Fact]
    public async Task What_stands_outside_consulting_is_counted_from_a_moment_and_no_further_than_asked()
    {
        var room = 0;
        foreach (var status in Enum.GetValues<ConversationStatus>())
        {
            for (var count = 0; count < 3; count++)
            {
                var at = Noon.AddMinutes(count);
                await Appended(Write(++room, 0, status, row => row with { LastAt = at }));
            }
        }

        Assert.Equal(3, await Count(ConversationStatus.Ended, DateTimeOffset.UnixEpoch, 100));
        Assert.Equal(3, await Count(ConversationStatus.BotEnded, DateTimeOffset.UnixEpoch, 100));
        Assert.Equal(2, await Count(ConversationStatus.Bot, DateTimeOffset.UnixEpoch, 2));
        Assert.Equal(2, await Count(ConversationStatus.Ended, Noon.AddMinutes(1), 100));
        Assert.Equal(0, await Count(ConversationStatus.Ended, Noon.AddDays(1), 100));
        Assert.Equal(0, await Count(ConversationStatus.Active, DateTimeOffset.UnixEpoch, 100));
        Assert.Equal(0, await Store.Rows.CountOthersAsync(new("nobody"), ConversationStatus.Bot, DateTimeOffset.UnixEpoch, 100, Cancelled));

        Task<int> Count(ConversationStatus status, DateTimeOffset since, int most) =>
            Store.Rows.CountOthersAsync(Acme, status, since, most, Cancelled);
    }

    [Fact]
    public async Task Who_is_away_is_known_with_reason_and_since_when()
    {
        await Says(Kim, 0, new AgentPresenceSet(Presence.Away, Noon, "교육"));
        await Says(Kim, 1, new AgentPresenceSet(Presence.Away, Noon.AddMinutes(1), "회의"));
        await Says(Kim, 2, new AgentConsoleConnected(Noon.AddMinutes(2)), Presence.Away);
        await Says(Lee, 0, new AgentPresenceSet(Presence.Away, Noon));
        await Says(Lee, 1, new AgentPresenceSet(Presence.Online, Noon));
        await Says(new("park"), 0, new AgentPresenceSet(Presence.Meal, Noon));
        Assert.Equal(
            [new(Kim, Noon.AddMinutes(1), "회의"), new(new("park"), Noon, null)], await Store.Rows.AbsencesAsync(Acme, Cancelled));
        Assert.Empty(await Store.Rows.AbsencesAsync(new("nobody"), Cancelled));

        async Task Says(AgentId agent, long expected, AgentEvent happened, Presence? presence = null) =>
            await Appended(SetPresence(agent, expected, presence ?? ((AgentPresenceSet)happened).Presence, null) with
            {
                Events = [new JournalEvent(
                    StoredNames.All[happened.GetType()], JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Stored.AgentEvent), happened.At)],
            });
    }

    [Fact]
    public async Task The_feed_gives_each_changed_row_once_as_it_is_now()
    {
        Assert.Equal(FeedPosition.Start, await Store.Rows.HeadAsync(Acme, Cancelled));
        await Appended(Write(1, 0));
        await Appended(Write(2, 0));
        await Settled(2, 1);
        var between = await Store.Rows.HeadAsync(Acme, Cancelled);
        await Appended(Write(3, 0));
        await Appended(Write(1, 1));
        await Settled(1, 2);

        var all = await Store.Rows.ChangesAsync(Acme, FeedPosition.Start, 10, Cancelled);
        Assert.Equal([Room(2), Room(3), Room(1)], all.Rows.Select(row => row.Id));
        Assert.Equal(2, all.Rows[^1].Seq);
        Assert.False(all.More);
        Assert.Equal(await Store.Rows.HeadAsync(Acme, Cancelled), all.Position);

        var later = await Store.Rows.ChangesAsync(Acme, between, 10, Cancelled);
        Assert.Equal([Room(3), Room(1)], later.Rows.Select(row => row.Id));

        var none = await Store.Rows.ChangesAsync(Acme, all.Position, 10, Cancelled);
        Assert.Empty(none.Rows);
        Assert.Equal(all.Position, none.Position);
        Assert.Equal(FeedPosition.Start, await Store.Rows.HeadAsync(Other, Cancelled));
    }

    [Fact]
    public async Task The_feed_is_read_in_pages()
    {
        await Task.WhenAll(Enumerable.Range(1, 25).Select(room => Appended(Write(room, 0))));
        await Appended(Write(26, 0));
        await Settled(26, 1);
        var (seen, position, more) = (new List<ConversationId>(), FeedPosition.Start, true);
        while (more)
        {
            var page = await Store.Rows.ChangesAsync(Acme, position, 10, Cancelled);
            seen.AddRange(page.Rows.Select(row => row.Id));
            (position, more) = (page.Position, page.More);
        }

        Assert.Equal(26, seen.Distinct().Count());
        Assert.Equal(26, seen.Count);
    }

    [Fact]
    public async Task Tickets_come_newest_first_and_presences_by_agent()
    {
        await Appended(Write(1, 0) with { Tickets = [Ticket(1, 1), Ticket(1, 2)] });
        await Appended(Write(2, 0) with { Tickets = [Ticket(2, 1)] });
        Assert.Equal([Ticket(1, 2), Ticket(1, 1)], await Store.Rows.TicketsAsync(Acme, Room(1), Cancelled));

        await Appended(SetPresence(Lee, 0, Presence.Online, Noon));
        await Appended(SetPresence(Kim, 0, Presence.Away, null));
        await Appended(SetPresence(Lee, 1, Presence.Meal, null));
        Assert.Equal(
            [new(Acme, Kim, 1, Presence.Away, null), new(Acme, Lee, 2, Presence.Meal, null)],
            await Store.Rows.PresencesAsync(Acme, Cancelled));
    }

    [Fact]
    public async Task Housekeeping_takes_nothing_out_of_the_feed_that_counts()
    {
        for (var seq = 0; seq < 5; seq++)
        {
            await Appended(Write(1, seq));
            await Appended(Write(2, seq));
        }

        await Settled(2, 5);
        var head = await Store.Rows.HeadAsync(Acme, Cancelled);
        await Store.Journal.ForgetOperationsAsync(Noon, Cancelled);
        Assert.Equal(head, await Store.Rows.HeadAsync(Acme, Cancelled));
        var all = await Store.Rows.ChangesAsync(Acme, FeedPosition.Start, 10, Cancelled);
        Assert.Equal([Room(1), Room(2)], all.Rows.Select(row => row.Id));
    }

    /// <summary>Reads until the feed has come to a change: elsewhere in PostgreSQL's cluster others write and hold it back.</summary>
    private async Task Settled(int room, long seq)
    {
        FeedPage page;
        do
        {
            page = await Store.Rows.ChangesAsync(Acme, FeedPosition.Start, 1000, Cancelled);
        }
        while (!page.Rows.Any(row => row.Id == Room(room) && row.Seq == seq));
    }

    private async Task<List<ConversationRow>> Pages(ConversationList list)
    {
        var rows = new List<ConversationRow>();
        for (var next = list; ;)
        {
            var page = await Store.Rows.ListAsync(next, Cancelled);
            Assert.True(page.Rows.Count <= list.Limit);
            rows.AddRange(page.Rows);
            if (page.Next is null)
            {
                return rows;
            }

            next = list with { Cursor = page.Next };
        }
    }
}

public sealed class MemoryReadStoreTests() : ReadStoreContract(new MemoryHarness());

public sealed class SqliteReadStoreTests() : ReadStoreContract(new SqliteHarness());

public sealed class PostgresReadStoreTests() : ReadStoreContract(new PostgresHarness());
