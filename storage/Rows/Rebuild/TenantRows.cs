using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Tickets;

namespace Actors.Storage;

/// <summary>All rows of a tenant. A place's number is not among them: which of the free ones was taken is of no meaning.</summary>
internal sealed record TenantRows(
    IReadOnlyList<ConversationRow> Conversations, IReadOnlyList<TicketRow> Tickets,
    IReadOnlyList<(AgentId Agent, ConversationId Conversation)> Places, IReadOnlyList<PresenceRow> Presences)
{
    private const int Page = 500;

    /// <summary>The rows as the journal says they should be.</summary>
    public static async Task<TenantRows> FoldAsync(IEventJournal journal, TenantId tenant, CancellationToken cancellationToken)
    {
        var conversations = new List<ConversationRow>();
        var tickets = new List<TicketRow>();
        var places = new List<(AgentId, ConversationId)>();
        await foreach (var stream in StreamsAsync(journal, tenant, StreamKind.Conversation, cancellationToken))
        {
            var (id, state, wasOpened) = (new ConversationId(stream.Key), ConversationDecider.Initial, false);
            await foreach (var stored in EventsAsync(journal, stream, cancellationToken))
            {
                var happened = JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!;
                state = ConversationDecider.Evolve(state, happened);
                wasOpened |= state.Status != ConversationStatus.None;
                tickets.AddRange(TicketRow.Of(tenant, id, happened) is { } ticket ? [ticket.Stored()] : []);
            }

            conversations.AddRange(!wasOpened ? [] : [ConversationRow.Of(id, state).Stored()]);
            places.AddRange(
                PlaceChange.Between(ConversationDecider.Initial, state)?.Taken is { } agent ? [(agent, id)] : []);
        }

        return new(conversations, tickets, places, await PresencesAsync(journal, tenant, cancellationToken));
    }

    /// <summary>The keys of rows that differ, in words; when something is owed counts, not for when, for claims move it.</summary>
    public IEnumerable<string> DifferencesFrom(TenantRows other)
    {
        var (mine, theirs) = (Comparable(), other.Comparable());
        return mine.Keys.Union(theirs.Keys)
            .Where(key => !Equals(mine.GetValueOrDefault(key), theirs.GetValueOrDefault(key)))
            .Order(StringComparer.Ordinal);
    }

    private static async Task<List<PresenceRow>> PresencesAsync(
        IEventJournal journal, TenantId tenant, CancellationToken cancellationToken)
    {
        var presences = new List<PresenceRow>();
        await foreach (var stream in StreamsAsync(journal, tenant, StreamKind.Agent, cancellationToken))
        {
            var state = AgentDecider.Initial;
            await foreach (var stored in EventsAsync(journal, stream, cancellationToken))
            {
                state = AgentDecider.Evolve(state, JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.AgentEvent)!);
            }

            presences.Add(PresenceRow.Of(tenant, new(stream.Key), state).Stored());
        }

        return presences;
    }

    private static async IAsyncEnumerable<StreamId> StreamsAsync(
        IEventJournal journal, TenantId tenant, StreamKind kind,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (IReadOnlyList<StreamId> page = [default]; page.Count > 0;)
        {
            page = await journal.StreamsAsync(tenant, kind, page[^1].Key ?? "", Page, cancellationToken);
            foreach (var stream in page)
            {
                yield return stream;
            }
        }
    }

    private static async IAsyncEnumerable<StoredEvent> EventsAsync(
        IEventJournal journal, StreamId stream,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        for (var full = true; full;)
        {
            var page = await journal.ReadAsync(stream, after, Page, cancellationToken);
            foreach (var stored in page)
            {
                after = stored.Seq;
                yield return stored;
            }

            full = page.Count == Page;
        }
    }

    private Dictionary<string, object> Comparable()
    {
        static DateTimeOffset? Owed(DateTimeOffset? due) => due is null ? null : DateTimeOffset.UnixEpoch;

        var rows = new Dictionary<string, object>();
        foreach (var row in Conversations)
        {
            rows.Add($"conversation {row.Id}", row with { NextDue = Owed(row.NextDue) });
        }

        foreach (var row in Tickets)
        {
            rows.Add($"ticket {row.Id}", row);
        }

        foreach (var (agent, conversation) in Places)
        {
            rows[$"place of {agent} for {conversation}"] = true;
        }

        foreach (var row in Presences)
        {
            rows.Add($"presence of {row.Agent}", row with { NextDue = Owed(row.NextDue) });
        }

        return rows;
    }
}
