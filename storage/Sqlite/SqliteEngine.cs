using Actors.Domain;
using Actors.Storage.Schema;
using Actors.Storage.Sql;
using Actors.Storage.Telemetry;
using Actors.Storage.Writer;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Actors.Storage.Sqlite;

/// <summary>
/// One SQLite file, of this process alone. Reads go to a few connections of their own; every write goes through the writer: appends in batches,
/// everything else as a job between two of them.
/// </summary>
internal sealed class SqliteEngine : ISqlEngine, IOperationLookup, IAsyncDisposable
{
    private readonly FileStream _lock;
    private readonly SqlSession _jobs;
    private readonly SqliteReaders _readers;
    private readonly SqliteBatchEngine _batches;

    private SqliteEngine(
        string path, FileStream fileLock, SqlSession jobs, long lastTransaction, StorageOptions options, ILogger logger,
        StoreInstruments instruments)
    {
        _lock = fileLock;
        _jobs = jobs;
        _readers = new(path);
        _batches = new(path, lastTransaction);
        Writer = new(_batches, options, logger, instruments);
        ((SqliteConnection)_jobs.Connection).CreateFunction("feed_transaction", _batches.NextTransaction);
    }

    public GroupCommitWriter Writer { get; }

    public SqlDialect Dialect => Words;

    internal static SqlDialect Words { get; } = new()
    {
        Name = "sqlite",
        Text = "TEXT",
        Bytes = "BLOB",
        Clustered = "WITHOUT ROWID",
        RowId = "rowid",
        FeedTransaction = "feed_transaction()",
    };

    public static async Task<SqliteEngine> OpenAsync(
        StorageOptions options, ILogger logger, StoreInstruments instruments, CancellationToken cancellationToken)
    {
        SqliteLibrary.Load();
        var path = Path.GetFullPath(options.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fileLock = SqliteFileLock.Take(path);
        SqlSession? jobs = null;
        try
        {
            jobs = SqliteReaders.Open(path, SqlitePragmas.OfWriter);
            await InTransactionAsync(jobs, async session =>
            {
                await SchemaMigrator.MigrateAsync(session, Words, cancellationToken);
                return true;
            });
            var last = await jobs.QueryAsync(
                "SELECT COALESCE(MAX(tx), 0) FROM (SELECT MAX(tx) AS tx FROM feed GROUP BY tenant) AS last", row => row.GetInt64(0), cancellationToken);
            return new(path, fileLock, jobs, last[0], options, logger, instruments);
        }
        catch
        {
            jobs?.Dispose();
            await fileLock.DisposeAsync();
            throw;
        }
    }

    public Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _readers.ReadAsync(query);
    }

    /// <summary>SQLite's calls return when they are done, so the job does not leave the writer's thread.</summary>
    public Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> change, CancellationToken cancellationToken) =>
        Writer.RunAsync(
            () =>
            {
                _batches.Forget();
                return InTransactionAsync(_jobs, change).GetAwaiter().GetResult();
            },
            cancellationToken);

    /// <summary>The index of operations belongs to the writer, so it is asked between two batches.</summary>
    public Task<AppendResult.Duplicate?> FindAsync(TenantId tenant, OperationKey operation, CancellationToken cancellationToken) =>
        Writer.RunAsync(() => _batches.Find(tenant, operation), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        _batches.Dispose();
        _readers.Dispose();
        _jobs.Dispose();
        await _lock.DisposeAsync();
    }

    private static async Task<T> InTransactionAsync<T>(SqlSession session, Func<SqlSession, Task<T>> change)
    {
        await using var transaction = await session.Connection.BeginTransactionAsync();
        session.Transaction = transaction;
        try
        {
            var result = await change(session);
            await transaction.CommitAsync();
            return result;
        }
        finally
        {
            session.Transaction = null;
        }
    }
}
