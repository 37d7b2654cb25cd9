using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Actors.Testing.Postgres;

/// <summary>
/// A PostgreSQL server to throw away: a cluster in a temporary folder, on a free port of 127.0.0.1, with fsync on, run by another user where we are
/// root. It is held by a shell that waits for our end: disposing it, or the end of this process, however that ends, stops it and deletes the folder.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    // Waits for the end of its input, which is the end of whoever started it. QUIT: what is thrown away need not be brought to the disk first.
    // Signals to our whole group are left to us: the shell must live to clean up.
    private const string Script =
        """
        trap '' INT TERM HUP
        cd "$1" || exit 1
        "$2/initdb" -D data -U postgres -A trust -E UTF8 --locale=C --no-sync >/dev/null || exit 1
        start() { "$2/postgres" -D data -h 127.0.0.1 -p "$3" -k "$1" -c max_connections=500 -c shared_buffers=256MB <&- >/dev/null & server=$!; }
        start "$@"
        while read -r order; do
          case $order in
            stop) kill -QUIT $server; wait $server 2>/dev/null; echo stopped ;;
            start) start "$@" ;;
          esac
        done
        kill -QUIT $server 2>/dev/null
        wait $server 2>/dev/null
        cd / && rm -rf "$1"
        """;

    private static int databases;

    private readonly Process _shell;
    private readonly int _port;

    private PostgresServer(Process shell, int port) => (_shell, _port) = (shell, port);

    /// <summary>Where it listens.</summary>
    public int Port => _port;

    /// <summary>How to reach the server's own database.</summary>
    public string ConnectionString => To("postgres");

    /// <summary>Makes and starts a server.</summary>
    /// <exception cref="PostgresIsMissingException">There is no PostgreSQL on this machine.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PostgresIsMissingException("No PostgreSQL: on Windows none is looked for.");
        }

        var binaries = PostgresBinaries.Find();
        var folder = Directory.CreateTempSubdirectory("actors-postgres-").FullName;
        var port = FreePort();
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] asOther = Environment.UserName == "root" ? ["runuser", "-u", await GiveAwayAsync(folder), "--"] : [];
        string[] command =
            [.. asOther, "sh", "-c", Script, "sh", folder, binaries, port.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        start.FileName = command[0];
        Array.ForEach(command[1..], start.ArgumentList.Add);

        var server = new PostgresServer(Process.Start(start)!, port);
        await server.ReadyAsync();
        return server;
    }

    /// <summary>Makes an empty database; returns how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return To(name);
    }

    /// <summary>Stops it at once, as a crash does: what was not committed is gone, and it recovers when it is started again.</summary>
    public async Task StopNowAsync()
    {
        await _shell.StandardInput.WriteLineAsync("stop");
        await _shell.StandardInput.FlushAsync();
        await _shell.StandardOutput.ReadLineAsync();
    }

    /// <summary>Starts it again at the same port with the same data; returns at once.</summary>
    public async Task StartAgainAsync()
    {
        await _shell.StandardInput.WriteLineAsync("start");
        await _shell.StandardInput.FlushAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    /// <summary>PostgreSQL does not run as root.</summary>
    private static async Task<string> GiveAwayAsync(string folder)
    {
        foreach (var user in new[] { "postgres", "nobody" })
        {
            using var chown = Process.Start("chown", [user, folder]);
            await chown.WaitForExitAsync();
            if (chown.ExitCode == 0)
            {
                return user;
            }
        }

        throw new PostgresIsMissingException("No PostgreSQL: we are root, and there is no other user to run it.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string To(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";

    private async Task ReadyAsync()
    {
        var said = new List<string>();
        while (await _shell.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.EndsWith("database system is ready to accept connections", StringComparison.Ordinal))
            {
                // Nobody reads on; a full pipe would stop the server.
                _ = _shell.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException("PostgreSQL did not start: " + string.Join(Environment.NewLine, said));
    }
}
