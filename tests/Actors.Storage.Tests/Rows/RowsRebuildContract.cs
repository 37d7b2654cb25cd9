using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Rows;

public abstract class RowsRebuildContract(StoreHarness harness) : StoreTest(harness)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rows_written_live_are_those_of_the_journal(int seed)
    {
        var history = new RandomHistory(Store.Journal, seed);
        await history.PlayAsync(400, Cancelled);
        await Store.Due.ClaimAsync(Noon.AddYears(1), Noon.AddYears(2), 5, Cancelled);
        Assert.Empty(await Store.Rebuild.CompareAsync(Acme, Cancelled));
        var places = await Store.Rows.PlacesAsync(Acme, Cancelled);
        var before = await ChangedAsync();

        await Store.Rebuild.RebuildAsync(Acme, Cancelled);

        Assert.Empty(await Store.Rebuild.CompareAsync(Acme, Cancelled));
        Assert.Equal(places.OrderBy(place => place.Key.Value), (await Store.Rows.PlacesAsync(Acme, Cancelled)).OrderBy(place => place.Key.Value));
        await history.PlayAsync(50, Cancelled);
        Assert.Empty(await Store.Rebuild.CompareAsync(Acme, Cancelled));
        Assert.Equal(before, await ChangedAsync());
    }

    [Fact]
    public async Task A_row_that_tells_something_else_is_found_and_put_right()
    {
        var history = new RandomHistory(Store.Journal, 4);
        await history.PlayAsync(60, Cancelled);
        var (request, row) = history.Next();
        await Appended(request with { Row = row with { Unread = row.Unread + 1 } });

        Assert.Equal([$"conversation {row.Id}"], await Store.Rebuild.CompareAsync(Acme, Cancelled));
        await Store.Rebuild.RebuildAllAsync(Cancelled);
        Assert.Empty(await Store.Rebuild.CompareAsync(Acme, Cancelled));
        Assert.Equal(row.Unread, (await Store.Rows.ConversationAsync(Acme, row.Id, Cancelled))!.Unread);
    }

    [Fact]
    public async Task What_is_found_is_what_the_journal_says_and_is_made_again_from_it()
    {
        var history = new RandomHistory(Store.Journal, 5);
        await history.PlayAsync(300, Cancelled);
        Assert.Empty(await Store.Rebuild.CompareAsync(Acme, Cancelled));
        var words = new SearchQuery(Acme, SearchKind.Message, SearchWords.Of("말")!, null, 100);
        var before = await AllAsync(words);
        Assert.NotEmpty(before);

        await Store.Rebuild.RebuildAsync(Acme, Cancelled);
        Assert.Equal(before, await AllAsync(words));
        Assert.Empty(await Store.Rebuild.CompareAsync(Acme, Cancelled));

        // The feed brings everything again, and nothing comes twice.
        while (await Store.Search.FollowAsync(Acme, Cancelled))
        {
        }

        await history.PlayAsync(50, Cancelled);
        Assert.Empty(await Store.Rebuild.CompareAsync(Acme, Cancelled));
    }

    private async Task<List<SearchDocument>> AllAsync(SearchQuery query)
    {
        var found = new List<SearchDocument>();
        for (SearchPage? page = null; page is null || page.Next is not null;)
        {
            page = await Store.Search.FindAsync(query with { Cursor = page?.Next }, Cancelled);
            found.AddRange(page.Found);
        }

        return [.. found.OrderBy(each => (each.Conversation.Value, each.Seq))];
    }

    /// <summary>How many conversations the feed gives from its start, once it has settled.</summary>
    private async Task<int> ChangedAsync()
    {
        while (true)
        {
            var page = await Store.Rows.ChangesAsync(Acme, FeedPosition.Start, 1000, Cancelled);
            if (page.Rows.Count == RandomHistory.Rooms)
            {
                return page.Rows.Select(row => row.Id).Distinct().Count();
            }
        }
    }
}

public sealed class MemoryRowsRebuildTests() : RowsRebuildContract(new MemoryHarness());

public sealed class SqliteRowsRebuildTests() : RowsRebuildContract(new SqliteHarness());

public sealed class PostgresRowsRebuildTests() : RowsRebuildContract(new PostgresHarness());
