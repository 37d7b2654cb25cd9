using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Actors.Storage;

namespace Actors.Testing.Servers;

/// <summary>
/// The real server as a process: started, killed as by <c>kill -9</c> or asked to stop, and started again at the same address with the same store and
/// keys. Reads what it says: when it is ready, and the passwords of its first start.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int LinesKept = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentDictionary<string, string> _passwords = new();
    private readonly StorageOptions _storage;
    private readonly string _keys;
    private Process? _process;
    private TaskCompletionSource _ready = new();

    /// <param name="storage">The store; kept when the process ends.</param>
    /// <param name="folder">Where its keys are.</param>
    /// <param name="port">Where it listens, or null for a free one.</param>
    /// <param name="host">The address of this machine at which it listens.</param>
    public ServerProcess(StorageOptions storage, string folder, int? port = null, string host = "127.0.0.1")
    {
        (_storage, _keys) = (storage, Path.Combine(folder, "keys"));
        Address = new(string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port ?? FreePort()}"));
    }

    /// <summary>Where it listens, also after a restart.</summary>
    public Uri Address { get; }

    /// <summary>The moment at which its clock begins when it is started next, or null: the clock of this machine.</summary>
    public DateTimeOffset? ClockStart { get; set; }

    /// <summary>More settings of its environment.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What starts the program for it, as <c>ip netns exec</c> does; nothing by default.</summary>
    public IReadOnlyList<string> Starter { get; init; } = [];

    /// <summary>The passwords that were printed last, by sign-in name.</summary>
    public IReadOnlyDictionary<string, string> Passwords => _passwords;

    /// <summary>The last lines that it wrote, of all its lives.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Whether it was started and has ended, and nobody here has ended it.</summary>
    public bool HasEnded => _process is { HasExited: true };

    /// <summary>Done when it has said that it is ready; failed when it ended before.</summary>
    public Task Ready => _ready.Task;

    /// <summary>A port that nobody listens at, and that is not given to a connection before the server has it.</summary>
    public static int FreePort()
    {
        while (true)
        {
            // Below those that the system gives to connections.
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 32_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken; another one.
            }
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        Launch();
        await ReadyAsync();
    }

    /// <summary>Starts it and returns at once.</summary>
    public void Launch()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string[] command = [.. Starter, "dotnet", ClockStart is null ? SiloProgram.Find() : SiloProgram.FindMovedClock()];
        var process = new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new(command[0], command[1..])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
                    ["ASPNETCORE_ENVIRONMENT"] = "Production",
                    ["Logging__Console__FormatterName"] = "simple",
                    ["Logging__Console__FormatterOptions__TimestampFormat"] = "HH:mm:ss.fff ",
                    ["Logging__Console__FormatterOptions__UseUtcTimestamp"] = "true",

                    // A short life: half the processor time until it is ready.
                    ["DOTNET_TieredPGO"] = "0",
                    ["MOVED_CLOCK_START"] = ClockStart?.ToString("O", CultureInfo.InvariantCulture),
                    ["Storage__Store"] = _storage.Store,
                    ["Storage__Path"] = _storage.Path,
                    ["Storage__ConnectionString"] = _storage.ConnectionString,
                    ["Keys__Path"] = _keys,
                },
            },
        };
        foreach (var (name, value) in Settings)
        {
            process.StartInfo.Environment[name] = value;
        }

        process.OutputDataReceived += (_, line) => Read(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The server ended before it was ready."));
        (_process, _ready) = (process, ready);
        _ = ready.Task.Exception;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until it is ready; says what it wrote when that does not happen.</summary>
    public async Task ReadyAsync()
    {
        try
        {
            await Ready.WaitAsync(Patience);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"The server is not ready: {failure.Message}\n{Output}", failure);
        }
    }

    /// <summary>Ends it at once, wherever it is: <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>Asks it to stop (SIGTERM) and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        return await ExitAsync();
    }

    /// <summary>Sends it a signal, named as by <c>kill</c>: <c>STOP</c> holds it up, <c>CONT</c> lets it go on.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until it ends by itself; returns its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        var process = _process!;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The server does not end.\n{Output}");
        }

        _process = null;
        var code = process.ExitCode;
        process.Dispose();
        return code;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await KillAsync();

    private void Read(string? line, TaskCompletionSource ready)
    {
        Keep(line);
        var words = (line ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is [.., var login, var password] && login.IndexOf('@', StringComparison.Ordinal) > 0
            && Uri.IsWellFormedUriString(words.FirstOrDefault(word => word.StartsWith("http", StringComparison.Ordinal)), UriKind.Absolute))
        {
            _passwords[login] = password;
        }

        if (line?.Contains("Actors is ready:", StringComparison.Ordinal) == true)
        {
            ready.TrySetResult();
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
            while (_output.Count > LinesKept)
            {
                _output.TryDequeue(out var _);
            }
        }
    }
}
