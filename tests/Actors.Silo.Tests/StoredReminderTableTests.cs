using Actors.Silo.Runtime;
using Actors.Storage;
using Orleans;
using Orleans.Runtime;

namespace Actors.Silo.Tests;

public sealed class StoredReminderTableTests : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private ActorsStore? _store;
    private StoredReminderTable _table = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await ActorsStore.OpenAsync(new() { Store = "memory" });
        _table = new(_store.Reminders);
    }

    public ValueTask DisposeAsync() => _store!.DisposeAsync();

    [Fact]
    public async Task What_was_written_is_read_as_it_was()
    {
        var tag = await _table.UpsertRow(Entry("a", "resend"));

        var read = await _table.ReadRow(Grain("a"), "resend");

        Assert.NotNull(read);
        Assert.Equal(
            (Grain("a"), "resend", Noon, DateTimeKind.Utc, TimeSpan.FromMinutes(2), tag),
            (read.GrainId, read.ReminderName, read.StartAt, read.StartAt.Kind, read.Period, read.ETag));
        Assert.Null(await _table.ReadRow(Grain("a"), "other"));
        Assert.Null(await _table.ReadRow(Grain("b"), "resend"));
    }

    [Fact]
    public async Task A_reminder_is_in_one_half_of_every_ring()
    {
        string[] keys = [.. Enumerable.Range(0, 50).Select(number => $"demo/{number}")];
        foreach (var key in keys)
        {
            await _table.UpsertRow(Entry(key, "resend"));
        }

        foreach (var cut in keys.Select(key => Grain(key).GetUniformHashCode()))
        {
            var half = await _table.ReadRows(cut, cut ^ 0x8000_0000);
            var other = await _table.ReadRows(cut ^ 0x8000_0000, cut);

            Assert.Equal(keys.Select(Grain).Order(), Of(half).Concat(Of(other)).Order());
        }

        Assert.Equal(keys.Length, (await _table.ReadRows(0, 0)).Reminders.Count);
    }

    [Fact]
    public async Task Only_the_newest_tag_removes()
    {
        var first = await _table.UpsertRow(Entry("a", "resend"));
        var second = await _table.UpsertRow(Entry("a", "resend"));

        Assert.False(await _table.RemoveRow(Grain("a"), "resend", first!));
        Assert.True(await _table.RemoveRow(Grain("a"), "resend", second!));
        Assert.Empty((await _table.ReadRows(Grain("a"))).Reminders);
    }

    private static GrainId Grain(string key) => GrainId.Create("conversation", key);

    private static ReminderEntry Entry(string key, string name) =>
        new() { GrainId = Grain(key), ReminderName = name, StartAt = Noon, Period = TimeSpan.FromMinutes(2) };

    private static IEnumerable<GrainId> Of(ReminderTableData data) => data.Reminders.Select(row => row.GrainId);
}
