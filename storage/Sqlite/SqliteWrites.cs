using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Tickets;
using Actors.Storage.Text;
using SQLitePCL;

namespace Actors.Storage.Sqlite;

/// <summary>What an item writes: statements of the writer.</summary>
internal sealed class SqliteWrites(sqlite3 database) : IDisposable
{
    private readonly SqliteStatement _event = new(
        database, "INSERT INTO journal (tenant, kind, stream, seq, name, at, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    private readonly SqliteStatement _operation = new(
        database, "INSERT INTO operations (tenant, scope, id, kind, stream, seq, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    private readonly SqliteStatement _snapshot = new(
        database, "REPLACE INTO snapshots (tenant, kind, stream, seq, state) VALUES (?1, ?2, ?3, ?4, ?5)");

    private readonly SqliteStatement _conversation = new(
        database,
        """
        INSERT INTO conversations (
          tenant, id, seq, channel, channel_type, customer, customer_name, status, epoch, hand_off, queue, agent, delegated_by, ticket,
          priority, requested_at, last_speaker, last_text, last_at, unread, next_due, changed_tx, changed_no)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)
        ON CONFLICT (tenant, id) DO UPDATE SET
          seq = ?3, channel = ?4, channel_type = ?5, customer = ?6, customer_name = ?7, status = ?8, epoch = ?9, hand_off = ?10,
          queue = ?11, agent = ?12, delegated_by = ?13, ticket = ?14, priority = ?15, requested_at = ?16, last_speaker = ?17,
          last_text = ?18, last_at = ?19, unread = ?20, next_due = ?21, changed_tx = ?22, changed_no = ?23
        """);

    private readonly SqliteStatement _ticket = new(
        database, "REPLACE INTO tickets (tenant, conversation, hand_off, id, agent, opened_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

    private readonly SqliteStatement _presence = new(
        database, "REPLACE INTO presence (tenant, agent, seq, presence, next_due) VALUES (?1, ?2, ?3, ?4, ?5)");

    private readonly SqliteStatement _take = new(
        database, "INSERT INTO places (tenant, agent, place, conversation) VALUES (?1, ?2, ?3, ?4)");

    private readonly SqliteStatement _release = new(
        database, "DELETE FROM places WHERE tenant = ?1 AND agent = ?2 AND conversation = ?3");

    public void Take(StreamId stream, AgentId agent, long place)
    {
        _take.Bind(1, stream.Tenant.Value);
        _take.Bind(2, agent.Value);
        _take.Bind(3, place);
        _take.Bind(4, stream.Key);
        _take.Run();
    }

    public void Release(StreamId stream, AgentId agent)
    {
        _release.Bind(1, stream.Tenant.Value);
        _release.Bind(2, agent.Value);
        _release.Bind(3, stream.Key);
        _release.Run();
    }

    /// <summary>Writes everything but places; returns the number of the last event.</summary>
    public long Write(AppendRequest request, long transaction, int number)
    {
        var seq = request.ExpectedSeq;
        BindStream(_event, 1, request.Stream);
        foreach (var happened in request.Events)
        {
            _event.Bind(4, ++seq);
            _event.Bind(5, happened.Name);
            _event.Bind(6, StoredTime.Micros(happened.At));
            _event.Bind(7, happened.Data.Span);
            _event.Run();
        }

        if (request.Operation is { } operation)
        {
            Write(request, operation, seq);
        }

        if (request.Row is { } row)
        {
            Write(row, transaction, number);
        }

        if (!request.Snapshot.IsEmpty)
        {
            BindStream(_snapshot, 1, request.Stream);
            _snapshot.Bind(4, seq);
            _snapshot.Bind(5, request.Snapshot.Span);
            _snapshot.Run();
        }

        foreach (var ticket in request.Tickets)
        {
            Write(ticket);
        }

        if (request.Presence is { } presence)
        {
            Write(presence);
        }

        return seq;
    }

    public void Dispose()
    {
        SqliteStatement[] all = [_event, _operation, _snapshot, _conversation, _ticket, _presence, _take, _release];
        Array.ForEach(all, statement => statement.Dispose());
    }

    private static void BindStream(SqliteStatement statement, int first, StreamId stream)
    {
        statement.Bind(first, stream.Tenant.Value);
        statement.Bind(first + 1, (long)stream.Kind);
        statement.Bind(first + 2, stream.Key);
    }

    private void Write(AppendRequest request, OperationKey operation, long seq)
    {
        _operation.Bind(1, request.Stream.Tenant.Value);
        _operation.Bind(2, operation.Scope);
        _operation.Bind(3, operation.Id);
        _operation.Bind(4, (long)request.Stream.Kind);
        _operation.Bind(5, request.Stream.Key);
        _operation.Bind(6, seq);
        _operation.Bind(7, StoredTime.Micros(request.Events[^1].At));
        _operation.Run();
    }

    private void Write(ConversationRow row, long transaction, int number)
    {
        _conversation.Bind(1, row.Tenant.Value);
        _conversation.Bind(2, row.Id.Value);
        _conversation.Bind(3, row.Seq);
        _conversation.Bind(4, row.Channel.Value);
        _conversation.Bind(5, (long)row.ChannelType);
        _conversation.Bind(6, row.Customer.Value);
        _conversation.Bind(7, row.CustomerName);
        _conversation.Bind(8, (long)row.Status);
        _conversation.Bind(9, row.Epoch);
        _conversation.Bind(10, row.HandOff);
        _conversation.Bind(11, row.Queue?.Value);
        _conversation.Bind(12, row.Agent?.Value);
        _conversation.Bind(13, row.DelegatedBy?.Value);
        _conversation.Bind(14, row.Ticket?.Value);
        _conversation.Bind(15, row.Priority);
        _conversation.Bind(16, StoredTime.MicrosOrZero(row.RequestedAt));
        _conversation.Bind(17, (long?)row.LastSpeaker);
        _conversation.Bind(18, row.LastText);
        _conversation.Bind(19, StoredTime.MicrosOrZero(row.LastAt));
        _conversation.Bind(20, row.Unread);
        _conversation.Bind(21, StoredTime.Micros(row.NextDue));
        _conversation.Bind(22, transaction);
        _conversation.Bind(23, number);
        _conversation.Run();
    }

    private void Write(TicketRow ticket)
    {
        _ticket.Bind(1, ticket.Tenant.Value);
        _ticket.Bind(2, ticket.Conversation.Value);
        _ticket.Bind(3, ticket.HandOff);
        _ticket.Bind(4, ticket.Id.Value);
        _ticket.Bind(5, ticket.Agent.Value);
        _ticket.Bind(6, StoredTime.Micros(ticket.OpenedAt));
        _ticket.Run();
    }

    private void Write(PresenceRow presence)
    {
        _presence.Bind(1, presence.Tenant.Value);
        _presence.Bind(2, presence.Agent.Value);
        _presence.Bind(3, presence.Seq);
        _presence.Bind(4, (long)presence.Presence);
        _presence.Bind(5, StoredTime.Micros(presence.NextDue));
        _presence.Run();
    }
}
