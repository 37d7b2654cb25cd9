using Actors.Storage.Tests.Harness;
using Npgsql;

namespace Actors.Storage.Tests.Postgres;

/// <summary>A database whose runtime is one process is had by one process.</summary>
public sealed class ClaimTests
{
    private static readonly CancellationToken Cancelled = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_process_is_refused_until_the_first_is_gone()
    {
        await using var harness = new PostgresHarness();
        var options = await harness.OptionsAsync();
        await using (await ActorsStore.OpenAsync(options, taken: Never, cancellationToken: Cancelled))
        {
            var refused = await Assert.ThrowsAsync<StoreIsInUseException>(
                () => ActorsStore.OpenAsync(options, taken: Never, cancellationToken: Cancelled));
            Assert.Contains("another process", refused.Message, StringComparison.Ordinal);
        }

        await using var next = await ActorsStore.OpenAsync(options, taken: Never, cancellationToken: Cancelled);
    }

    [Fact]
    public async Task A_claim_whose_connection_is_cut_is_taken_again()
    {
        await using var harness = new PostgresHarness();
        var options = await harness.OptionsAsync();
        await using var store = await ActorsStore.OpenAsync(options, taken: Never, cancellationToken: Cancelled);
        await using var executioner = new NpgsqlConnection(options.ConnectionString);
        await executioner.OpenAsync(Cancelled);
        var first = await HolderAsync(executioner);
        await AskAsync(executioner, $"SELECT pg_terminate_backend({first})::int");

        var second = first;
        while (second == first || second == 0)
        {
            second = await HolderAsync(executioner);
        }
    }

    [Fact]
    public async Task Nodes_of_a_cluster_claim_it_together_and_refuse_a_process_that_would_be_alone()
    {
        await using var harness = new PostgresHarness();
        var options = await harness.OptionsAsync();
        await using (await ActorsStore.OpenAsync(options, taken: Never, alone: false, cancellationToken: Cancelled))
        {
            await using var node = await ActorsStore.OpenAsync(options, taken: Never, alone: false, cancellationToken: Cancelled);
            await Assert.ThrowsAsync<StoreIsInUseException>(
                () => ActorsStore.OpenAsync(options, taken: Never, cancellationToken: Cancelled));
        }

        await using var sole = await ActorsStore.OpenAsync(options, taken: Never, cancellationToken: Cancelled);
        await Assert.ThrowsAsync<StoreIsInUseException>(
            () => ActorsStore.OpenAsync(options, taken: Never, alone: false, cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Who_loses_the_claim_to_another_is_told()
    {
        await using var harness = new PostgresHarness();
        var options = await harness.OptionsAsync();
        var told = new TaskCompletionSource();
        await using var store = await ActorsStore.OpenAsync(options, taken: told.SetResult, cancellationToken: Cancelled);
        // Not of a pool, which would keep the session and its lock.
        await using var rival = new NpgsqlConnection(options.ConnectionString + ";Pooling=false");
        await rival.OpenAsync(Cancelled);
        var waits = AskAsync(rival, "SELECT 1 FROM (SELECT pg_advisory_lock(7206410218)) AS had");
        await using var executioner = new NpgsqlConnection(options.ConnectionString);
        await executioner.OpenAsync(Cancelled);
        while (await AskAsync(executioner, "SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 0)
        {
        }

        await AskAsync(executioner, $"SELECT pg_terminate_backend({await HolderAsync(executioner)})::int");
        await waits;
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
    }

    private static Task<int> HolderAsync(NpgsqlConnection connection) => AskAsync(
        connection,
        "SELECT coalesce(max(l.pid), 0) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
        + " WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()");

    private static async Task<int> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (int)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    private static void Never() => Assert.Fail("Nobody else is there.");
}
