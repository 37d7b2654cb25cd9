using Actors.Domain;
using Actors.Storage.Writer;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Actors.Storage.Sqlite;

/// <summary>
/// Commits batches over a connection of its own, by statements prepared once. SQLite is in this process, so each item is checked and written
/// by itself inside the transaction.
/// </summary>
internal sealed class SqliteBatchEngine : IBatchEngine, IDisposable
{
    private readonly sqlite3 _database;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteChecks _checks;
    private readonly SqliteWrites _writes;
    private readonly SqliteOperations _operations;
    private readonly SqliteConversations _conversations;
    private readonly SqliteFolding _folding;
    private long _transaction;

    /// <param name="path">The file, migrated.</param>
    /// <param name="lastTransaction">The number of the last transaction in the feed.</param>
    public SqliteBatchEngine(string path, long lastTransaction)
    {
        _transaction = lastTransaction;

        // Only the writer's thread uses it, so SQLite need not lock it.
        const int Flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX;
        var result = raw.sqlite3_open_v2(path, out _database, Flags, null);
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException($"'{path}' cannot be opened for writing.", result);
        }

        foreach (var pragma in SqlitePragmas.OfWriter)
        {
            using var statement = new SqliteStatement(_database, pragma);
            while (statement.Step())
            {
            }
        }

        _begin = new(_database, "BEGIN IMMEDIATE");
        _commit = new(_database, "COMMIT");
        _rollback = new(_database, "ROLLBACK");
        _checks = new(_database);
        _writes = new(_database);
        _operations = new(_database);
        _conversations = new(_database);
        _folding = new(path, _database);
    }

    /// <summary>The number of the next transaction; also taken by a rebuild of rows, on the writer's thread.</summary>
    public long NextTransaction() => ++_transaction;

    /// <summary>What an operation led to, or null; on the writer's thread.</summary>
    public AppendResult.Duplicate? Find(TenantId tenant, OperationKey operation) => _operations.Find(tenant, operation);

    public AppendResult[] Commit(IReadOnlyList<AppendRequest> batch)
    {
        var answers = new AppendResult[batch.Count];
        var transaction = NextTransaction();
        _begin.Run();
        try
        {
            // In the order of the keys, so that neighbours are written while their page is at hand.
            foreach (var index in StreamOrder.Of(batch))
            {
                answers[index] = Append(batch[index], transaction, index);
            }
        }
        catch
        {
            Rollback();
            throw;
        }

        try
        {
            _commit.Run();
        }
        catch (SqliteException exception)
        {
            Rollback();
            throw new OutcomeUnknownException("SQLite did not confirm the commit.", exception);
        }

        _folding.AfterCommit();
        return answers;
    }

    public void Dispose()
    {
        _folding.Dispose();
        _checks.Dispose();
        _writes.Dispose();
        _operations.Dispose();
        _conversations.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _database.Dispose();
    }

    private AppendResult Append(AppendRequest request, long transaction, int number)
    {
        if (request.Operation is { } asked && _operations.Find(request.Stream.Tenant, asked) is { } duplicate)
        {
            return duplicate;
        }

        if (Refusal(request) is { } refusal)
        {
            return refusal;
        }

        _writes.Write(request);
        var last = request.ExpectedSeq + request.Events.Length;
        if (request.Operation is { } operation)
        {
            _operations.Write(request.Stream, operation, request.OwnSeq, request.Events[^1].At);
        }

        if (request.Row is { } row)
        {
            _conversations.Write(row, transaction, number);
        }
        else if (request.Stream.Kind == StreamKind.Conversation)
        {
            _conversations.WriteSeq(request.Stream, last);
        }

        return new AppendResult.Appended(last);
    }

    /// <summary>Why an item cannot be stored, or null; then its places have changed hands.</summary>
    private AppendResult? Refusal(AppendRequest request)
    {
        var row = request.Stream.Kind == StreamKind.Conversation ? _conversations.LastSeq(request.Stream) : null;
        if ((row ?? _checks.LastSeq(request.Stream)) != request.ExpectedSeq)
        {
            return new AppendResult.Conflict();
        }

        if (request.Places?.Taken is { } taken)
        {
            if (_checks.FreePlace(request.Stream.Tenant, taken, request.Capacity) is not { } place)
            {
                return new AppendResult.NoPlace(taken);
            }

            _writes.Take(request.Stream, taken, place);
        }

        if (request.Places?.Released is { } released)
        {
            _writes.Release(request.Stream, released);
        }

        return null;
    }

    /// <summary>Something other than a batch wrote to the file; on the writer's thread.</summary>
    public void Forget() => _conversations.Forget();

    private void Rollback()
    {
        Forget();

        // Some errors have rolled back already.
        if (raw.sqlite3_get_autocommit(_database) == 0)
        {
            _rollback.Run();
        }
    }
}
