using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;

namespace Actors.Conformance.Tests.Fixture;

/// <summary>A reminder table that outlives clusters, as a database does.</summary>
internal sealed class KeptReminders : IReminderTable
{
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), ReminderEntry> _rows = new();

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Read(row => row.GrainId == grainId);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Read(row =>
    {
        var hash = row.GrainId.GetUniformHashCode();
        return begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
    });

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        Task.FromResult(_rows.GetValueOrDefault((grainId, reminderName)));

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        entry.ETag = Guid.NewGuid().ToString("N");
        _rows[(entry.GrainId, entry.ReminderName)] = entry;
        return Task.FromResult<string?>(entry.ETag);
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        Task.FromResult(_rows.TryRemove((grainId, reminderName), out _));

    public Task TestOnlyClearTable() => throw new NotSupportedException();

    /// <summary>As if the first tick of every reminder was a while ago, and the next is to come.</summary>
    public void NextTickIn(TimeSpan wait)
    {
        foreach (var row in _rows.Values)
        {
            row.StartAt = DateTime.UtcNow + wait - row.Period;
        }
    }

    private Task<ReminderTableData> Read(Func<ReminderEntry, bool> isWanted) =>
        Task.FromResult(new ReminderTableData(_rows.Values.Where(isWanted)));
}
