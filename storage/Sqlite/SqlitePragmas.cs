namespace Actors.Storage.Sqlite;

/// <summary>How connections are set up.</summary>
internal static class SqlitePragmas
{
    /// <summary>
    /// Whoever writes. FULL: a commit is on the disk before it is answered. The log is folded by <see cref="SqliteFolding"/>; the commit that
    /// makes it 256 MB long folds it only where nothing but jobs writes. The cache is small on purpose: a commit in which a page was split walks
    /// through all of it (SQLite numbers the halves anew by way of the largest page number there is, and then looks for pages beyond the end), and a
    /// page that is not in it is a copy from the system's own cache.
    /// </summary>
    public static readonly string[] OfWriter =
    [
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA busy_timeout = 5000",
        "PRAGMA wal_autocheckpoint = 64000",
        "PRAGMA cache_size = -16384",
        "PRAGMA temp_store = MEMORY",
    ];

    /// <summary>Whoever only reads.</summary>
    public static readonly string[] OfReader =
    [
        "PRAGMA busy_timeout = 5000",
        "PRAGMA cache_size = -8192",
        "PRAGMA temp_store = MEMORY",
        "PRAGMA query_only = ON",
    ];
}
