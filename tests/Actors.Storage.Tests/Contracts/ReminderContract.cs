using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Contracts;

public abstract class ReminderContract(StoreHarness harness) : StoreTest(harness)
{
    [Fact]
    public async Task Reminders_are_replaced_listed_and_removed_under_their_etag()
    {
        var row = new ReminderRow("conversation/acme/1", "resend", Noon, TimeSpan.FromMinutes(1), "");
        var first = await Store.Reminders.UpsertAsync(row, Cancelled);
        var second = await Store.Reminders.UpsertAsync(row with { Period = TimeSpan.FromMinutes(2) }, Cancelled);
        await Store.Reminders.UpsertAsync(row with { Name = "again" }, Cancelled);
        await Store.Reminders.UpsertAsync(row with { Grain = "conversation/acme/2" }, Cancelled);

        Assert.NotEqual(first, second);
        Assert.Equal(3, (await Store.Reminders.AllAsync(Cancelled)).Count);
        var own = await Store.Reminders.OfGrainAsync(row.Grain, Cancelled);
        Assert.Equal(["again", "resend"], own.Select(reminder => reminder.Name));
        Assert.Equal(row with { Period = TimeSpan.FromMinutes(2), ETag = second }, own[1]);

        Assert.False(await Store.Reminders.RemoveAsync(row.Grain, row.Name, first, Cancelled));
        Assert.True(await Store.Reminders.RemoveAsync(row.Grain, row.Name, second, Cancelled));
        Assert.False(await Store.Reminders.RemoveAsync(row.Grain, row.Name, second, Cancelled));
        Assert.Equal(2, (await Store.Reminders.AllAsync(Cancelled)).Count);
    }
}

public sealed class MemoryReminderTests() : ReminderContract(new MemoryHarness());

public sealed class SqliteReminderTests() : ReminderContract(new SqliteHarness());

public sealed class PostgresReminderTests() : ReminderContract(new PostgresHarness());
