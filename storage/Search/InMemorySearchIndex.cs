using System.Globalization;
using Actors.Domain;

namespace Actors.Storage;

/// <summary>The model of an index: a list that is read through.</summary>
internal sealed class InMemorySearchIndex : ISearchIndex
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TenantId, (FeedPosition Position, bool IsWhole)> _positions = [];
    private readonly Dictionary<(TenantId Tenant, ConversationId Conversation, long Seq), (int Number, SearchDocument Document)> _documents = [];
    private int _last;

    public Task<(FeedPosition Position, bool IsWhole)?> PositionAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_positions.TryGetValue(tenant, out var position) ? position : ((FeedPosition, bool)?)null);
        }
    }

    public Task<long> LastAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_documents.Keys.Where(key => (key.Tenant, key.Conversation) == (tenant, conversation)).Max(key => (long?)key.Seq) ?? 0);
        }
    }

    public Task<bool> AddAsync(
        TenantId tenant, FeedPosition? from, FeedPosition to, bool isWhole, IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var known = _positions.TryGetValue(tenant, out var stands);
            if ((known ? stands.Position : null) != from)
            {
                return Task.FromResult(false);
            }

            _positions[tenant] = (to, isWhole || (known && stands.IsWhole));
            foreach (var document in documents)
            {
                var key = (tenant, document.Conversation, document.Seq);
                if (!_documents.TryGetValue(key, out var before) || before.Document.Text != document.Text)
                {
                    _documents[key] = (++_last, document);
                }
            }
        }

        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<(SearchDocument Document, string Cursor)>> FindAsync(
        TenantId tenant, SearchKind kind, IReadOnlyList<int> grams, string? after, int limit, CancellationToken cancellationToken)
    {
        var place = after is null ? (DateTimeOffset.MaxValue, int.MaxValue) : Parse(after);
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<(SearchDocument, string)>>([.. _documents
                .Where(each => each.Key.Tenant == tenant && each.Value.Document.Kind == kind)
                .Select(each => each.Value)
                .Where(each => (each.Document.At, each.Number).CompareTo(place) < 0
                    && grams.All(Grams.Of(tenant, kind, each.Document.Text).Contains))
                .OrderByDescending(each => (each.Document.At, each.Number))
                .Take(limit)
                .Select(each => (each.Document, string.Create(CultureInfo.InvariantCulture, $"{each.Document.At.UtcTicks}.{each.Number}")))]);
        }
    }

    public Task<IReadOnlyList<SearchDocument>> AllAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<SearchDocument>>(
                [.. _documents.Where(each => each.Key.Tenant == tenant).Select(each => each.Value.Document)]);
        }
    }

    public Task ClearAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _positions.Remove(tenant);
            foreach (var key in _documents.Keys.Where(key => key.Tenant == tenant).ToList())
            {
                _documents.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    private static (DateTimeOffset At, int Number) Parse(string cursor) =>
        cursor.Split('.') is [var at, var number]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? (new(ticks, TimeSpan.Zero), last)
            : throw new ArgumentException("The cursor is none of this search.", nameof(cursor));
}
