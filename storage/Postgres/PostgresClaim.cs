using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Actors.Storage.Postgres;

/// <summary>
/// One process's claim to a database. A runtime whose grains exist once per process claims it alone: two of them would each believe that they own every
/// conversation. Nodes of a cluster claim it together, so that such a process and they refuse each other. A lock of a connection's session, so that it ends with the process, however that ends; when only the connection
/// ends, it is taken again, and where another process was faster, its owner is told to stop.
/// </summary>
internal sealed partial class PostgresClaim : IAsyncDisposable
{
    private const long Key = 7206410218;

    /// <summary>Long enough for the server to notice that a killed predecessor is gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private readonly string _database;
    private readonly bool _alone;
    private readonly Action _lost;
    private readonly ILogger _logger;
    private readonly Task _watch;
    private NpgsqlConnection _connection;
    private int _session;

    private PostgresClaim(string database, bool alone, NpgsqlConnection connection, Action lost, ILogger logger)
    {
        (_database, _alone, _connection, _lost, _logger) = (database, alone, connection, lost, logger);
        _session = connection.ProcessID;
        _watch = WatchAsync();
    }

    /// <exception cref="StoreIsInUseException">Another process keeps it for longer than 5 s.</exception>
    public static async Task<PostgresClaim> TakeAsync(
        string connectionString, bool alone, Action lost, ILogger logger, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = alone ? "actors sole process" : "actors node",
            Pooling = false,
            KeepAlive = 10,
        };
        return new(
            settings.ConnectionString, alone, await ConnectAsync(settings.ConnectionString, alone, before: 0, cancellationToken), lost, logger);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watch;
        await _connection.DisposeAsync();
        _stopping.Dispose();
    }

    private static async Task<NpgsqlConnection> ConnectAsync(
        string database, bool alone, int before, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(database);
        try
        {
            await connection.OpenAsync(cancellationToken);

            // A server that was only cut off still has the session of before, and its lock.
            await using var take = new NpgsqlCommand(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + $" WHERE pid = {before} AND application_name = current_setting('application_name') AND usename = current_user;"
                    + $" SET lock_timeout = {Patience.TotalMilliseconds}; SELECT {(alone ? "pg_advisory_lock" : "pg_advisory_lock_shared")}({Key}); SET lock_timeout = 0"),
                connection);
            await take.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync();
            if (failure is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
            {
                throw StoreIsInUseException.OfDatabase(connection.Database, failure);
            }

            throw;
        }
    }

    private async Task WatchAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _connection.WaitAsync(_stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception broken) when (broken is NpgsqlException or InvalidOperationException or IOException)
            {
                await TakeAgainAsync();
            }
        }
    }

    private async Task TakeAgainAsync()
    {
        await _connection.DisposeAsync();
        try
        {
            _connection = await ConnectAsync(_database, _alone, _session, _stopping.Token);
            _session = _connection.ProcessID;
        }
        catch (StoreIsInUseException taken)
        {
            Log.ClaimLost(_logger, taken);
            _lost();
            await _stopping.CancelAsync();
        }
        catch (NpgsqlException)
        {
            // The server is away, and whoever writes hears of it; the next round tries again.
            await Task.Delay(TimeSpan.FromSeconds(1), _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (OperationCanceledException)
        {
        }
    }

    // Event ids 3100 to 3109.
    private static partial class Log
    {
        [LoggerMessage(3100, LogLevel.Critical, "Another process took the database while the connection was away; this one stops.")]
        public static partial void ClaimLost(ILogger logger, Exception exception);
    }
}
