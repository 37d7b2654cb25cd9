using System.Data.Common;
using Actors.Domain;
using Actors.Domain.Admission;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tickets;
using Actors.Storage.Values;

namespace Actors.Storage.Sql;

/// <summary>Reads rows in the order of the column lists here.</summary>
internal static class SqlRows
{
    public const string ConversationColumns =
        "tenant, id, seq, channel, channel_type, customer, customer_name, status, epoch, hand_off, queue, agent, delegated_by, ticket, "
        + "priority, requested_at, last_speaker, last_text, last_at, unread, next_due, title, topic, waits_for";

    public const string TicketColumns = "tenant, id, conversation, hand_off, agent, opened_at";

    public const string PresenceColumns = "tenant, agent, seq, presence, next_due";

    public static string ConversationColumnsOf(string table) =>
        string.Join(", ", ConversationColumns.Split(", ").Select(column => $"{table}.{column}"));

    public static ConversationRow Conversation(DbDataReader row) => new(
        new(row.GetString(0)), new(row.GetString(1)), row.GetInt64(2), new(row.GetString(3)), (ChannelType)row.GetInt32(4),
        new(row.GetString(5)), Text(row, 6), (ConversationStatus)row.GetInt32(7), row.GetInt32(8), row.GetInt32(9),
        Id<QueueId>(row, 10), Id<AgentId>(row, 11), Id<AgentId>(row, 12), Id<TicketId>(row, 13), row.GetInt32(14),
        StoredTime.OrNever(row.GetInt64(15)), row.IsDBNull(16) ? null : (Speaker)row.GetInt32(16), Text(row, 17),
        StoredTime.OrNever(row.GetInt64(18)), row.GetInt32(19), Time(row, 20), Text(row, 21),
        TopicText.Read(Text(row, 22)), row.IsDBNull(23) ? null : (AdmissionCase)row.GetInt32(23));

    public static TicketRow Ticket(DbDataReader row) => new(
        new(row.GetString(0)), new(row.GetString(1)), new(row.GetString(2)), row.GetInt32(3), new(row.GetString(4)),
        StoredTime.Of(row.GetInt64(5)));

    public static PresenceRow Presence(DbDataReader row) => new(
        new(row.GetString(0)), new(row.GetString(1)), row.GetInt64(2), (Presence)row.GetInt32(3), Time(row, 4));

    public static byte[] Bytes(DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static TId? Id<TId>(DbDataReader row, int column) where TId : struct, IId<TId> =>
        row.IsDBNull(column) ? null : TId.From(row.GetString(column));

    private static DateTimeOffset? Time(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : StoredTime.Of(row.GetInt64(column));
}
