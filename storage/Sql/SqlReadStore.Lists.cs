using System.Globalization;
using Actors.Domain.Conversations;

namespace Actors.Storage.Sql;

/// <content>Pages of conversations.</content>
internal sealed partial class SqlReadStore
{
    public async Task<ConversationPage> ListAsync(ConversationList list, CancellationToken cancellationToken)
    {
        var cursor = ListCursor.Check(list);
        var byQueue = ListCursor.IsByQueue(list);
        var parameters = new List<(string, object?)> { ("tenant", list.Tenant.Value), ("limit", list.Limit + 1) };
        var condition = " WHERE tenant = @tenant";
        if (list.Agent is { } agent)
        {
            condition += " AND agent = @agent";
            parameters.Add(("agent", agent.Value));
        }

        if (cursor is { } end)
        {
            condition += byQueue
                ? " AND (priority < @priority OR (priority = @priority AND (requested_at, id) > (@at, @id)))"
                : " AND (last_at, id) < (@at, @id)";
            parameters.AddRange([("at", end.At), ("id", end.Id)]);
            if (byQueue)
            {
                parameters.Add(("priority", end.Priority));
            }
        }

        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                Page(list, condition, byQueue ? "priority DESC, requested_at, id" : "last_at DESC, id DESC"),
                SqlRows.Conversation, cancellationToken, [.. parameters]),
            cancellationToken);
        var rows = found.Take(list.Limit).ToList();
        return new(rows, found.Count > rows.Count ? ListCursor.Of(byQueue, rows[^1]).ToString() : null);
    }

    /// <summary>
    /// Each status is read by itself, in the order of its index where it has one, and the few rows are merged; a plain IN would sort all
    /// of them. The index of whoever is not in consulting knows the minute: what is within it is sorted as it is read. SQLite uses a partial index only
    /// where its very condition is in the query.
    /// </summary>
    private static string Page(ConversationList list, string condition, string order)
    {
        var further = list.Cursor is null ? "" : " AND listed_at <= @at";
        var parts = list.Statuses.Distinct().Order().Select(status =>
        {
            var (found, first) = status.IsConsulting() ? ("", "") : (further, "listed_at DESC, ");
            return string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT * FROM ({Conversations}{condition}{found} AND {Only(status)} ORDER BY {first}{order} LIMIT @limit) AS of_{(int)status}");
        });
        return $"SELECT * FROM ({string.Join(" UNION ALL ", parts)}) AS page ORDER BY {order} LIMIT @limit";
    }

    /// <summary>
    /// The condition of the index that lists who is not in consulting. SQLite uses one only where its very condition is in the query, PostgreSQL where
    /// the number of the status is.
    /// </summary>
    private const string Outside = "status NOT BETWEEN 2 AND 6";

    private static string Only(ConversationStatus status) => string.Create(
        CultureInfo.InvariantCulture,
        $"status = {(int)status} AND {(status.IsConsulting() ? "status BETWEEN 2 AND 6" : Outside)}");
}
