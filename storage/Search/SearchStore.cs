using System.Collections.Concurrent;
using Actors.Domain;

namespace Actors.Storage;

/// <summary>The search over any engine: what follows the feed, and what looks again at what the index found.</summary>
internal sealed class SearchStore(ISearchIndex index, IEventJournal journal, IReadStore rows) : ISearchStore
{
    private const int ConversationsAtOnce = 100, DocumentsAtOnce = 200, MostLookedAt = 5_000, MostAtOnce = 1_000;

    private readonly SearchReader _reader = new(index, journal, DocumentsAtOnce);
    private readonly ConcurrentDictionary<TenantId, bool> _checked = [];

    public async Task<bool> FollowAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await ForgetTheFutureAsync(tenant, cancellationToken);
        var from = (await index.PositionAsync(tenant, cancellationToken))?.Position;
        var page = await rows.ChangesAsync(tenant, from ?? FeedPosition.Start, ConversationsAtOnce, cancellationToken);
        return page.Rows.Count > 0
            && await _reader.ReadAsync(tenant, page.Rows, from, page.Position, isWhole: !page.More, cancellationToken) && page.More;
    }

    public async Task<SearchPage> FindAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 100);
        var grams = query.Words.GramsIn(query.Tenant, query.Kind);
        var (found, cursor, lookedAt) = (new List<(SearchDocument Document, string Cursor)>(), query.Cursor, 0);
        var (wanted, more) = (query.Limit + 1, true);

        // Each page costs the index a search of its own: where grams find much that the words are not in, as with digits, the pages grow.
        for (var size = wanted * 2; more && found.Count < wanted && lookedAt < MostLookedAt; size = Math.Min(size * 4, MostAtOnce))
        {
            var page = await index.FindAsync(query.Tenant, query.Kind, grams, cursor, size, cancellationToken);
            found.AddRange(page.Where(each => query.Words.AreIn(each.Document.Text)));
            lookedAt += page.Count;
            more = page.Count == size;
            cursor = page.Count > 0 ? page[^1].Cursor : cursor;
        }

        // Where so much was looked at in vain, the next page goes on behind it.
        var next = found.Count > query.Limit ? found[query.Limit - 1].Cursor : more ? cursor : null;
        return new([.. found.Take(query.Limit).Select(each => each.Document)], next, await IsWholeAsync(query.Tenant, cancellationToken));
    }

    /// <summary>Everything that should be found and is not, or the other way round, after whatever the feed has not brought yet was read.</summary>
    public async Task<IEnumerable<string>> CompareAsync(TenantId tenant, TenantRows folded, CancellationToken cancellationToken)
    {
        await ReadAsync(tenant, folded, cancellationToken);
        var kept = (await index.AllAsync(tenant, cancellationToken)).ToDictionary(Key, Said);
        var real = new Dictionary<string, (SearchKind, string)>();
        foreach (var row in folded.Conversations)
        {
            real.Add(Key(SearchDocument.Of(row)), Said(SearchDocument.Of(row)));
            await foreach (var document in _reader.DocumentsAsync(tenant, row.Id, 0, cancellationToken))
            {
                real.Add(Key(document), Said(document));
            }
        }

        return kept.Keys.Union(real.Keys).Where(key => kept.GetValueOrDefault(key) != real.GetValueOrDefault(key)).Select(key => $"search of {key}");
    }

    /// <summary>Forgets what is found of a tenant and reads it from the journal.</summary>
    public async Task RebuildAsync(TenantId tenant, TenantRows folded, CancellationToken cancellationToken)
    {
        await index.ClearAsync(tenant, cancellationToken);
        await ReadAsync(tenant, folded, cancellationToken);
    }

    private static string Key(SearchDocument document) => $"{document.Conversation} {document.Seq}";

    private static (SearchKind Kind, string Text) Said(SearchDocument document) => (document.Kind, document.Text);

    private async Task ReadAsync(TenantId tenant, TenantRows folded, CancellationToken cancellationToken)
    {
        var from = (await index.PositionAsync(tenant, cancellationToken))?.Position;
        await _reader.ReadAsync(tenant, folded.Conversations, from, from ?? FeedPosition.Start, isWhole: true, cancellationToken);
    }

    private async Task<bool> IsWholeAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await index.PositionAsync(tenant, cancellationToken))?.IsWhole ?? await rows.HeadAsync(tenant, cancellationToken) == FeedPosition.Start;

    /// <summary>An index that came further than there is belongs to a store that was put back from an older copy: it begins anew.</summary>
    private async Task ForgetTheFutureAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (!_checked.ContainsKey(tenant)
            && (await index.PositionAsync(tenant, cancellationToken))?.Position.CompareTo(await rows.HeadAsync(tenant, cancellationToken)) > 0)
        {
            await index.ClearAsync(tenant, cancellationToken);
        }

        _checked[tenant] = true;
    }
}
