using System.Globalization;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Domain.Tickets;
using Actors.Storage.Values;

namespace Actors.Storage.Sql;

/// <summary>The lists in SQL, written once for both engines.</summary>
internal sealed partial class SqlReadStore(ISqlEngine engine) : IReadStore
{
    private const string Conversations = "SELECT " + SqlRows.ConversationColumns + " FROM conversations";

    // A row of the feed whose conversation changed again later is skipped: it comes at its later place. The bound on tx alone is for the index
    // of PostgreSQL, where a row there has many numbers.
    private readonly string _changes =
        "SELECT " + SqlRows.ConversationColumnsOf("c") + ", f.tx, f.no FROM feed f"
        + " JOIN conversations c ON c.tenant = f.tenant AND c.id = f.conversation AND c.changed_tx = f.tx"
        + " WHERE f.tenant = @tenant AND f.tx >= @tx AND (f.tx, f.no) > (@tx, @no)" + engine.Dialect.SettledChanges
        + " ORDER BY f.tx, f.no LIMIT @limit";

    private readonly string _head =
        "SELECT f.tx, f.no FROM feed f WHERE f.tenant = @tenant" + engine.Dialect.SettledChanges
        + " ORDER BY f.tx DESC, f.no DESC LIMIT 1";

    public async Task<ConversationRow?> ConversationAsync(
        TenantId tenant, ConversationId conversation, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                Conversations + " WHERE tenant = @tenant AND id = @id", SqlRows.Conversation, cancellationToken,
                ("tenant", tenant.Value), ("id", conversation.Value)),
            cancellationToken);
        return found.FirstOrDefault();
    }

    public async Task<IReadOnlyList<StatusCount>> CountsAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT status, agent, COUNT(*) FROM conversations WHERE tenant = @tenant AND status BETWEEN 2 AND 6 GROUP BY status, agent",
                row => new StatusCount(
                    (ConversationStatus)row.GetInt32(0), SqlRows.Text(row, 1) is { } agent ? new AgentId(agent) : null,
                    (int)row.GetInt64(2)),
                cancellationToken, ("tenant", tenant.Value)),
            cancellationToken);

    public async Task<int> CountOthersAsync(
        TenantId tenant, ConversationStatus status, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SELECT COUNT(*) FROM (SELECT 1 FROM conversations WHERE tenant = @tenant AND status = {(int)status} AND {Outside}")
                + " AND listed_at >= @minute AND last_at >= @since LIMIT @most) AS counted",
                row => (int)row.GetInt64(0), cancellationToken,
                ("tenant", tenant.Value), ("minute", ListedAt.Of(StoredTime.Micros(since))), ("since", StoredTime.Micros(since)), ("most", most)),
            cancellationToken);
        return found[0];
    }

    public async Task<FeedPage> ChangesAsync(
        TenantId tenant, FeedPosition after, int limit, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                _changes, row => (Row: SqlRows.Conversation(row), Changed: new FeedPosition(row.GetInt64(24), row.GetInt64(25))),
                cancellationToken,
                ("tenant", tenant.Value), ("tx", after.Transaction), ("no", after.Number), ("limit", limit)),
            cancellationToken);
        return new(
            [.. found.Select(change => change.Row)], found.Count > 0 ? found[^1].Changed : after, found.Count == limit);
    }

    public async Task<FeedPosition> HeadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                _head, row => new FeedPosition(row.GetInt64(0), row.GetInt64(1)), cancellationToken, ("tenant", tenant.Value)),
            cancellationToken);
        return found.FirstOrDefault();
    }

    public async Task<IReadOnlyList<QueuedRow>> QueuedAsync(
        TenantId tenant, QueueId queue, CancellationToken cancellationToken) => await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT id, hand_off, priority, requested_at, status, channel, topic, seq, waits_for FROM conversations"
                + " WHERE tenant = @tenant AND queue = @queue AND status IN (2, 3) ORDER BY priority DESC, requested_at, id",
                row => new QueuedRow(
                    new(
                        new(row.GetString(0)), row.GetInt32(1), row.GetInt32(2), StoredTime.OrNever(row.GetInt64(3)) ?? default,
                        new(row.GetString(5)), TopicText.Read(SqlRows.Text(row, 6)),
                        Admitted: row.GetInt32(4) == (int)ConversationStatus.Waiting && row.IsDBNull(8), Version: row.GetInt64(7)),
                    row.GetInt32(4) == (int)ConversationStatus.Waiting),
                cancellationToken, ("tenant", tenant.Value), ("queue", queue.Value)),
            cancellationToken);

    public async Task<IReadOnlyList<(TenantId Tenant, QueueId Queue)>> QueuesInUseAsync(CancellationToken cancellationToken) =>
        await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT DISTINCT tenant, queue FROM conversations WHERE status IN (2, 3) AND queue IS NOT NULL",
                row => (new TenantId(row.GetString(0)), new QueueId(row.GetString(1))), cancellationToken),
            cancellationToken);

    public async Task<IReadOnlyList<ConversationId>> OpenSinceAsync(
        TenantId tenant, DateTimeOffset after, CancellationToken cancellationToken) => await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT id FROM conversations WHERE tenant = @tenant AND status IN (4, 5) AND requested_at > @after",
                row => new ConversationId(row.GetString(0)), cancellationToken,
                ("tenant", tenant.Value), ("after", StoredTime.Micros(after))),
            cancellationToken);

    public async Task<IReadOnlyDictionary<AgentId, int>> PlacesAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT agent, COUNT(*) FROM places WHERE tenant = @tenant GROUP BY agent",
                row => (Agent: new AgentId(row.GetString(0)), Count: (int)row.GetInt64(1)), cancellationToken,
                ("tenant", tenant.Value)),
            cancellationToken);
        return found.ToDictionary(row => row.Agent, row => row.Count);
    }

    public async Task<IReadOnlyList<PresenceRow>> PresencesAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT " + SqlRows.PresenceColumns + " FROM presence WHERE tenant = @tenant ORDER BY agent",
                SqlRows.Presence, cancellationToken, ("tenant", tenant.Value)),
            cancellationToken);

    // Read back from the end of each stream: since the agent went little has happened there.
    public async Task<IReadOnlyList<AbsenceRow>> AbsencesAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                $"SELECT p.agent, (SELECT j.data FROM journal j WHERE j.tenant = p.tenant AND j.kind = {(int)StreamKind.Agent} AND j.stream = p.agent"
                + $" AND j.name = '{AbsenceRow.Name}' ORDER BY j.seq DESC LIMIT 1) FROM presence p"
                + $" WHERE p.tenant = @tenant AND p.presence IN ({(int)Presence.Away}, {(int)Presence.Break}, {(int)Presence.Meal}) ORDER BY p.agent",
                row => row.IsDBNull(1) ? null : AbsenceRow.Of(new(row.GetString(0)), SqlRows.Bytes(row, 1)), cancellationToken,
                ("tenant", tenant.Value)),
            cancellationToken);
        return [.. found.OfType<AbsenceRow>()];
    }

    public async Task<IReadOnlyList<TicketRow>> TicketsAsync(
        TenantId tenant, ConversationId conversation, CancellationToken cancellationToken) => await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT " + SqlRows.TicketColumns
                + " FROM tickets WHERE tenant = @tenant AND conversation = @conversation ORDER BY hand_off DESC",
                SqlRows.Ticket, cancellationToken, ("tenant", tenant.Value), ("conversation", conversation.Value)),
            cancellationToken);
}
