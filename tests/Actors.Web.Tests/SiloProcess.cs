using System.Collections.Concurrent;
using System.Diagnostics;

namespace Actors.Web.Tests;

/// <summary>The real server, as a process of its own on a free port of the loopback, with a database of its own.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("actors-web-").FullName;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentDictionary<string, string> _passwords = new();
    private Process? _process;

    /// <summary>Where it listens; the same after a restart.</summary>
    public string Address { get; private set; } = "http://127.0.0.1:0";

    /// <summary>Starts a server that nobody has used yet.</summary>
    public static async Task<SiloProcess> StartNewAsync()
    {
        var silo = new SiloProcess();
        try
        {
            await silo.StartAsync();
            return silo;
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <summary>The password that the first start printed for a sign-in name.</summary>
    public string PasswordOf(string login) => _passwords[login];

    /// <summary>Starts it, or starts it again where it listened before.</summary>
    public async Task StartAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet", [Built.Silo])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
            Environment =
            {
                ["ASPNETCORE_URLS"] = Address,
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Storage__Path"] = Path.Combine(_folder, "actors.db"),
            },
        };
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The server ended.\n{Output}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        try
        {
            await ready.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The server was not ready in time.\n{Output}");
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Output => string.Join('\n', _output);

    /// <summary>The passwords of a first start, and "Actors is ready" with the address after them.</summary>
    private void Read(string? line, TaskCompletionSource ready)
    {
        Keep(line);
        if (line is null)
        {
            return;
        }

        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.FirstOrDefault(word => word.Contains('@') && !word.Contains("://", StringComparison.Ordinal)) is { } login
            && words[^1] != login)
        {
            _passwords[login] = words[^1];
        }

        // The last thing that a start says; what the logger says of the address comes when it comes.
        const string Ready = "Actors is ready: ";
        if (line.StartsWith(Ready, StringComparison.Ordinal))
        {
            Address = line[Ready.Length..].Trim();
            ready.TrySetResult();
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
