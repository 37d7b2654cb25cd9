using System.Text;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Contracts;

public abstract class EventJournalContract(StoreHarness harness) : StoreTest(harness)
{
    private static readonly OperationKey Operation = OperationKey.OfChannel(new("web"), "m-1");

    [Fact]
    public async Task Events_are_numbered_from_one_and_read_back_as_they_were()
    {
        var at = Noon.AddTicks(1234567);
        Assert.Equal(new AppendResult.Appended(2), await Append(Bare(Stream(1), 0, Event("하나", at), Event("둘\\u0000"))));
        Assert.Equal(new AppendResult.Appended(3), await Append(Bare(Stream(1), 2, Event("셋"))));

        var events = await Store.Journal.ReadAsync(Stream(1), 0, 10, Cancelled);

        Assert.Equal([1, 2, 3], events.Select(stored => stored.Seq));
        Assert.Equal(["""{"text":"하나"}""", """{"text":"둘\u0000"}""", """{"text":"셋"}"""], events.Select(Text));
        Assert.Equal(Noon.AddTicks(1234560), events[0].At);
        Assert.Equal("test.happened", events[0].Name);
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_is_empty()
    {
        var tail = await Store.Journal.LoadAsync(Stream(1), Cancelled);
        Assert.Equal(0, tail.SnapshotSeq);
        Assert.True(tail.Snapshot.IsEmpty);
        Assert.Empty(tail.Events);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(99)]
    public async Task Only_the_exact_number_appends(long expected)
    {
        await Appended(Bare(Stream(1), 0, Event(), Event()));
        Assert.Equal(new AppendResult.Conflict(), await Append(Bare(Stream(1), expected)));
        Assert.Equal(new AppendResult.Conflict(), await Append(Write(1, expected)));
        Assert.Equal(2, (await Store.Journal.ReadAsync(Stream(1), 0, 10, Cancelled)).Count);
        Assert.Null(await Store.Rows.ConversationAsync(Acme, Room(1), Cancelled));
    }

    [Fact]
    public async Task Events_without_a_row_count_for_the_next_append_with_one()
    {
        await Appended(Write(1, 0));
        await Appended(Bare(Stream(1), 1));
        Assert.Equal(new AppendResult.Conflict(), await Append(Write(1, 1)));
        await Appended(Write(1, 2));
    }

    [Fact]
    public async Task A_repeated_operation_answers_its_own_last_event_where_others_followed_in_the_same_append()
    {
        var first = Bare(Stream(1), 0, Event(), Event(), Event()) with { Operation = Operation, Following = 2 };
        Assert.Equal(new AppendResult.Appended(3), await Append(first));
        Assert.Equal(new AppendResult.Duplicate(Stream(1), 1), await Append(first with { ExpectedSeq = 3 }));
        Assert.Equal(
            new AppendResult.Duplicate(Stream(1), 1), await Store.Journal.FindOperationAsync(Acme, Operation, Cancelled));
    }

    [Fact]
    public async Task An_operation_without_an_event_of_its_own_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Append(Bare(Stream(1), 0, Event(), Event()) with { Following = 2 }));
        await Assert.ThrowsAsync<ArgumentException>(() => Append(Bare(Stream(1), 0, Event()) with { Following = -1 }));
    }

    [Fact]
    public async Task A_repeated_operation_answers_what_it_led_to_before_anything_else()
    {
        await Appended(Bare(Stream(1), 0, Event(), Event()) with { Operation = Operation });

        var again = Places(2, 7, null, Kim, 0) with { Operation = Operation };

        Assert.Equal(new AppendResult.Duplicate(Stream(1), 2), await Append(again));
        Assert.Equal(
            new AppendResult.Duplicate(Stream(1), 2), await Store.Journal.FindOperationAsync(Acme, Operation, Cancelled));
        Assert.Null(await Store.Journal.FindOperationAsync(Other, Operation, Cancelled));
        Assert.Empty((await Store.Journal.LoadAsync(Stream(2), Cancelled)).Events);
    }

    [Fact]
    public async Task A_refused_append_does_not_consume_its_operation()
    {
        Assert.IsType<AppendResult.Conflict>(await Append(Bare(Stream(1), 5) with { Operation = Operation }));
        Assert.IsType<AppendResult.NoPlace>(await Append(Places(1, 0, null, Kim, 0) with { Operation = Operation }));
        Assert.Null(await Store.Journal.FindOperationAsync(Acme, Operation, Cancelled));
        await Appended(Bare(Stream(1), 0) with { Operation = Operation });
    }

    [Fact]
    public async Task A_conflict_comes_before_a_missing_place() =>
        Assert.IsType<AppendResult.Conflict>(await Append(Places(1, 3, null, Kim, 0)));

    [Fact]
    public async Task Old_operations_are_forgotten()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Appended(Bare(Stream(i), 0, Event(at: Noon.AddDays(i))) with { Operation = new("scope", $"{i}") });
        }

        Assert.Equal(2, await Store.Journal.ForgetOperationsAsync(Noon.AddDays(3), Cancelled));
        Assert.Null(await Store.Journal.FindOperationAsync(Acme, new("scope", "2"), Cancelled));
        Assert.NotNull(await Store.Journal.FindOperationAsync(Acme, new("scope", "3"), Cancelled));
        Assert.Equal(0, await Store.Journal.ForgetOperationsAsync(Noon.AddDays(3), Cancelled));
    }

    [Fact]
    public async Task Loading_gives_the_newest_snapshot_and_what_came_after()
    {
        await Appended(Bare(Stream(1), 0, Event(), Event()) with { Snapshot = Encoding.UTF8.GetBytes("{\"a\":1}") });
        await Appended(Bare(Stream(1), 2, Event("third")) with { Snapshot = Encoding.UTF8.GetBytes("{\"a\":2}") });
        await Appended(Bare(Stream(1), 3, Event("fourth")));

        var tail = await Store.Journal.LoadAsync(Stream(1), Cancelled);

        Assert.Equal(3, tail.SnapshotSeq);
        Assert.Equal("{\"a\":2}", Encoding.UTF8.GetString(tail.Snapshot.Span));
        Assert.Equal([4], tail.Events.Select(stored => stored.Seq));
    }

    [Fact]
    public async Task Events_are_read_in_pages_forwards_and_backwards()
    {
        await Appended(Bare(Stream(1), 0, [.. Enumerable.Range(1, 9).Select(i => Event($"{i}"))]));
        Assert.Equal([4, 5, 6], (await Store.Journal.ReadAsync(Stream(1), 3, 3, Cancelled)).Select(stored => stored.Seq));
        Assert.Equal([5, 6], (await Store.Journal.ReadBackAsync(Stream(1), 7, 2, Cancelled)).Select(stored => stored.Seq));
        Assert.Equal([1], (await Store.Journal.ReadBackAsync(Stream(1), 2, 5, Cancelled)).Select(stored => stored.Seq));
    }

    [Fact]
    public async Task Streams_are_listed_by_key_and_tenants_with_their_version()
    {
        string[] keys = ["B", "a", "Z-1", "_", "0"];
        foreach (var key in keys)
        {
            await Appended(Bare(new(Acme, StreamKind.Agent, key), 0, Event(), Event()));
        }

        await Appended(Bare(StreamId.Of(Acme), 0, Event(), Event()));
        await Appended(Bare(StreamId.Of(Other), 0));

        var first = await Store.Journal.StreamsAsync(Acme, StreamKind.Agent, "", 3, Cancelled);
        var rest = await Store.Journal.StreamsAsync(Acme, StreamKind.Agent, first[^1].Key, 3, Cancelled);

        Assert.Equal(keys.Order(StringComparer.Ordinal), first.Concat(rest).Select(stream => stream.Key));
        Assert.Equal(
            new Dictionary<TenantId, long> { [Acme] = 2, [Other] = 1 }, await Store.Journal.TenantsAsync(Cancelled));
    }

    [Fact]
    public async Task Streams_of_a_span_have_an_event_in_it_from_its_start_and_before_its_end()
    {
        await Appended(Bare(Stream(1), 0, Event(at: Noon.AddHours(-1)), Event(at: Noon), Event(at: Noon.AddHours(2))));
        await Appended(Bare(Stream(2), 0, Event(at: Noon.AddMicroseconds(-1)), Event(at: Noon.AddHours(1))));
        await Appended(Bare(Stream(3), 0, Event(at: Noon.AddHours(1).AddMicroseconds(-1))));
        await Appended(Bare(StreamId.Of(Acme, Kim), 0, Event(at: Noon)));
        await Appended(Bare(new(Other, StreamKind.Conversation, "theirs"), 0, Event(at: Noon)));

        var found = await Store.Journal.StreamsBetweenAsync(Acme, StreamKind.Conversation, Noon, Noon.AddHours(1), 10, Cancelled);

        Assert.Equal(new[] { Stream(1), Stream(3) }.OrderBy(stream => stream.Key, StringComparer.Ordinal), found);
        Assert.Equal(
            found.Take(1), await Store.Journal.StreamsBetweenAsync(Acme, StreamKind.Conversation, Noon, Noon.AddHours(1), 1, Cancelled));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Text_that_no_store_keeps_alike_is_refused(int which)
    {
        // Half a pair does not survive in an attribute.
        var hostile = new[] { "nul\0", "half\ud83d", "\udc00other half" }[which];
        async Task Refused(AppendRequest request) => await Assert.ThrowsAsync<ArgumentException>(() => Append(request));

        await Refused(Write(1, 0, with: row => row with { CustomerName = hostile }));
        await Refused(Write(1, 0, with: row => row with { LastText = hostile }));
        await Refused(Bare(Stream(1), 0) with { Operation = new("scope", hostile) });
        await Refused(Bare(Stream(1), 0, new JournalEvent(hostile, "{}"u8.ToArray(), Noon)));
        await Refused(Bare(Stream(1), 0, new JournalEvent("n", new byte[] { (byte)'"', 0xff, (byte)'"' }, Noon)));
        Assert.Empty((await Store.Journal.LoadAsync(Stream(1), Cancelled)).Events);
    }

    [Theory]
    [InlineData("'; DROP TABLE journal; --")]
    [InlineData("İıß\u202e\uffff")]
    [InlineData("👩‍👩‍👧‍👦 가나다")]
    public async Task Strange_text_is_kept_as_it_is(string strange)
    {
        await Appended(Write(1, 0, with: row => row with { CustomerName = strange, LastText = strange }) with
        {
            Operation = new(strange, strange),
        });
        Assert.Equal(strange, (await Store.Rows.ConversationAsync(Acme, Room(1), Cancelled))!.CustomerName);
        Assert.NotNull(await Store.Journal.FindOperationAsync(Acme, new(strange, strange), Cancelled));
    }

    [Fact]
    public async Task A_request_that_contradicts_itself_is_refused()
    {
        var good = Write(1, 0);
        AppendRequest[] wrong =
        [
            good with { Events = [] },
            good with { ExpectedSeq = -1 },
            good with { Row = Row(2, 1, ConversationStatus.Bot) },
            good with { Row = Row(1, 7, ConversationStatus.Bot) },
            good with { Places = new(Kim, Kim) },
            good with { Tickets = [Ticket(2, 1)] },
            good with { Presence = new(Acme, Kim, 1, Presence.Online, null) },
            good with { IsWords = true },
            Bare(Stream(1), 1) with { IsWords = true },
        ];
        foreach (var request in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Append(request));
        }
    }

    [Fact]
    public async Task Many_callers_at_once_each_get_their_own_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Append(
            Bare(Stream(i % 100), 0, Event($"{i}")) with { Operation = new("scope", $"{i % 150}") })));

        // Rooms 0 to 99 were written by 0 to 99; 100 to 149 are conflicts; 150 on repeat operations, of which 50 were refused before.
        Assert.Equal(100, answers.Count(answer => answer is AppendResult.Appended));
        Assert.Equal(100, answers.Count(answer => answer is AppendResult.Duplicate));
        Assert.Equal(100, answers.Count(answer => answer is AppendResult.Conflict));
        Assert.Equal(100, (await Store.Journal.StreamsAsync(Acme, StreamKind.Conversation, "", 500, Cancelled)).Count);
    }
}

public sealed class MemoryEventJournalTests() : EventJournalContract(new MemoryHarness());

public sealed class SqliteEventJournalTests() : EventJournalContract(new SqliteHarness());

public sealed class PostgresEventJournalTests() : EventJournalContract(new PostgresHarness());
