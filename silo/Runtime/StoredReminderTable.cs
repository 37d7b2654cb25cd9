using Actors.Storage;
using Orleans;
using Orleans.Runtime;

namespace Actors.Silo.Runtime;

/// <summary>Keeps reminders in the store.</summary>
internal sealed class StoredReminderTable(IReminderStore store) : IReminderTable
{
    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        new((await store.OfGrainAsync(grainId.ToString(), CancellationToken.None)).Select(Entry));

    public async Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        var all = (await store.AllAsync(CancellationToken.None)).Select(Entry);
        return new(all.Where(entry => IsWithin(entry.GrainId.GetUniformHashCode(), begin, end)));
    }

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        (await store.OfGrainAsync(grainId.ToString(), CancellationToken.None))
            .Where(row => row.Name == reminderName).Select(Entry).FirstOrDefault();

    public async Task<string?> UpsertRow(ReminderEntry entry) => await store.UpsertAsync(
        new(
            entry.GrainId.ToString(), entry.ReminderName, new(DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc)),
            entry.Period, entry.ETag ?? ""),
        CancellationToken.None);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        store.RemoveAsync(grainId.ToString(), reminderName, eTag, CancellationToken.None);

    public Task TestOnlyClearTable() => throw new NotSupportedException("Reminders in the store are never all removed at once.");

    private static ReminderEntry Entry(ReminderRow row) => new()
    {
        GrainId = GrainId.Parse(row.Grain),
        ReminderName = row.Name,
        StartAt = row.StartAt.UtcDateTime,
        Period = row.Period,
        ETag = row.ETag,
    };

    /// <summary>The range is open at its beginning and may wrap around.</summary>
    private static bool IsWithin(uint hash, uint begin, uint end) =>
        begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
}
