using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage.Tests.Harness;
using Npgsql;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Postgres;

/// <summary>A database that was moved to a server with lower numbers of transactions.</summary>
public sealed class PostgresRenumberingTests() : StoreTest(new PostgresHarness())
{
    [Fact]
    public async Task The_feed_of_another_server_is_seen_again_in_its_order_and_gone_on_with()
    {
        await Task.WhenAll(Enumerable.Range(1, 4).Select(room => Appended(Write(room, 0))));
        const long Far = 1L << 40;
        await ExecuteAsync("DELETE FROM feed_batches");
        foreach (var (room, transaction) in new[] { (2, 1), (4, 1), (1, 2), (3, 3) })
        {
            await ExecuteAsync($"UPDATE conversations SET changed_tx = {Far + transaction} WHERE id = '{Room(room)}'");
        }

        await ExecuteAsync(
            $"""
            INSERT INTO feed_batches (tenant, tx, no, conversations) VALUES
              ('acme', {Far + 1}, 1, ARRAY['{Room(2)}', '{Room(3)}', '{Room(4)}']),
              ('acme', {Far + 2}, 1, ARRAY['{Room(1)}']),
              ('acme', {Far + 3}, 1, ARRAY['{Room(3)}'])
            """);
        await Store.Webhooks.MoveAsync(Acme, new("crm"), new(new(Far + 1, 3)), Cancelled);
        Assert.Empty((await Store.Rows.ChangesAsync(Acme, FeedPosition.Start, 10, Cancelled)).Rows);

        await Store.Restore.DoneAsync("a1", Cancelled);
        await Reopen();

        Assert.Equal([Room(2), Room(4), Room(1), Room(3)], await ChangedAsync(FeedPosition.Start));
        var cursor = (await Store.Webhooks.CursorAsync(Acme, new("crm"), Cancelled))!.Position;
        Assert.Equal([Room(1), Room(3)], await ChangedAsync(cursor));
        var head = await Store.Rows.HeadAsync(Acme, Cancelled);
        await Appended(Write(2, 1));
        while ((await Store.Rows.ChangesAsync(Acme, head, 10, Cancelled)).Rows.Count == 0)
        {
            // Another test's transaction, begun before this one, holds it back for a moment.
        }

        Assert.Equal([Room(4), Room(1), Room(3), Room(2)], await ChangedAsync(FeedPosition.Start));
    }

    private async Task<IEnumerable<ConversationId>> ChangedAsync(FeedPosition after)
    {
        IReadOnlyList<ConversationRow> rows;
        do
        {
            rows = (await Store.Rows.ChangesAsync(Acme, after, 10, Cancelled)).Rows;
        }
        while (rows.Count == 0);
        return rows.Select(row => row.Id);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection((await Harness.OptionsAsync()).ConnectionString);
        await connection.OpenAsync(Cancelled);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancelled);
    }
}
