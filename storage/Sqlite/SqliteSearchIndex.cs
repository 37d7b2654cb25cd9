using System.Globalization;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Storage.Sql;
using Actors.Storage.Values;
using Microsoft.Data.Sqlite;

namespace Actors.Storage.Sqlite;

/// <summary>
/// The index in a file of its own beside the store, so that filling it never waits for the writer nor makes it wait; it may be deleted and is made again.
/// A document's number is its time, so that the grams, which FTS5 keeps in the order of numbers, give the newest first without sorting.
/// </summary>
internal sealed class SqliteSearchIndex : ISearchIndex, IDisposable
{
    /// <summary>A file of another number is thrown away.</summary>
    private const int Version = 1;

    private const int NumbersInMicrosecond = 4096;

    private const string Schema =
        $"""
        CREATE TABLE positions (tenant TEXT NOT NULL PRIMARY KEY, tx INTEGER NOT NULL, no INTEGER NOT NULL, whole INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE documents (
          no INTEGER PRIMARY KEY, tenant TEXT NOT NULL, conversation TEXT NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, speaker INTEGER,
          at INTEGER NOT NULL, text TEXT NOT NULL);
        CREATE UNIQUE INDEX documents_key ON documents (tenant, conversation, seq);
        CREATE VIRTUAL TABLE grams USING fts5(gram, content='', detail=none, columnsize=0, tokenize='ascii');
        PRAGMA user_version = 1;
        """;

    private const string Columns = "d.conversation, d.seq, d.kind, d.speaker, d.at, d.text, d.no";

    private const string Key = " WHERE tenant = @tenant AND conversation = @conversation AND seq = @seq";

    private static readonly long Epoch = StoredTime.Micros(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));

    // A crash may take the last transactions with it, position and documents alike: they are read again.
    private static readonly string[] Pragmas =
        ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "PRAGMA busy_timeout = 5000", "PRAGMA cache_size = -32768", "PRAGMA temp_store = MEMORY"];

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SqlSession _writer;
    private readonly SqliteReaders _readers;

    private SqliteSearchIndex(SqlSession writer, string path) => (_writer, _readers) = (writer, new(path));

    /// <summary>Opens the index beside a store, or makes a new one.</summary>
    public static async Task<SqliteSearchIndex> OpenAsync(string storePath, CancellationToken cancellationToken)
    {
        SqliteLibrary.Load();
        var path = Path.GetFullPath(storePath) + "-search";
        var writer = SqliteReaders.Open(path, Pragmas);
        if (await VersionAsync(writer, cancellationToken) is not Version)
        {
            await writer.DisposeAsync();
            foreach (var ending in new[] { "", "-wal", "-shm" })
            {
                File.Delete(path + ending);
            }

            writer = SqliteReaders.Open(path, Pragmas);
            await writer.ExecuteAsync(Schema, cancellationToken);
        }

        return new(writer, path);
    }

    public async Task<(FeedPosition Position, bool IsWhole)?> PositionAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var found = await _readers.ReadAsync(session => PositionAsync(session, tenant, cancellationToken));
        return found.Count == 0 ? null : found[0];
    }

    public async Task<long> LastAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken) =>
        (await _readers.ReadAsync(session => session.QueryAsync(
            "SELECT COALESCE(MAX(seq), 0) FROM documents WHERE tenant = @tenant AND conversation = @conversation", row => row.GetInt64(0), cancellationToken,
            ("tenant", tenant.Value), ("conversation", conversation.Value))))[0];

    public Task<bool> AddAsync(
        TenantId tenant, FeedPosition? from, FeedPosition to, bool isWhole, IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken) =>
        WriteAsync(
            async session =>
            {
                var stands = await PositionAsync(session, tenant, cancellationToken);
                if ((stands.Count == 0 ? null : (FeedPosition?)stands[0].Position) != from)
                {
                    return false;
                }

                foreach (var document in documents)
                {
                    await AddAsync(session, tenant, document, cancellationToken);
                }

                await session.ExecuteAsync(
                    "REPLACE INTO positions (tenant, tx, no, whole) VALUES (@tenant, @tx, @no, @whole)", cancellationToken,
                    ("tenant", tenant.Value), ("tx", to.Transaction), ("no", to.Number), ("whole", isWhole || (stands.Count > 0 && stands[0].IsWhole) ? 1 : 0));
                return true;
            },
            cancellationToken);

    public async Task<IReadOnlyList<(SearchDocument Document, string Cursor)>> FindAsync(
        TenantId tenant, SearchKind kind, IReadOnlyList<int> grams, string? after, int limit, CancellationToken cancellationToken)
    {
        var before = after is null ? long.MaxValue
            : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ArgumentException("The cursor is none of this search.", nameof(after));
        var found = await _readers.ReadAsync(session => session.QueryAsync(
            $"SELECT {Columns} FROM grams JOIN documents d ON d.no = grams.rowid WHERE grams MATCH @grams AND grams.rowid < @before"
            + " ORDER BY grams.rowid DESC LIMIT @limit",
            row => (Document: Read(row), Number: row.GetInt64(6)), cancellationToken,
            ("grams", string.Join(" AND ", grams.Select(Token))), ("before", before), ("limit", limit)));
        return [.. found.Select(each => (each.Document, each.Number.ToString(CultureInfo.InvariantCulture)))];
    }

    public async Task<IReadOnlyList<SearchDocument>> AllAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await _readers.ReadAsync(session => AllAsync(session, tenant, cancellationToken));

    public Task ClearAsync(TenantId tenant, CancellationToken cancellationToken) => WriteAsync(
        async session =>
        {
            foreach (var document in await AllAsync(session, tenant, cancellationToken))
            {
                await RemoveAsync(session, tenant, document, cancellationToken);
            }

            return await session.ExecuteAsync("DELETE FROM positions WHERE tenant = @tenant", cancellationToken, ("tenant", tenant.Value));
        },
        cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
        _turn.Dispose();
    }

    private static async Task<int?> VersionAsync(SqlSession session, CancellationToken cancellationToken)
    {
        try
        {
            return (await session.QueryAsync("PRAGMA user_version", row => row.GetInt32(0), cancellationToken))[0];
        }
        catch (SqliteException)
        {
            // No database: whatever it is, it is not needed.
            return null;
        }
    }

    private static Task<List<(FeedPosition Position, bool IsWhole)>> PositionAsync(
        SqlSession session, TenantId tenant, CancellationToken cancellationToken) => session.QueryAsync(
            "SELECT tx, no, whole FROM positions WHERE tenant = @tenant", row => (new FeedPosition(row.GetInt64(0), row.GetInt64(1)), row.GetInt32(2) != 0),
            cancellationToken, ("tenant", tenant.Value));

    private static Task<List<SearchDocument>> AllAsync(SqlSession session, TenantId tenant, CancellationToken cancellationToken) =>
        session.QueryAsync($"SELECT {Columns} FROM documents d WHERE d.tenant = @tenant", Read, cancellationToken, ("tenant", tenant.Value));

    private static async Task AddAsync(SqlSession session, TenantId tenant, SearchDocument document, CancellationToken cancellationToken)
    {
        var before = await session.QueryAsync(
            $"SELECT {Columns} FROM documents d" + Key, Read, cancellationToken, KeyOf(tenant, document));
        if (before.Count > 0)
        {
            if (before[0].Text == document.Text)
            {
                return;
            }

            await RemoveAsync(session, tenant, before[0], cancellationToken);
        }

        var first = Math.Max(0, StoredTime.Micros(document.At) - Epoch) * NumbersInMicrosecond;
        var number = await FreeAsync(session, first, cancellationToken);
        await session.ExecuteAsync(
            "INSERT INTO documents (no, tenant, conversation, seq, kind, speaker, at, text)"
            + " VALUES (@number, @tenant, @conversation, @seq, @kind, @speaker, @at, @text)",
            cancellationToken,
            [("number", number), .. KeyOf(tenant, document), ("kind", (int)document.Kind), ("speaker", (int?)document.Speaker),
                ("at", StoredTime.Micros(document.At)), ("text", document.Text)]);
        await session.ExecuteAsync(
            "INSERT INTO grams (rowid, gram) VALUES (@number, @grams)", cancellationToken, ("number", number), ("grams", GramsOf(tenant, document)));
    }

    /// <summary>The first number of a microsecond that is free; a crowded one goes on into the next.</summary>
    private static async Task<long> FreeAsync(SqlSession session, long first, CancellationToken cancellationToken)
    {
        for (; ; first += NumbersInMicrosecond)
        {
            var next = (await session.QueryAsync(
                "SELECT COALESCE(MAX(no) + 1, @first) FROM documents WHERE no >= @first AND no < @end", row => row.GetInt64(0), cancellationToken,
                ("first", first), ("end", first + NumbersInMicrosecond)))[0];
            if (next < first + NumbersInMicrosecond)
            {
                return next;
            }
        }
    }

    /// <summary>FTS5 does not keep what it was given, so it is told again what to take out.</summary>
    private static async Task RemoveAsync(SqlSession session, TenantId tenant, SearchDocument document, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            "INSERT INTO grams (grams, rowid, gram) SELECT 'delete', no, @grams FROM documents" + Key, cancellationToken,
            [.. KeyOf(tenant, document), ("grams", GramsOf(tenant, document))]);
        await session.ExecuteAsync("DELETE FROM documents" + Key, cancellationToken, KeyOf(tenant, document));
    }

    private static (string, object?)[] KeyOf(TenantId tenant, SearchDocument document) =>
        [("tenant", tenant.Value), ("conversation", document.Conversation.Value), ("seq", document.Seq)];

    private static string GramsOf(TenantId tenant, SearchDocument document) =>
        string.Join(' ', Grams.Of(tenant, document.Kind, document.Text).Select(Token));

    private static string Token(int gram) => string.Create(CultureInfo.InvariantCulture, $"x{gram:x8}");

    private static SearchDocument Read(System.Data.Common.DbDataReader row) => new(
        new(row.GetString(0)), row.GetInt64(1), (SearchKind)row.GetInt32(2), row.IsDBNull(3) ? null : (Speaker)row.GetInt32(3),
        StoredTime.Of(row.GetInt64(4)), row.GetString(5));

    /// <summary>SQLite's calls return when they are done: they leave the caller's thread alone.</summary>
    private async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(
                async () =>
                {
                    await using var transaction = await _writer.Connection.BeginTransactionAsync(CancellationToken.None);
                    _writer.Transaction = transaction;
                    try
                    {
                        var result = await change(_writer);
                        await transaction.CommitAsync(CancellationToken.None);
                        return result;
                    }
                    finally
                    {
                        _writer.Transaction = null;
                    }
                },
                CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }
}
