using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Storage;

namespace Actors.Api.Consoles;

/// <summary>Finds customers, words and tickets of a tenant. Reads much for one answer, so only a few look at once.</summary>
internal sealed class SearchReads(IReadStore rows) : IDisposable
{
    private const int Shortest = 2, Longest = 100, MostOfAKind = 10, MostRead = 50, AtOnce = 2, LongestText = 160;

    private static readonly string TicketName = StoredNames.All[typeof(TicketEdited)];

    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);

    public void Dispose() => _turns.Dispose();

    public async Task<(SearchBody? Found, Problem? Wrong)> FindAsync(TenantId tenant, string? words, CancellationToken cancellationToken)
    {
        var wanted = words?.Trim() ?? "";
        if (wanted.Length is < Shortest or > Longest || !PlainText.IsWellFormed(wanted))
        {
            return (null, Problem.Of(new FieldIsInvalid("q", $"{Shortest} to {Longest} characters.")));
        }

        if (!await _turns.WaitAsync(TimeSpan.FromSeconds(2), cancellationToken))
        {
            return (null, EdgeProblems.TooManyRequests);
        }

        try
        {
            var customers = await rows.FindCustomersAsync(tenant, wanted, MostOfAKind, cancellationToken);
            var said = await rows.FindWordsAsync(tenant, wanted, MostRead, cancellationToken);
            var known = customers.ToDictionary(row => row.Id);
            foreach (var room in said.Select(hit => hit.Conversation).Distinct().Where(room => !known.ContainsKey(room)))
            {
                if (await rows.ConversationAsync(tenant, room, cancellationToken) is { } row)
                {
                    known.Add(room, row);
                }
            }

            // A room that was never opened has no row, and nobody can open it.
            var spoken = said.Where(hit => known.ContainsKey(hit.Conversation)).ToLookup(hit => hit.Event == TicketName);
            return (new([
                .. customers.Select(row => Hit("customers", row, row.Seq, row.LastText ?? "", row.LastAt)),
                .. Hits("messages", spoken[false], known),

                // Every change of a ticket says its subject again.
                .. Hits("tickets", spoken[true].DistinctBy(hit => (hit.Conversation, hit.Text)), known)]), null);
        }
        finally
        {
            _turns.Release();
        }
    }

    private static IEnumerable<SearchHitBody> Hits(
        string kind, IEnumerable<SearchHit> hits, Dictionary<ConversationId, ConversationRow> rows) =>
        hits.Take(MostOfAKind).Select(hit => Hit(
            kind, rows[hit.Conversation], hit.Seq, MessageText.From(hit.Text).Preview(LongestText), hit.At));

    private static SearchHitBody Hit(string kind, ConversationRow row, long seq, string text, DateTimeOffset? at) =>
        new(kind, row.Id, row.Customer, row.CustomerName, seq, text, at);
}
