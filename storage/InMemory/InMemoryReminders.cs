using Actors.Storage.Values;

namespace Actors.Storage.InMemory;

/// <summary>Reminders of the model.</summary>
internal sealed class InMemoryReminders(InMemoryTables tables) : IReminderStore
{
    public Task<IReadOnlyList<ReminderRow>> AllAsync(CancellationToken cancellationToken) => Find(_ => true);

    public Task<IReadOnlyList<ReminderRow>> OfGrainAsync(string grain, CancellationToken cancellationToken) =>
        Find(row => row.Grain == grain);

    public Task<string> UpsertAsync(ReminderRow row, CancellationToken cancellationToken)
    {
        StoredText.Check(row.Grain, "grain");
        StoredText.Check(row.Name, "name");
        lock (tables.Gate)
        {
            var etag = ETags.New();
            tables.Reminders[(row.Grain, row.Name)] = row.Stored() with { ETag = etag };
            return Task.FromResult(etag);
        }
    }

    public Task<bool> RemoveAsync(string grain, string name, string etag, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return Task.FromResult(
                tables.Reminders.TryGetValue((grain, name), out var row) && row.ETag == etag
                && tables.Reminders.Remove((grain, name)));
        }
    }

    private Task<IReadOnlyList<ReminderRow>> Find(Func<ReminderRow, bool> wanted)
    {
        lock (tables.Gate)
        {
            return Task.FromResult<IReadOnlyList<ReminderRow>>([.. tables.Reminders.Values.Where(wanted)
                .OrderBy(row => row.Grain, StringComparer.Ordinal).ThenBy(row => row.Name, StringComparer.Ordinal)]);
        }
    }
}
