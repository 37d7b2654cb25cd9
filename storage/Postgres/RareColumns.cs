using Actors.Domain.Conversations;
using Actors.Domain.Tickets;
using Actors.Storage.Values;
using NpgsqlTypes;

namespace Actors.Storage.Postgres;

/// <summary>What most items of a batch do not have: places, tickets, presence, snapshots.</summary>
internal sealed class RareColumns(BatchColumns batch)
{
    private readonly List<int> _place = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<string> _placeTenant = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<string> _placeConversation = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<string?> _released = batch.Add<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _taken = batch.Add<string?>(NpgsqlDbType.Text);
    private readonly List<int?> _capacity = batch.Add<int?>(NpgsqlDbType.Integer);

    private readonly List<int> _ticket = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<string> _ticketTenant = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<string> _ticketConversation = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<int> _ticketHandOff = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<string> _ticketId = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<string> _ticketAgent = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<long> _ticketOpenedAt = batch.Add<long>(NpgsqlDbType.Bigint);

    private readonly List<int> _presence = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<string> _presenceTenant = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<string> _presenceAgent = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<long> _presenceSeq = batch.Add<long>(NpgsqlDbType.Bigint);
    private readonly List<int> _presenceValue = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<long?> _presenceDue = batch.Add<long?>(NpgsqlDbType.Bigint);

    private readonly List<int> _snapshot = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<string> _snapshotTenant = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<int> _snapshotKind = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<string> _snapshotStream = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<long> _snapshotSeq = batch.Add<long>(NpgsqlDbType.Bigint);
    private readonly List<byte[]> _snapshotState = batch.Add<byte[]>(NpgsqlDbType.Bytea);

    public void Fill(int number, AppendRequest request, long last)
    {
        if (request.Places is { } places)
        {
            Fill(number, request.Stream, places, request.Capacity);
        }

        foreach (var ticket in request.Tickets)
        {
            Fill(number, ticket);
        }

        if (request.Presence is { } presence)
        {
            Fill(number, presence);
        }

        if (!request.Snapshot.IsEmpty)
        {
            _snapshot.Add(number);
            _snapshotTenant.Add(request.Stream.Tenant.Value);
            _snapshotKind.Add((int)request.Stream.Kind);
            _snapshotStream.Add(request.Stream.Key);
            _snapshotSeq.Add(last);
            _snapshotState.Add(BatchColumns.Bytes(request.Snapshot));
        }
    }

    private void Fill(int number, StreamId stream, PlaceChange places, int? capacity)
    {
        _place.Add(number);
        _placeTenant.Add(stream.Tenant.Value);
        _placeConversation.Add(stream.Key);
        _released.Add(places.Released?.Value);
        _taken.Add(places.Taken?.Value);
        _capacity.Add(capacity);
    }

    private void Fill(int number, TicketRow ticket)
    {
        _ticket.Add(number);
        _ticketTenant.Add(ticket.Tenant.Value);
        _ticketConversation.Add(ticket.Conversation.Value);
        _ticketHandOff.Add(ticket.HandOff);
        _ticketId.Add(ticket.Id.Value);
        _ticketAgent.Add(ticket.Agent.Value);
        _ticketOpenedAt.Add(StoredTime.Micros(ticket.OpenedAt));
    }

    private void Fill(int number, PresenceRow presence)
    {
        _presence.Add(number);
        _presenceTenant.Add(presence.Tenant.Value);
        _presenceAgent.Add(presence.Agent.Value);
        _presenceSeq.Add(presence.Seq);
        _presenceValue.Add((int)presence.Presence);
        _presenceDue.Add(StoredTime.Micros(presence.NextDue));
    }
}
