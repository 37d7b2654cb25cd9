using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Contracts;

public abstract class SearchContract(StoreHarness harness) : StoreTest(harness)
{
    [Fact]
    public async Task Words_are_found_in_what_was_said_noted_and_written_on_tickets_newest_first()
    {
        await SayAsync(
            1,
            new CustomerMessageReceived(MessageText.From("환불해 주세요"), "m1", Noon),
            new AgentMessageSent(Kim, MessageText.From("Refund 처리했습니다, 환불은 3일"), "m2", Noon.AddMinutes(1)),
            new NoteAdded(Lee, MessageText.From("환불 두 번째"), "n1", Noon.AddMinutes(2)),
            new TicketEdited(new("t-1"), 1, Kim, new("환불 \"요청\" 100%"), Noon.AddMinutes(3)));
        await FollowAsync(1);

        Assert.Equal(
            [(2, Speaker.Agent, Noon.AddMinutes(1)), (1, Speaker.Customer, Noon)],
            (await FindAsync("환불")).Found.Select(each => (each.Seq, each.Speaker!.Value, each.At)));
        Assert.Equal([(3L, "환불 두 번째")], (await FindAsync("환불", SearchKind.Note)).Found.Select(each => (each.Seq, each.Text)));
        Assert.Equal([4L], (await FindAsync("환불", SearchKind.Ticket)).Found.Select(each => each.Seq));
        Assert.Empty((await FindAsync("환불", tenant: Other)).Found);
        Assert.Empty((await FindAsync("type")).Found);
    }

    [Theory]
    [InlineData("처", true)]
    [InlineData("리했", true)]
    [InlineData("refund", true)]
    [InlineData("REFUND 3일", true)]
    [InlineData("3일 처리", true)]
    [InlineData("처리\u1112\u1162\u11bb습니다", true)]
    [InlineData("환불이", false)]
    [InlineData("했처", false)]
    [InlineData("_처리", false)]
    [InlineData("%", false)]
    [InlineData("취소 처리", false)]
    public async Task Each_word_is_a_part_of_what_is_found_however_short(string words, bool isFound)
    {
        await SayAsync(1, new AgentMessageSent(Kim, MessageText.From("Refund 처리했습니다, 환불은 3일"), "m2", Noon));
        await FollowAsync(1);
        Assert.Equal(isFound, SearchWords.Of(words) is not null && (await FindAsync(words)).Found.Count == 1);
    }

    [Fact]
    public async Task Customers_are_found_by_a_part_of_name_or_id_and_by_the_name_they_have_now()
    {
        await Appended(Write(1, 0, with: row => row with { CustomerName = "김철수" }));
        await Appended(Write(2, 0, with: row => row with { CustomerName = "박철수 ABC", LastAt = Noon.AddHours(1) }));
        await Appended(Write(3, 0, with: row => row with { CustomerName = null }));
        await FollowAsync(3);
        Assert.Equal([Room(2), Room(1)], await Customers("철수"));
        Assert.Equal([Room(2)], await Customers("abc"));
        Assert.Equal([Room(3)], await Customers("customer-3"));
        Assert.Equal([Room(1)], await Customers("김"));

        await Appended(Write(1, 1, with: row => row with { CustomerName = "김영희" }));
        await FollowAsync(() => Customers("영희"), 1);
        Assert.Equal([Room(2)], await Customers("철수"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        for (var room = 1; room <= 3; room++)
        {
            // Some at the same moment, some not.
            await SayAsync(room, [.. Enumerable.Range(0, 30).Select(number => new CustomerMessageReceived(
                MessageText.From(number % 2 == 0 ? $"배송 {number}" : "다른 말"), $"m{number}", Noon.AddSeconds(number / 4)))]);
        }

        await FollowAsync(3);
        var (found, cursor) = (new List<SearchDocument>(), (string?)null);
        do
        {
            var page = await FindAsync("배송", cursor: cursor, limit: 7);
            found.AddRange(page.Found);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(45, found.Select(each => (each.Conversation, each.Seq)).Distinct().Count());
        Assert.Equal(45, found.Count);
        Assert.Equal(found.Select(each => each.At).OrderDescending(), found.Select(each => each.At));
        foreach (var wrong in new[] { "x", "-1.2.3", "9999999999999999999999" })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => FindAsync("배송", cursor: wrong));
        }
    }

    [Fact]
    public async Task Killed_between_two_parts_it_goes_on_with_nothing_missed_and_nothing_twice()
    {
        await SayAsync(1, [.. Enumerable.Range(0, 500).Select(number => new CustomerMessageReceived(
            MessageText.From($"배송 {number}"), $"m{number}", Noon.AddSeconds(number)))]);
        var index = new StoppingIndex(new InMemorySearchIndex());
        var killed = new SearchStore(index, Store.Journal, Store.Rows);
        index.AddsLeft = 1;
        await UntilAsync(async () =>
        {
            try
            {
                await killed.FollowAsync(Acme, Cancelled);
                return false;
            }
            catch (OperationCanceledException)
            {
                return true;
            }
        });
        Assert.Equal(200, (await index.AllAsync(Acme, Cancelled)).Count);
        Assert.False((await killed.FindAsync(new(Acme, SearchKind.Message, SearchWords.Of("배송")!, null, 10), Cancelled)).IsWhole);

        index.AddsLeft = int.MaxValue;
        var after = new SearchStore(index, Store.Journal, Store.Rows);
        await UntilAsync(async () => !await after.FollowAsync(Acme, Cancelled) && (await index.AllAsync(Acme, Cancelled)).Count == 501);
        Assert.True((await after.FindAsync(new(Acme, SearchKind.Message, SearchWords.Of("배송")!, null, 10), Cancelled)).IsWhole);
    }

    [Fact]
    public async Task What_was_found_is_found_after_a_restart_and_an_index_of_the_future_begins_anew()
    {
        await SayAsync(1, new CustomerMessageReceived(MessageText.From("교환"), "m1", Noon));
        await FollowAsync(1);
        if (Harness is not MemoryHarness)
        {
            await Reopen();
            Assert.Single((await FindAsync("교환")).Found);
        }

        var index = new InMemorySearchIndex();
        await index.AddAsync(Acme, null, new(long.MaxValue, 0), true, [], Cancelled);
        var put = new SearchStore(index, Store.Journal, Store.Rows);
        await UntilAsync(async () => !await put.FollowAsync(Acme, Cancelled) && (await index.AllAsync(Acme, Cancelled)).Count == 2);
    }

    [Fact]
    public async Task Two_that_follow_at_once_add_nothing_twice()
    {
        for (var room = 1; room <= 20; room++)
        {
            await SayAsync(room, new CustomerMessageReceived(MessageText.From("교환"), "m1", Noon));
        }

        await UntilAsync(async () =>
        {
            await Task.WhenAll(Store.Search.FollowAsync(Acme, Cancelled), Store.Search.FollowAsync(Acme, Cancelled));
            return (await FindAsync("교환", limit: 50)).Found.Count >= 20;
        });
        await Store.Search.FollowAsync(Acme, Cancelled);
        Assert.Equal(20, (await FindAsync("교환", limit: 50)).Found.Count);
    }

    private static JournalEvent Happened(ConversationEvent happened) => new(
        StoredNames.Of(happened), JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Stored.ConversationEvent), happened.At);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        // On PostgreSQL the feed waits for whoever else writes in the cluster.
        while (!await condition())
        {
            Cancelled.ThrowIfCancellationRequested();
        }
    }

    private async Task SayAsync(int room, params ConversationEvent[] said)
    {
        var opened = new ConversationOpened(new(Acme, new("web"), ChannelType.Web, new($"customer-{room}"), "김철수", false), Noon);
        var state = said.Prepend(opened).Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve);
        await Appended(Bare(Stream(room), 0, [.. said.Select(Happened)]) with { Row = ConversationRow.Of(Room(room), state) with { Seq = said.Length } });
    }

    private Task<SearchPage> FindAsync(
        string words, SearchKind kind = SearchKind.Message, TenantId? tenant = null, string? cursor = null, int limit = 20) =>
        Store.Search.FindAsync(new(tenant ?? Acme, kind, SearchWords.Of(words)!, cursor, limit), Cancelled);

    private async Task<IReadOnlyList<ConversationId>> Customers(string words) =>
        [.. (await FindAsync(words, SearchKind.Customer)).Found.Select(each => each.Conversation)];

    /// <summary>Follows until so many customers are there, and with them what they said.</summary>
    private Task FollowAsync(int customers) => FollowAsync(() => Customers("customer-"), customers);

    private Task FollowAsync(Func<Task<IReadOnlyList<ConversationId>>> found, int count) => UntilAsync(async () =>
    {
        await Store.Search.FollowAsync(Acme, Cancelled);
        return (await found()).Count == count;
    });

    /// <summary>An index that dies before an addition.</summary>
    private sealed class StoppingIndex(ISearchIndex index) : ISearchIndex
    {
        public int AddsLeft { get; set; }

        public Task<(FeedPosition Position, bool IsWhole)?> PositionAsync(TenantId tenant, CancellationToken cancellationToken) =>
            index.PositionAsync(tenant, cancellationToken);

        public Task<long> LastAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken) =>
            index.LastAsync(tenant, conversation, cancellationToken);

        public Task<bool> AddAsync(
            TenantId tenant, FeedPosition? from, FeedPosition to, bool isWhole, IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken) =>
            AddsLeft-- > 0 ? index.AddAsync(tenant, from, to, isWhole, documents, cancellationToken) : throw new OperationCanceledException("killed");

        public Task<IReadOnlyList<(SearchDocument Document, string Cursor)>> FindAsync(
            TenantId tenant, SearchKind kind, IReadOnlyList<int> grams, string? after, int limit, CancellationToken cancellationToken) =>
            index.FindAsync(tenant, kind, grams, after, limit, cancellationToken);

        public Task<IReadOnlyList<SearchDocument>> AllAsync(TenantId tenant, CancellationToken cancellationToken) =>
            index.AllAsync(tenant, cancellationToken);

        public Task ClearAsync(TenantId tenant, CancellationToken cancellationToken) => index.ClearAsync(tenant, cancellationToken);
    }
}

public sealed class MemorySearchTests() : SearchContract(new MemoryHarness());

public sealed class SqliteSearchTests() : SearchContract(new SqliteHarness());

public sealed class PostgresSearchTests() : SearchContract(new PostgresHarness());
