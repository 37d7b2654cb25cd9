using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Storage;

namespace Actors.Api.Consoles;

/// <summary>Finds customers, words and tickets of a tenant. A few look at once; the others are told to come again.</summary>
internal sealed class SearchReads(ISearchStore search, IReadStore rows) : IDisposable
{
    private const int Longest = 100, LargestPage = 50, AtOnce = 4;

    private static readonly (SearchedKind Kind, SearchKind Stored)[] Kinds =
    [
        (SearchedKind.Customers, SearchKind.Customer), (SearchedKind.Messages, SearchKind.Message), (SearchedKind.Notes, SearchKind.Note),
        (SearchedKind.Tickets, SearchKind.Ticket),
    ];

    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);

    public void Dispose() => _turns.Dispose();

    public async Task<(SearchBody? Found, Problem? Wrong)> FindAsync(
        TenantId tenant, string? text, string? named, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var words = text is null || text.Length > Longest || !PlainText.IsWellFormed(text) ? null : SearchWords.Of(text);
        SearchedKind? kind = named is null ? null : Kinds.Where(each => JsonName(each.Kind) == named).Select(each => (SearchedKind?)each.Kind).FirstOrDefault();
        var wrong = words is null ? new FieldIsInvalid("q", $"A syllable, or 2 characters of a word; at most {Longest} characters.")
            : kind is null && named is not null ? new FieldIsInvalid("kind", string.Join(", ", Kinds.Select(each => JsonName(each.Kind))) + ".")
            : limit is < 1 or > LargestPage ? new FieldIsInvalid("limit", $"1 to {LargestPage}.")
            : cursor is not null && kind is null ? new FieldIsInvalid("cursor", "Goes with the kind whose page it ends.")
            : null;
        if (wrong is not null)
        {
            return (null, Problem.Of(wrong));
        }

        if (!await _turns.WaitAsync(TimeSpan.FromSeconds(2), cancellationToken))
        {
            return (null, EdgeProblems.TooManyRequests);
        }

        try
        {
            return (await FindAsync(tenant, words!, kind, cursor, limit, cancellationToken), null);
        }
        catch (ArgumentException)
        {
            return (null, Problem.Of(new FieldIsInvalid("cursor", "The cursor of the page before, of the same search.")));
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<SearchBody> FindAsync(
        TenantId tenant, SearchWords words, SearchedKind? only, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (hits, next, isWhole) = (new List<SearchHitBody>(), new Dictionary<string, string>(), true);
        var known = new Dictionary<ConversationId, ConversationRow?>();
        foreach (var (kind, stored) in Kinds.Where(each => only is null || each.Kind == only))
        {
            var page = await search.FindAsync(new(tenant, stored, words, cursor, limit), cancellationToken);
            isWhole &= page.IsWhole;
            foreach (var found in page.Found)
            {
                if (!known.TryGetValue(found.Conversation, out var row))
                {
                    known.Add(found.Conversation, row = await rows.ConversationAsync(tenant, found.Conversation, cancellationToken));
                }

                if (row is not null)
                {
                    hits.Add(kind == SearchedKind.Customers ? Customer(row, words) : Said(kind, found, row, words));
                }
            }

            if (page.Next is not null)
            {
                next.Add(JsonName(kind), page.Next);
            }
        }

        // Every change of a ticket says its subject again.
        return new([.. hits.DistinctBy(hit => hit.Kind == SearchedKind.Tickets ? (hit.Conversation, 0, hit.Text) : (hit.Conversation, hit.Seq, hit.Kind.ToString()))],
            next, isWhole);
    }

    private static string JsonName(SearchedKind kind) => kind.ToString().ToLowerInvariant();

    private static SearchHitBody Said(SearchedKind kind, SearchDocument found, ConversationRow row, SearchWords words)
    {
        var (text, marks) = Snippet.Of(found.Text, words);
        return new(kind, row.Id, row.Customer, row.CustomerName, row.Title, found.Seq, found.Speaker, text, marks, found.At, null);
    }

    private static SearchHitBody Customer(ConversationRow row, SearchWords words)
    {
        var (text, marks) = Snippet.Of(row.CustomerName ?? row.Customer.Value, words);
        if (marks.Count == 0)
        {
            (text, marks) = Snippet.Of(row.Customer.Value, words);
        }

        return new(SearchedKind.Customers, row.Id, row.Customer, row.CustomerName, row.Title, 0, null, text, marks, row.LastAt, row.LastText);
    }
}
