using Actors.Storage.Sqlite;
using SQLitePCL;

namespace Actors.Storage.Tests.Sqlite;

public sealed class SqliteFoldingTests
{
    private const int Inserts = 20_000;

    [Fact]
    public void The_log_starts_anew_while_writing_goes_on()
    {
        var folder = Directory.CreateTempSubdirectory("actors-folding-");
        var path = Path.Combine(folder.FullName, "a.db");
        SqliteLibrary.Load();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(path, out var writer));
        Run(writer, "PRAGMA journal_mode = WAL");
        Run(writer, "PRAGMA synchronous = OFF");
        Run(writer, "PRAGMA wal_autocheckpoint = 0");
        Run(writer, "CREATE TABLE t (data BLOB)");
        using (var folding = new SqliteFolding(path, writer, after: 50))
        {
            for (var i = 0; i < Inserts; i++)
            {
                Run(writer, "INSERT INTO t VALUES (zeroblob(100))");
                folding.AfterCommit();
            }
        }

        // Each insert wrote at least a page; had the log never started anew, it would hold them all.
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_wal_checkpoint_v2(writer, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out _));
        Assert.InRange(pages, 0, Inserts - 1);
        writer.Dispose();
        folder.Delete(recursive: true);
    }

    private static void Run(sqlite3 database, string sql) => Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, sql));
}
