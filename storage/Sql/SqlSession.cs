using System.Data.Common;

namespace Actors.Storage.Sql;

/// <summary>A connection and the commands that it has prepared. Used by one caller at a time.</summary>
/// <param name="connection">The open connection; the session closes it.</param>
/// <param name="keepsCommands">Whether commands are kept for the next use; else the driver does that itself.</param>
internal sealed class SqlSession(DbConnection connection, bool keepsCommands) : IAsyncDisposable, IDisposable
{
    private readonly Dictionary<string, DbCommand> _kept = [];

    public DbConnection Connection => connection;

    /// <summary>The transaction in which commands run, or null.</summary>
    public DbTransaction? Transaction { get; set; }

    public async Task<List<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        var rows = new List<T>();
        var command = Command(sql, parameters);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(reader));
            }
        }
        finally
        {
            Release(command);
        }

        return rows;
    }

    public async Task<int> ExecuteAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        var command = Command(sql, parameters);
        try
        {
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            Release(command);
        }
    }

    public void Dispose()
    {
        ReleaseAll();
        connection.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        ReleaseAll();
        return connection.DisposeAsync();
    }

    private DbCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        if (_kept.TryGetValue(sql, out var command))
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
            }
        }
        else
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                parameter.Value = value ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            if (keepsCommands)
            {
                _kept.Add(sql, command);
            }
        }

        command.Transaction = Transaction;
        return command;
    }

    private void Release(DbCommand command)
    {
        if (!keepsCommands)
        {
            command.Dispose();
        }
    }

    private void ReleaseAll()
    {
        foreach (var command in _kept.Values)
        {
            command.Dispose();
        }
    }
}
