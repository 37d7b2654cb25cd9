using System.Runtime.CompilerServices;
using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;

namespace Actors.Storage;

/// <summary>Reads what conversations say into the index, each from the last event that is there.</summary>
internal sealed class SearchReader(ISearchIndex index, IEventJournal journal, int atOnce)
{
    private const int Page = 500;

    private static readonly HashSet<string> Names = [.. new[]
    {
        typeof(CustomerMessageReceived), typeof(MediaCopied), typeof(AgentMessageSent), typeof(BotMessageSent), typeof(NoteAdded), typeof(TicketEdited),
    }.Select(type => StoredNames.All[type])];

    /// <summary>
    /// Reads conversations, a few documents at a time, and moves the position with the last of them: killed in between, they are read again from where
    /// each of them stands. False where somebody else moved it.
    /// </summary>
    public async Task<bool> ReadAsync(
        TenantId tenant, IReadOnlyList<ConversationRow> rows, FeedPosition? from, FeedPosition to, bool isWhole, CancellationToken cancellationToken)
    {
        var documents = new List<SearchDocument>();
        foreach (var row in rows)
        {
            documents.Add(SearchDocument.Of(row));
            var last = await index.LastAsync(tenant, row.Id, cancellationToken);
            await foreach (var document in DocumentsAsync(tenant, row.Id, last, cancellationToken))
            {
                documents.Add(document);
                if (documents.Count >= atOnce)
                {
                    if (!await index.AddAsync(tenant, from, from ?? FeedPosition.Start, false, documents, cancellationToken))
                    {
                        return false;
                    }

                    (from, documents) = (from ?? FeedPosition.Start, []);
                }
            }
        }

        return await index.AddAsync(tenant, from, to, isWhole, documents, cancellationToken);
    }

    /// <summary>What can be found of a conversation after an event, in order.</summary>
    public async IAsyncEnumerable<SearchDocument> DocumentsAsync(
        TenantId tenant, ConversationId conversation, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var full = true; full;)
        {
            var page = await journal.ReadAsync(StreamId.Of(tenant, conversation), after, Page, cancellationToken);
            foreach (var stored in page)
            {
                after = stored.Seq;
                if (Names.Contains(stored.Name)
                    && SearchDocument.Of(
                        conversation, stored.Seq, JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!) is { } document)
                {
                    yield return document;
                }
            }

            full = page.Count == Page;
        }
    }
}
