using Actors.Storage.Schema;
using Actors.Storage.Sql;
using Actors.Storage.Telemetry;
using Actors.Storage.Writer;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Actors.Storage.Postgres;

/// <summary>
/// One PostgreSQL database, shared by any number of processes. Batches go over a connection of their own; reads and the few other writes over a
/// pool.
/// </summary>
internal sealed class PostgresEngine : ISqlEngine, IAsyncDisposable
{
    // A process that stops in the middle holds nobody up for longer than this.
    private const string Patience = "-c lock_timeout=300ms -c idle_in_transaction_session_timeout=10s";

    // The plans of the batch are for tables that grow while it runs: whatever their statistics say, look things up by key.
    private const string PlansOfWriter =
        " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c plan_cache_mode=force_generic_plan";

    /// <summary>Seconds; a server that accepts and says nothing is as good as none.</summary>
    private const int ConnectWithin = 3;

    private static readonly TimeSpan ComeAgainAfter = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _pool;
    private readonly NpgsqlDataSource _writers;
    private readonly PostgresBatchEngine _batches;
    private readonly PostgresClaim? _claim;

    private PostgresEngine(NpgsqlDataSource pool, PostgresClaim? claim, StorageOptions options, ILogger logger, StoreInstruments instruments)
    {
        _pool = pool;
        _claim = claim;
        _writers = Source(options, Patience + PlansOfWriter, settings =>
        {
            settings.ApplicationName = "actors writer";
            settings.MaxPoolSize = 2;
            // A server that takes a batch and says nothing must not hold up everybody: what became of it is unknown then, and found by its ids.
            settings.CommandTimeout = 5;
            settings.CancellationTimeout = -1;
            // A batch goes out at once: cut into the usual 8 KB, it would wake the server for each piece.
            settings.WriteBufferSize = 128 * 1024;
        });
        _batches = new(_writers);
        Writer = new(_batches, options, logger, instruments);
    }

    public GroupCommitWriter Writer { get; }

    public SqlDialect Dialect => Words;

    internal static SqlDialect Words { get; } = new()
    {
        Name = "postgres",
        Text = "TEXT COLLATE \"C\"",
        Bytes = "BYTEA",
        Churned = "WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02)",
        LockSchema = "SELECT pg_advisory_xact_lock(7206410217)",
        LockJournal = "SET LOCAL lock_timeout = '30s'; SET LOCAL idle_in_transaction_session_timeout = 0;"
            + " LOCK TABLE places, journal, conversations, tickets, presence, feed_batches IN EXCLUSIVE MODE",
        SettledChanges = " AND f.tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
        SkipLocked = " FOR UPDATE SKIP LOCKED",
        RowId = "ctid",
        AfterRestore = PostgresAfterRestore.Statements,
        FeedTable = "feed_batches",
        FeedTransaction = "pg_current_xact_id()::text::bigint",
    };

    public static async Task<PostgresEngine> OpenAsync(
        StorageOptions options, bool alone, Action? taken, ILogger logger, StoreInstruments instruments,
        CancellationToken cancellationToken)
    {
        var claim = taken is null ? null : await PostgresClaim.TakeAsync(options.ConnectionString!, alone, taken, logger, cancellationToken);
        var pool = Source(options, Patience, settings =>
        {
            settings.ApplicationName = "actors";
            settings.MaxAutoPrepare = 64;
        });
        try
        {
            // Whoever migrates is waited for.
            await WriteAsync(pool, async session =>
            {
                await session.ExecuteAsync("SET LOCAL lock_timeout = '60s'", cancellationToken);
                await SchemaMigrator.MigrateAsync(session, Words, cancellationToken);
                return true;
            }, cancellationToken);
            return new(pool, claim, options, logger, instruments);
        }
        catch
        {
            await pool.DisposeAsync();
            await (claim?.DisposeAsync() ?? default);
            throw;
        }
    }

    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = new SqlSession(await _pool.OpenConnectionAsync(cancellationToken), keepsCommands: false);
            return await query(session);
        }
        catch (Exception failure) when (IsAway(failure))
        {
            throw new StoreIsBusyException(ComeAgainAfter, "PostgreSQL cannot be reached.", failure);
        }
    }

    public async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(_pool, change, cancellationToken);
        }
        catch (Exception failure) when (IsAway(failure))
        {
            throw new OutcomeUnknownException("PostgreSQL did not confirm the commit.", failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        _batches.Dispose();
        await _writers.DisposeAsync();
        await _pool.DisposeAsync();
        await (_claim?.DisposeAsync() ?? default);
    }

    /// <summary>Not an ERROR of a statement: the server is away, or ended the session.</summary>
    private static bool IsAway(Exception failure) => failure is PostgresException said
        ? said.InvariantSeverity != "ERROR"
        : failure is NpgsqlException or IOException or TimeoutException;

    private static async Task<T> WriteAsync<T>(
        NpgsqlDataSource source, Func<SqlSession, Task<T>> change, CancellationToken cancellationToken)
    {
        await using var session = new SqlSession(await source.OpenConnectionAsync(cancellationToken), keepsCommands: false);
        await using var transaction = await session.Connection.BeginTransactionAsync(cancellationToken);
        session.Transaction = transaction;
        var result = await change(session);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private static NpgsqlDataSource Source(
        StorageOptions options, string session, Action<NpgsqlConnectionStringBuilder> configure)
    {
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        builder.ConnectionStringBuilder.Options = $"{builder.ConnectionStringBuilder.Options} {session}".Trim();
        builder.ConnectionStringBuilder.Timeout = ConnectWithin;
        configure(builder.ConnectionStringBuilder);

        // What measurements call the pool; else it would be the whole connection string.
        builder.Name = builder.ConnectionStringBuilder.ApplicationName;
        return builder.Build();
    }
}
