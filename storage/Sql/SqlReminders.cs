using System.Data.Common;
using Actors.Storage.Values;

namespace Actors.Storage.Sql;

/// <summary>Reminders in SQL.</summary>
internal sealed class SqlReminders(ISqlEngine engine) : IReminderStore
{
    private const string Reminders = "SELECT grain, name, start_at, period, etag FROM reminders";

    public async Task<IReadOnlyList<ReminderRow>> AllAsync(CancellationToken cancellationToken) => await engine.ReadAsync(
        session => session.QueryAsync(Reminders + " ORDER BY grain, name", Reminder, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<ReminderRow>> OfGrainAsync(string grain, CancellationToken cancellationToken) =>
        await engine.ReadAsync(
            session => session.QueryAsync(
                Reminders + " WHERE grain = @grain ORDER BY name", Reminder, cancellationToken, ("grain", grain)),
            cancellationToken);

    public async Task<string> UpsertAsync(ReminderRow row, CancellationToken cancellationToken)
    {
        StoredText.Check(row.Grain, "grain");
        StoredText.Check(row.Name, "name");
        var etag = ETags.New();
        await engine.WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO reminders (grain, name, start_at, period, etag) VALUES (@grain, @name, @start, @period, @etag)"
                + " ON CONFLICT (grain, name) DO UPDATE"
                + " SET start_at = excluded.start_at, period = excluded.period, etag = excluded.etag",
                cancellationToken,
                ("grain", row.Grain), ("name", row.Name), ("start", StoredTime.Micros(row.StartAt)), ("period", row.Period.Ticks),
                ("etag", etag)),
            cancellationToken);
        return etag;
    }

    public async Task<bool> RemoveAsync(string grain, string name, string etag, CancellationToken cancellationToken) =>
        await engine.WriteAsync(
            session => session.ExecuteAsync(
                "DELETE FROM reminders WHERE grain = @grain AND name = @name AND etag = @etag", cancellationToken,
                ("grain", grain), ("name", name), ("etag", etag)),
            cancellationToken) == 1;

    private static ReminderRow Reminder(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), StoredTime.Of(row.GetInt64(2)), TimeSpan.FromTicks(row.GetInt64(3)), row.GetString(4));
}
