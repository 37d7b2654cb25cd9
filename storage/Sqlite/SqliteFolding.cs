using SQLitePCL;

namespace Actors.Storage.Sqlite;

/// <summary>
/// Folds the log into the file. SQLite would do it in the commit that makes the log long enough, and everybody would wait for thousands of pages. Here
/// another thread does it, over a connection of its own, while the writer goes on; the writer then folds the few pages that it added meanwhile,
/// after which the log starts anew. The later, the better: a fold writes each page once however often it changed.
/// </summary>
internal sealed class SqliteFolding : IDisposable
{
    /// <summary>Pages in the log when it is folded: 64 MB.</summary>
    public const int Often = 16_000;

    private readonly sqlite3 _writer;
    private readonly sqlite3 _own;
    private readonly int _after;
    private int _writtenBefore;
    private Task? _fold;

    /// <param name="path">The file.</param>
    /// <param name="writer">The writer's connection, which is used on the writer's thread only.</param>
    /// <param name="after">Pages after which the log is folded.</param>
    public SqliteFolding(string path, sqlite3 writer, int after = Often)
    {
        (_writer, _after) = (writer, after);
        var result = raw.sqlite3_open_v2(path, out _own, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        if (result != raw.SQLITE_OK)
        {
            throw new Microsoft.Data.Sqlite.SqliteException($"'{path}' cannot be opened for folding its log.", result);
        }
    }

    /// <summary>Called by the writer after each commit.</summary>
    public void AfterCommit()
    {
        if (_fold is null)
        {
            if (Written() - _writtenBefore >= _after)
            {
                _fold = Task.Factory.StartNew(() => Fold(_own), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
        else if (_fold.IsCompleted)
        {
            Fold(_writer);
            _fold = null;
            _writtenBefore = Written();
        }
    }

    public void Dispose()
    {
        _fold?.Wait();
        _own.Dispose();
    }

    /// <summary>Nobody is waited for, and a fold that fails loses nothing: the next one does its work.</summary>
    private static void Fold(sqlite3 database) =>
        raw.sqlite3_wal_checkpoint_v2(database, null, raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

    private int Written()
    {
        raw.sqlite3_db_status(_writer, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 0);
        return pages;
    }
}
