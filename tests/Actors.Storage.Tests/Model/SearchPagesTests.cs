using Actors.Domain;
using Actors.Domain.Messages;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Model;

/// <summary>How often the index is asked for one page of a search.</summary>
public sealed class SearchPagesTests
{
    [Fact]
    public async Task What_the_grams_find_in_vain_costs_a_few_questions_and_not_one_for_each_twenty()
    {
        // Each has "77" and "7번", as whoever looks for "777번" asks for; only the oldest has the word.
        const int InVain = 3000;
        var index = new CountingIndex();
        var documents = Enumerable.Range(0, InVain).Select(number => Said(number + 2, "77 그리고 17번")).Prepend(Said(1, "주문 777번"));
        Assert.True(await index.AddAsync(Acme, null, new(1, 1), true, [.. documents], Stop));
        var store = new SearchStore(index, null!, null!);
        var page = await store.FindAsync(new(Acme, SearchKind.Message, SearchWords.Of("777번")!, null, 10), Stop);
        Assert.Equal([1L], page.Found.Select(found => found.Seq));
        Assert.Null(page.Next);
        Assert.InRange(index.Asked, 1, 8);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static SearchDocument Said(long seq, string text) =>
        new(Room(1), seq, SearchKind.Message, Speaker.Customer, Noon.AddSeconds(seq), text);

    private sealed class CountingIndex : ISearchIndex
    {
        private readonly InMemorySearchIndex _index = new();

        public int Asked { get; private set; }

        public Task<(FeedPosition Position, bool IsWhole)?> PositionAsync(TenantId tenant, CancellationToken cancellationToken) =>
            _index.PositionAsync(tenant, cancellationToken);

        public Task<long> LastAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken) =>
            _index.LastAsync(tenant, conversation, cancellationToken);

        public Task<bool> AddAsync(
            TenantId tenant, FeedPosition? from, FeedPosition to, bool isWhole, IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken) =>
            _index.AddAsync(tenant, from, to, isWhole, documents, cancellationToken);

        public Task<IReadOnlyList<(SearchDocument Document, string Cursor)>> FindAsync(
            TenantId tenant, SearchKind kind, IReadOnlyList<int> grams, string? after, int limit, CancellationToken cancellationToken)
        {
            Asked++;
            return _index.FindAsync(tenant, kind, grams, after, limit, cancellationToken);
        }

        public Task<IReadOnlyList<SearchDocument>> AllAsync(TenantId tenant, CancellationToken cancellationToken) => _index.AllAsync(tenant, cancellationToken);

        public Task ClearAsync(TenantId tenant, CancellationToken cancellationToken) => _index.ClearAsync(tenant, cancellationToken);
    }
}
