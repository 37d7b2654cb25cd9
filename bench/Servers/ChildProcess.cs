using System.Diagnostics;

namespace Actors.Bench.Servers;

/// <summary>A process of the bench's own: started, listened to, ended with it.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    /// <summary>Starts this program in another mode.</summary>
    public static ChildProcess OfBench(string folder, params string[] arguments) =>
        Start(Environment.ProcessPath!, folder, new Dictionary<string, string>(), arguments);

    public static ChildProcess Start(
        string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Reads lines until one fits.</summary>
    public async Task<string> ReadUntilAsync(Func<string, bool> fits)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await Output.ReadLineAsync(patience.Token) is { } line)
        {
            if (fits(line))
            {
                return line;
            }
        }

        throw new IOException($"Process {Id} ended before it said what was awaited.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
