using System.Diagnostics;

namespace Actors.Bench.Servers;

/// <summary>A PostgreSQL of the bench's own, with its defaults: every commit is on the disk before it is answered.</summary>
internal sealed class PostgresCluster : IDisposable
{
    private readonly ChildProcess _process;
    private readonly string _folder;

    private PostgresCluster(ChildProcess process, string folder) => (_process, _folder) = (process, folder);

    public static async Task<PostgresCluster> StartAsync(string folder)
    {
        var data = Path.Combine(folder, "postgres");
        Directory.CreateDirectory(data);
        if (Environment.UserName == "root")
        {
            await RunAsync("chmod", "a+x", folder);
            await RunAsync("chown", "postgres", data);
        }

        await RunAsync("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
        var (program, arguments) = AsPostgres("postgres", "-D", data, "-k", data, "-c", "listen_addresses=");
        var process = ChildProcess.Start(program, folder, new Dictionary<string, string>(), arguments);
        var cluster = new PostgresCluster(process, data);
        while (!File.Exists(Path.Combine(data, ".s.PGSQL.5432")))
        {
            await Task.Delay(50);
        }

        await Task.Delay(500);
        return cluster;
    }

    /// <summary>Makes a database and says how to reach it.</summary>
    public async Task<string> CreateAsync(string name)
    {
        await RunAsync("psql", "-h", _folder, "-U", "postgres", "-qc", $"CREATE DATABASE {name}");
        return $"Host={_folder};Username=postgres;Database={name}";
    }

    public void Dispose() => _process.Dispose();

    private static async Task RunAsync(string program, params string[] arguments)
    {
        (program, arguments) = program is "initdb" ? AsPostgres(program, arguments) : (program, arguments);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new IOException($"{program} {string.Join(' ', arguments)} failed.");
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static (string Program, string[] Arguments) AsPostgres(string program, params string[] arguments) =>
        Environment.UserName == "root"
            ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
            : (program, arguments);
}
