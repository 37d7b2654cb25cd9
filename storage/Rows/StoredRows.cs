using Actors.Domain.Conversations;
using Actors.Domain.Tickets;
using Actors.Storage.Values;

namespace Actors.Storage;

/// <summary>Rows as they read back from a store: times in UTC and whole microseconds.</summary>
internal static class StoredRows
{
    public static ConversationRow Stored(this ConversationRow row) => row with
    {
        RequestedAt = StoredTime.Cut(row.RequestedAt),
        LastAt = StoredTime.Cut(row.LastAt),
        NextDue = StoredTime.Cut(row.NextDue),
    };

    public static TicketRow Stored(this TicketRow row) => row with { OpenedAt = StoredTime.Cut(row.OpenedAt) };

    public static PresenceRow Stored(this PresenceRow row) => row with { NextDue = StoredTime.Cut(row.NextDue) };

    public static ReminderRow Stored(this ReminderRow row) => row with { StartAt = StoredTime.Cut(row.StartAt) };
}
