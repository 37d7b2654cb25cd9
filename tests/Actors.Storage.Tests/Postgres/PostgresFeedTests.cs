using Actors.Storage.Postgres;
using Actors.Storage.Tests.Harness;
using Npgsql;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Postgres;

/// <summary>The feed where a row is many changes.</summary>
public sealed class PostgresFeedTests() : StoreTest(new PostgresHarness())
{
    [Fact]
    public async Task A_batch_is_one_row_without_those_who_were_refused_or_are_in_no_list()
    {
        await Appended(Write(4, 0));
        AppendRequest[] batch = [.. Enumerable.Range(1, 8).Select(room => room switch
        {
            4 => Write(room, 7),
            6 => Bare(Stream(room), 0),
            _ => Write(room, 0),
        })];
        await using var source = NpgsqlDataSource.Create((await Harness.OptionsAsync()).ConnectionString!);
        using (var engine = new PostgresBatchEngine(source))
        {
            var answers = engine.Commit(batch);
            Assert.Equal(1, answers.Count(answer => answer is AppendResult.Conflict));
            Assert.IsType<AppendResult.Conflict>(answers[3]);
        }

        FeedPage page;
        do
        {
            page = await Store.Rows.ChangesAsync(Acme, FeedPosition.Start, 100, Cancelled);
        }
        while (page.Rows.Count < 7);

        int[] listed = [1, 2, 3, 5, 7, 8];
        Assert.Equal(Room(4), page.Rows[0].Id);
        Assert.Equal(listed.Select(Room).ToHashSet(), [.. page.Rows.Skip(1).Select(row => row.Id)]);
        Assert.Equal(page.Position, await Store.Rows.HeadAsync(Acme, Cancelled));

        // One after the other they are the same.
        var (position, seen) = (FeedPosition.Start, new List<string>());
        for (var each = await Store.Rows.ChangesAsync(Acme, position, 1, Cancelled); each.Rows.Count > 0;
            each = await Store.Rows.ChangesAsync(Acme, each.Position, 1, Cancelled))
        {
            seen.Add(each.Rows[0].Id.Value);
        }

        Assert.Equal(page.Rows.Select(row => row.Id.Value), seen);
    }

    [Fact]
    public async Task Housekeeping_deletes_rows_that_are_overtaken_and_moves_nothing_in_the_others()
    {
        await Task.WhenAll(Enumerable.Range(1, 4).Select(room => Appended(Write(room, 0))));
        await ExecuteAsync("DELETE FROM feed_batches; UPDATE conversations SET changed_tx = 6");
        await ExecuteAsync($"UPDATE conversations SET changed_tx = 5 WHERE id = '{Room(3)}'");
        await ExecuteAsync(
            $"""
            INSERT INTO feed_batches (tenant, tx, no, conversations) VALUES
              ('acme', 4, 1, ARRAY['{Room(1)}', NULL, '{Room(3)}']),
              ('acme', 5, 1, ARRAY['{Room(1)}', '{Room(2)}', '{Room(3)}', '{Room(4)}']),
              ('acme', 6, 1, ARRAY['{Room(1)}', '{Room(2)}', NULL, '{Room(4)}'])
            """);
        await Store.Journal.ForgetOperationsAsync(Noon, Cancelled);

        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand("SELECT tx, cardinality(array_remove(conversations, NULL)) FROM feed_batches ORDER BY tx", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var rows = new List<(long, int)>();
        while (await reader.ReadAsync(Cancelled))
        {
            rows.Add((reader.GetInt64(0), reader.GetInt32(1)));
        }

        Assert.Equal([(5, 1), (6, 3)], rows);
        var all = await Store.Rows.ChangesAsync(Acme, new(5, 2), 10, Cancelled);
        Assert.Equal([Room(3), Room(1), Room(2), Room(4)], all.Rows.Select(row => row.Id));
        Assert.Equal(new(6, 4), all.Position);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection((await Harness.OptionsAsync()).ConnectionString);
        await connection.OpenAsync(Cancelled);
        return connection;
    }
}
