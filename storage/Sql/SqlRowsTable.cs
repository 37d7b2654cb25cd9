using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage.Values;

namespace Actors.Storage.Sql;

/// <summary>All rows of a tenant in SQL, for rebuilding.</summary>
internal sealed class SqlRowsTable(ISqlEngine engine) : IRowsTable
{
    private const string OfTenant = " WHERE tenant = @tenant";
    private const string ConversationValues =
        "@tenant, @id, @seq, @channel, @channel_type, @customer, @customer_name, @status, @epoch, @hand_off, @queue, @agent,"
        + " @delegated_by, @ticket, @priority, @requested_at, @last_speaker, @last_text, @last_at, @unread, @next_due, @title, @topic, @waits_for";

    public Task<TenantRows> ReadAsync(TenantId tenant, CancellationToken cancellationToken) => engine.ReadAsync(
        async session => new TenantRows(
            await session.QueryAsync(
                "SELECT " + SqlRows.ConversationColumns + " FROM conversations" + OfTenant, SqlRows.Conversation, cancellationToken,
                ("tenant", tenant.Value)),
            await session.QueryAsync(
                "SELECT " + SqlRows.TicketColumns + " FROM tickets" + OfTenant, SqlRows.Ticket, cancellationToken,
                ("tenant", tenant.Value)),
            await session.QueryAsync(
                "SELECT agent, conversation FROM places" + OfTenant,
                row => (new AgentId(row.GetString(0)), new ConversationId(row.GetString(1))), cancellationToken,
                ("tenant", tenant.Value)),
            await session.QueryAsync(
                "SELECT " + SqlRows.PresenceColumns + " FROM presence" + OfTenant, SqlRows.Presence, cancellationToken,
                ("tenant", tenant.Value))),
        cancellationToken);

    public Task ReplaceAsync(TenantId tenant, Func<Task<TenantRows>> fold, CancellationToken cancellationToken) =>
        engine.WriteAsync(
            async session =>
            {
                if (engine.Dialect.LockJournal.Length > 0)
                {
                    await session.ExecuteAsync(engine.Dialect.LockJournal, cancellationToken);
                }

                var rows = await fold();
                foreach (var table in new[] { "conversations", engine.Dialect.FeedTable, "tickets", "places", "presence" })
                {
                    await session.ExecuteAsync($"DELETE FROM {table}{OfTenant}", cancellationToken, ("tenant", tenant.Value));
                }

                await InsertConversationsAsync(session, rows.Conversations, cancellationToken);
                await InsertOthersAsync(session, tenant, rows, cancellationToken);
                return true;
            },
            cancellationToken);

    private async Task InsertConversationsAsync(
        SqlSession session, IReadOnlyList<ConversationRow> rows, CancellationToken cancellationToken)
    {
        var transaction = (await session.QueryAsync(
            "SELECT " + engine.Dialect.FeedTransaction, row => row.GetInt64(0), cancellationToken))[0];
        for (var number = 0; number < rows.Count; number++)
        {
            var row = rows[number];
            await session.ExecuteAsync(
                $"INSERT INTO conversations ({SqlRows.ConversationColumns}, changed_tx, listed_at)"
                + $" VALUES ({ConversationValues}, @tx, @listed_at)",
                cancellationToken, [.. Values(row), ("tx", transaction), ("listed_at", ListedAt.Of(row))]);
            await session.ExecuteAsync(
                "INSERT INTO feed (tenant, tx, no, conversation) VALUES (@tenant, @tx, @no, @id)", cancellationToken,
                ("tenant", row.Tenant.Value), ("tx", transaction), ("no", number), ("id", row.Id.Value));
        }
    }

    private static async Task InsertOthersAsync(
        SqlSession session, TenantId tenant, TenantRows rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows.Tickets)
        {
            await session.ExecuteAsync(
                $"INSERT INTO tickets ({SqlRows.TicketColumns}) VALUES (@tenant, @id, @conversation, @hand_off, @agent, @opened_at)",
                cancellationToken,
                ("tenant", tenant.Value), ("id", row.Id.Value), ("conversation", row.Conversation.Value), ("hand_off", row.HandOff),
                ("agent", row.Agent.Value), ("opened_at", StoredTime.Micros(row.OpenedAt)));
        }

        foreach (var ofAgent in rows.Places.GroupBy(place => place.Agent))
        {
            foreach (var (index, place) in ofAgent.Index())
            {
                await session.ExecuteAsync(
                    "INSERT INTO places (tenant, agent, place, conversation) VALUES (@tenant, @agent, @place, @conversation)",
                    cancellationToken,
                    ("tenant", tenant.Value), ("agent", place.Agent.Value), ("place", index + 1),
                    ("conversation", place.Conversation.Value));
            }
        }

        foreach (var row in rows.Presences)
        {
            await session.ExecuteAsync(
                $"INSERT INTO presence ({SqlRows.PresenceColumns}) VALUES (@tenant, @agent, @seq, @presence, @next_due)",
                cancellationToken,
                ("tenant", tenant.Value), ("agent", row.Agent.Value), ("seq", row.Seq), ("presence", (int)row.Presence),
                ("next_due", StoredTime.Micros(row.NextDue)));
        }
    }

    private static (string, object?)[] Values(ConversationRow row) =>
    [
        ("tenant", row.Tenant.Value), ("id", row.Id.Value), ("seq", row.Seq), ("channel", row.Channel.Value),
        ("channel_type", (int)row.ChannelType), ("customer", row.Customer.Value), ("customer_name", row.CustomerName),
        ("status", (int)row.Status), ("epoch", row.Epoch), ("hand_off", row.HandOff), ("queue", row.Queue?.Value),
        ("agent", row.Agent?.Value), ("delegated_by", row.DelegatedBy?.Value), ("ticket", row.Ticket?.Value),
        ("priority", row.Priority), ("requested_at", StoredTime.MicrosOrZero(row.RequestedAt)),
        ("last_speaker", (int?)row.LastSpeaker), ("last_text", row.LastText), ("last_at", StoredTime.MicrosOrZero(row.LastAt)),
        ("unread", row.Unread), ("next_due", StoredTime.Micros(row.NextDue)),
        ("title", row.Title), ("topic", TopicText.Of(row.Topic)), ("waits_for", (int?)row.WaitsFor),
    ];
}
