using Actors.Domain;
using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Contracts;

/// <summary>What every store but the model keeps to.</summary>
public abstract class SurvivalContract(StoreHarness harness) : StoreTest(harness)
{
    [Fact]
    public async Task Everything_is_there_after_opening_again()
    {
        var operation = OperationKey.OfAgent(Kim, "1");
        await Appended(Write(1, 0) with { Operation = operation });
        await Appended(Places(2, 0, null, Kim, 1));
        await Reopen();
        Assert.Single((await Store.Journal.LoadAsync(Stream(1), Cancelled)).Events);
        Assert.NotNull(await Store.Rows.ConversationAsync(Acme, Room(1), Cancelled));
        Assert.IsType<AppendResult.Duplicate>(await Append(Bare(Stream(3), 0) with { Operation = operation }));
        Assert.IsType<AppendResult.NoPlace>(await Append(Places(3, 0, null, Kim, 1)));
        await Appended(Write(1, 1));
    }

    [Fact]
    public async Task The_feed_goes_on_where_it_was_after_opening_again()
    {
        await Appended(Write(1, 0));
        var before = await ChangeOf(1, FeedPosition.Start);
        await Reopen();
        await Appended(Write(2, 0));
        Assert.True((await ChangeOf(2, before)).CompareTo(before) > 0);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_and_left_alone()
    {
        await Store.DisposeAsync();
        await ExecuteAsync("INSERT INTO schema_version (version) VALUES (999)");
        var newer = await Assert.ThrowsAsync<StoreIsNewerException>(Harness.OpenAsync);
        Assert.Equal(999, newer.Stored);
        await ExecuteAsync("DELETE FROM schema_version WHERE version = 999");
        await Reopen();
        await Appended(Write(1, 0));
    }

    /// <summary>Runs SQL behind the store's back.</summary>
    protected abstract Task ExecuteAsync(string sql);

    private async Task<FeedPosition> ChangeOf(int room, FeedPosition after)
    {
        while (true)
        {
            var page = await Store.Rows.ChangesAsync(Acme, after, 10, Cancelled);
            if (page.Rows.Any(row => row.Id == Room(room)))
            {
                return page.Position;
            }
        }
    }
}
