using System.Collections.Concurrent;
using Actors.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Actors.Storage.Sqlite;

/// <summary>Connections that read, each with the statements it has prepared. Reading never waits for the writer.</summary>
internal sealed class SqliteReaders(string path) : IDisposable
{
    /// <summary>Most connections that are kept; at a peak more are opened and closed again.</summary>
    private const int Kept = 8;

    private readonly ConcurrentBag<SqlSession> _idle = [];

    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query)
    {
        var session = _idle.TryTake(out var idle) ? idle : Open(path, SqlitePragmas.OfReader);
        try
        {
            return await query(session);
        }
        finally
        {
            if (_idle.Count < Kept)
            {
                _idle.Add(session);
            }
            else
            {
                session.Dispose();
            }
        }
    }

    public static SqlSession Open(string path, IEnumerable<string> pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = string.Join(';', pragmas);
            command.ExecuteNonQuery();
            return new(connection, keepsCommands: true);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
