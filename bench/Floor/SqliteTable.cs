using SQLitePCL;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Actors.Bench.Floor;

/// <summary>The least that SQLite can do: one table, statements prepared once, WAL, <c>synchronous=FULL</c>, the same library as the real store's.</summary>
internal sealed class SqliteTable : IRowTable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _insert;
    private readonly sqlite3_stmt _commit;

    static SqliteTable()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        Batteries_V2.Init();
    }

    public SqliteTable(string path)
    {
        Check(raw.sqlite3_open_v2(path, out _database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null));
        string[] setUp =
        [
            "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 8000", "PRAGMA cache_size = -65536",
            "CREATE TABLE IF NOT EXISTS messages (stream TEXT NOT NULL, seq INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (stream, seq)) WITHOUT ROWID",
        ];
        foreach (var sql in setUp)
        {
            Check(raw.sqlite3_exec(_database, sql));
        }

        _begin = Prepare("BEGIN IMMEDIATE");
        _insert = Prepare("INSERT INTO messages (stream, seq, data) VALUES (?1, ?2, ?3)");
        _commit = Prepare("COMMIT");
    }

    public void Append(IReadOnlyList<Row> rows)
    {
        Run(_begin);
        for (var i = 0; i < rows.Count; i++)
        {
            raw.sqlite3_bind_text(_insert, 1, rows[i].Stream);
            raw.sqlite3_bind_int64(_insert, 2, rows[i].Seq);
            raw.sqlite3_bind_blob(_insert, 3, rows[i].Data);
            Run(_insert);
        }

        Run(_commit);
    }

    public void Dispose()
    {
        _begin.Dispose();
        _insert.Dispose();
        _commit.Dispose();
        _database.Dispose();
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", out var system) ? system : 0;

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    private void Run(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        Check(result is raw.SQLITE_DONE or raw.SQLITE_ROW ? raw.SQLITE_OK : result);
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new IOException($"SQLite says {result}: {raw.sqlite3_errmsg(_database).utf8_to_string()}");
        }
    }
}
