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
    private readonly BatchColumns _columns = new();
    private readonly NpgsqlCommand _append;
    private NpgsqlConnection? _connection;

    public PostgresBatchEngine(NpgsqlDataSource source)
    {
        _source = source;
        var arguments = string.Join(", ", Enumerable.Range(1, _columns.Parameters.Count).Select(number => $"${number}"));
        _append = new($"SELECT item, outcome, done_kind, done_stream, done_seq FROM append_batch({arguments})");
        foreach (var parameter in _columns.Parameters)
        {
            _append.Parameters.Add(parameter);
        }
    }

    public AppendResult[] Commit(IReadOnlyList<AppendRequest> batch)
    {
        var order = StreamOrder.Of(batch);
        _columns.Fill(batch, order);
        Connect();
        try
        {
            return Append(batch, order);
        }
        catch (PostgresException exception) when (IsRolledBack(exception))
        {
            throw IsCollision(exception) ? new BatchCollidedException(exception.MessageText, exception) : exception;
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

    private AppendResult[] Append(IReadOnlyList<AppendRequest> batch, int[] order)
    {
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
        if (_connection is not null)
        {
            return;
        }

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
