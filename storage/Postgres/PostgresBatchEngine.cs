using System.Data;
using Actors.Storage.Writer;
using Npgsql;

namespace Actors.Storage.Postgres;

/// <summary>
/// Commits batches over one connection: one call of <c>append_batch</c> in its own transaction, one round trip, COMMIT included. So once the call
/// is sent, a connection that breaks leaves the outcome unknown; an error that the server reports has rolled back.
/// </summary>
internal sealed class PostgresBatchEngine : IBatchEngine, IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    /// <summary>Batches that are checked at once after one that had to be repeated: repetitions come in flocks.</summary>
    private const int CheckedAfterCollision = 16;

    private readonly BatchColumns _columns = new();
    private readonly NpgsqlParameter<bool> _checked = new();
    private readonly NpgsqlCommand _append;
    private NpgsqlConnection? _connection;
    private int _stillChecked;

    public PostgresBatchEngine(NpgsqlDataSource source)
    {
        _source = source;
        var arguments = string.Join(", ", Enumerable.Range(1, _columns.Parameters.Count + 1).Select(number => $"${number}"));
        _append = new($"SELECT item, outcome, done_kind, done_stream, done_seq FROM append_batch({arguments})");
        foreach (var parameter in _columns.Parameters)
        {
            _append.Parameters.Add(parameter);
        }

        _append.Parameters.Add(_checked);
    }

    public AppendResult[] Commit(IReadOnlyList<AppendRequest> batch)
    {
        var order = StreamOrder.Of(batch);
        Connect();
        try
        {
            return Try(batch, order) ?? Append(batch, order, isChecked: true);
        }
        catch (PostgresException exception) when (IsRolledBack(exception))
        {
            throw IsCollision(exception) ? new BatchCollidedException(exception.MessageText, exception) : exception;
        }
        catch (InvalidOperationException exception) when (_connection is not { State: ConnectionState.Open })
        {
            // Between the two calls of one batch: the first was rolled back, the second was not sent.
            Disconnect();
            throw new StoreIsBusyException(RetryAfter, "PostgreSQL cannot be reached.", exception);
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException or OperationCanceledException)
        {
            Disconnect();
            throw new OutcomeUnknownException("PostgreSQL did not confirm the commit.", exception);
        }
    }

    public void Dispose()
    {
        Disconnect();
        _append.Dispose();
    }

    /// <summary>The server goes on with the session after an ERROR; after FATAL and PANIC it may have committed before.</summary>
    private static bool IsRolledBack(PostgresException exception) => exception.InvariantSeverity == "ERROR";

    /// <summary>Unique violation, lock not available, deadlock, serialisation: another process was there at the same time.</summary>
    private static bool IsCollision(PostgresException exception) => exception.SqlState
        is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
        or PostgresErrorCodes.SerializationFailure;

    /// <summary>No row says where the stream is; or a place may be refused, which must be found after a repetition or a conflict.</summary>
    private static bool NeedsChecks(AppendRequest request) => request.Row is null || request.Places?.Taken is not null;

    /// <summary>Without checks, where nothing needs them; null when it was rolled back and must be checked.</summary>
    private AppendResult[]? Try(IReadOnlyList<AppendRequest> batch, int[] order)
    {
        if (_stillChecked > 0 || batch.Any(NeedsChecks))
        {
            _stillChecked = Math.Max(0, _stillChecked - 1);
            return null;
        }

        try
        {
            return Append(batch, order, isChecked: false);
        }
        catch (PostgresException exception) when (IsRolledBack(exception) && exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            _stillChecked = CheckedAfterCollision;
            return null;
        }
    }

    private AppendResult[] Append(IReadOnlyList<AppendRequest> batch, int[] order, bool isChecked)
    {
        _columns.Fill(batch, order, isChecked);
        _checked.TypedValue = isChecked;
        var answers = new AppendResult[order.Length];
        using (var refused = _append.ExecuteReader())
        {
            while (refused.Read())
            {
                var index = order[refused.GetInt32(0) - 1];
                answers[index] = Refusal(batch[index], refused);
            }
        }

        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] ??= new AppendResult.Appended(batch[i].ExpectedSeq + batch[i].Events.Length);
        }

        return answers;
    }

    private static AppendResult Refusal(AppendRequest request, NpgsqlDataReader refused) => refused.GetInt32(1) switch
    {
        1 => new AppendResult.Duplicate(
            new(request.Stream.Tenant, (StreamKind)refused.GetInt32(2), refused.GetString(3)), refused.GetInt64(4)),
        2 => new AppendResult.Conflict(),
        _ => new AppendResult.NoPlace(request.Places!.Taken!.Value),
    };

    private void Connect()
    {
        if (_connection is { State: ConnectionState.Open })
        {
            return;
        }

        // A server that goes down may answer a batch with an error and end the session behind it.
        Disconnect();
        try
        {
            _connection = _source.OpenConnection();
            _append.Connection = _connection;
            _append.Prepare();
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
        {
            Disconnect();
            throw new StoreIsBusyException(RetryAfter, "PostgreSQL cannot be reached.", exception);
        }
    }

    private void Disconnect()
    {
        _append.Connection = null;
        _connection?.Dispose();
        _connection = null;
    }
}
