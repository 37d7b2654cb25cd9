using Actors.Storage.Tests.Contracts;
using Actors.Storage.Tests.Harness;
using Npgsql;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Postgres;

public sealed class PostgresSurvivalTests() : SurvivalContract(new PostgresHarness())
{
    [Fact]
    public async Task A_writer_whose_connection_is_cut_says_that_it_does_not_know()
    {
        var request = Write(1, 0) with { Operation = new("s", "1") };
        await using (var other = await ConnectAsync())
        await using (var executioner = await ConnectAsync())
        {
            await using var transaction = await other.BeginTransactionAsync(Cancelled);
            await ExecuteAsync(other, "LOCK TABLE operations IN EXCLUSIVE MODE");
            var append = Append(request);
            while (!append.IsCompleted && await ExecuteAsync(
                executioner,
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'actors writer'"
                + " AND datname = current_database() AND wait_event_type = 'Lock'") == 0)
            {
            }

            await Assert.ThrowsAsync<OutcomeUnknownException>(() => append);
        }

        // The caller asks again with the same operation, and the writer has a new connection.
        await Appended(request);
        Assert.IsType<AppendResult.Duplicate>(await Append(request));
    }

    [Fact]
    public async Task A_stopped_process_holds_up_only_whoever_wants_what_it_holds()
    {
        await Appended(Write(9, 0));
        await using var stopped = await ConnectAsync();
        await using var transaction = await stopped.BeginTransactionAsync(Cancelled);
        await ExecuteAsync(
            stopped, $"INSERT INTO journal VALUES ('acme', 3, '{Room(1)}', 1, 'n', 0, '')");

        var held = Append(Write(1, 0));
        var free = Append(Write(2, 0));

        Assert.IsType<AppendResult.Appended>(await free);
        await Assert.ThrowsAsync<StoreIsBusyException>(() => held);
        await transaction.RollbackAsync(Cancelled);
        await Appended(Write(1, 0));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_stores_nothing_and_says_so()
    {
        var options = await Harness.OptionsAsync();
        var name = new NpgsqlConnectionStringBuilder(options.ConnectionString).Database;
        await using var admin = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(options.ConnectionString) { Database = "postgres" }.ToString());
        await admin.OpenAsync(Cancelled);
        await ExecuteAsync(admin, $"ALTER DATABASE {name} ALLOW_CONNECTIONS false");

        await Assert.ThrowsAsync<StoreIsBusyException>(() => Append(Write(1, 0)));
        await ExecuteAsync(admin, $"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        await Appended(Write(1, 0));
    }

    [Fact]
    public async Task The_feed_never_passes_a_change_that_commits_late()
    {
        await Appended(Write(1, 0));
        await using var late = await ConnectAsync();
        await using var transaction = await late.BeginTransactionAsync(Cancelled);
        await ExecuteAsync(
            late,
            $"""
            CREATE TEMP TABLE one ON COMMIT DROP AS SELECT * FROM conversations;
            UPDATE one SET id = '{Room(2)}', changed_tx = pg_current_xact_id()::text::bigint;
            INSERT INTO conversations SELECT * FROM one;
            INSERT INTO feed SELECT tenant, changed_tx, 1, id FROM one
            """);
        await Appended(Write(3, 0));

        var position = FeedPosition.Start;
        var first = await Store.Rows.ChangesAsync(Acme, position, 10, Cancelled);
        Assert.DoesNotContain(first.Rows, row => row.Id == Room(3));
        Assert.True((await Store.Rows.HeadAsync(Acme, Cancelled)).CompareTo(first.Position) >= 0);
        position = first.Position;
        await transaction.CommitAsync(Cancelled);

        var seen = first.Rows.Select(row => row.Id).ToList();
        while (seen.Count < 3)
        {
            var page = await Store.Rows.ChangesAsync(Acme, position, 10, Cancelled);
            seen.AddRange(page.Rows.Select(row => row.Id));
            position = page.Position;
        }

        Assert.Equal([Room(1), Room(2), Room(3)], seen);
    }

    protected override async Task ExecuteAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task<long> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancelled) is long number ? number : 0;
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection((await Harness.OptionsAsync()).ConnectionString);
        await connection.OpenAsync(Cancelled);
        return connection;
    }
}
