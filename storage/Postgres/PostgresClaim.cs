using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Actors.Storage.Postgres;

/// <summary>
/// One process's claim to a database, for a runtime whose grains exist once per process: two of them would each believe that they own every
/// conversation. A lock of a connection's session, so that it ends with the process, however that ends; when only the connection
/// ends, it is taken again, and where another process was faster, its owner is told to stop.
/// </summary>
internal sealed partial class PostgresClaim : IAsyncDisposable
{
    private const long Key = 7206410218;

    /// <summary>Long enough for the server to notice that a killed predecessor is gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private readonly string _database;
    private readonly Action _lost;
    private readonly ILogger _logger;
    private readonly Task _watch;
    private NpgsqlConnection _connection;

    private PostgresClaim(string database, NpgsqlConnection connection, Action lost, ILogger logger)
    {
        (_database, _connection, _lost, _logger) = (database, connection, lost, logger);
        _watch = WatchAsync();
    }

    /// <exception cref="StoreIsInUseException">Another process keeps it for longer than 5 s.</exception>
    public static async Task<PostgresClaim> TakeAsync(
        string connectionString, Action lost, ILogger logger, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "actors sole process",
            Pooling = false,
            KeepAlive = 10,
        };
        return new(settings.ConnectionString, await ConnectAsync(settings.ConnectionString, cancellationToken), lost, logger);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watch;
        await _connection.DisposeAsync();
        _stopping.Dispose();
    }

    private static async Task<NpgsqlConnection> ConnectAsync(string database, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(database);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var take = new NpgsqlCommand(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SET lock_timeout = {Patience.TotalMilliseconds}; SELECT pg_advisory_lock({Key}); SET lock_timeout = 0"),
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
            _connection = await ConnectAsync(_database, _stopping.Token);
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
