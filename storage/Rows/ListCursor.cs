using System.Globalization;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage.Values;

namespace Actors.Storage;

/// <summary>
/// Where a page of a list ended: the sort key of its last row. Lists of who waits are in queue order (priority, age, id), all others by
/// newest words; a cursor of one order is refused by the other.
/// </summary>
/// <param name="ByQueue">Which order.</param>
/// <param name="Priority">Of the last row; 0 in the order by words.</param>
/// <param name="At">When it was requested, or when the last words were said; microseconds.</param>
/// <param name="Id">The conversation.</param>
internal readonly record struct ListCursor(bool ByQueue, int Priority, long At, string Id)
{
    /// <summary>Whether a list is in queue order: when it holds nobody but those who wait.</summary>
    public static bool IsByQueue(ConversationList list) =>
        list.Statuses.All(status => status is ConversationStatus.Requested or ConversationStatus.Waiting);

    public static ListCursor Of(bool byQueue, ConversationRow row) => byQueue
        ? new(true, row.Priority, StoredTime.MicrosOrZero(row.RequestedAt), row.Id.Value)
        : new(false, 0, StoredTime.MicrosOrZero(row.LastAt), row.Id.Value);

    /// <summary>Checks a list and reads its cursor; null on the first page.</summary>
    public static ListCursor? Check(ConversationList list)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(list.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(list.Limit, 200);
        if (list.Statuses.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A list holds at least one status.", nameof(list));
        }

        return list.Cursor is null ? null : Parse(list.Cursor, IsByQueue(list));
    }

    /// <summary>Checks a limit and reads a cursor of an order by time; null on the first page.</summary>
    public static ListCursor? OfWords(string? cursor, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 200);
        return cursor is null ? null : Parse(cursor, byQueue: false);
    }

    public override string ToString() => ByQueue
        ? string.Create(CultureInfo.InvariantCulture, $"q.{Priority}.{At}.{Id}")
        : string.Create(CultureInfo.InvariantCulture, $"w.{At}.{Id}");

    private static ListCursor Parse(string text, bool byQueue)
    {
        var parts = text.Split('.', byQueue ? 4 : 3);
        var priority = 0;
        return parts.Length == (byQueue ? 4 : 3)
            && parts[0] == (byQueue ? "q" : "w")
            && (!byQueue || int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out priority))
            && long.TryParse(parts[^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            && ConversationKey.IsValid(parts[^1])
                ? new(byQueue, priority, at, parts[^1])
                : throw new ArgumentException("The cursor is none of this list.", nameof(text));
    }
}
