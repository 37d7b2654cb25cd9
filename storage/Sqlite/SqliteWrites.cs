using Actors.Domain;
using Actors.Domain.Tickets;
using Actors.Storage.Values;
using SQLitePCL;

namespace Actors.Storage.Sqlite;

/// <summary>What an item writes besides its conversation's row: statements of the writer.</summary>
internal sealed class SqliteWrites(sqlite3 database) : IDisposable
{
    private readonly SqliteStatement _event = new(
        database, "INSERT INTO journal (tenant, kind, stream, seq, name, at, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    private readonly SqliteStatement _snapshot = new(
        database, "REPLACE INTO snapshots (tenant, kind, stream, seq, state) VALUES (?1, ?2, ?3, ?4, ?5)");

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

    public void Write(AppendRequest request)
    {
        var seq = request.ExpectedSeq;
        BindStream(_event, request.Stream);
        foreach (var happened in request.Events)
        {
            _event.Bind(4, ++seq);
            _event.Bind(5, happened.Name);
            _event.Bind(6, StoredTime.Micros(happened.At));
            _event.Bind(7, happened.Data.Span);
            _event.Run();
        }

        if (!request.Snapshot.IsEmpty)
        {
            BindStream(_snapshot, request.Stream);
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
    }

    public void Dispose()
    {
        SqliteStatement[] all = [_event, _snapshot, _ticket, _presence, _take, _release];
        Array.ForEach(all, statement => statement.Dispose());
    }

    private static void BindStream(SqliteStatement statement, StreamId stream)
    {
        statement.Bind(1, stream.Tenant.Value);
        statement.Bind(2, (long)stream.Kind);
        statement.Bind(3, stream.Key);
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
