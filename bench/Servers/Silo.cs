using System.Globalization;

namespace Actors.Bench.Servers;

/// <summary>The real server, as it was built, started in an empty folder.</summary>
internal sealed record Silo(ChildProcess Process, Uri Address, string ManagerPassword, string OperatorPassword) : IDisposable
{
    public static async Task<Silo> StartAsync(string store, string place, string folder, string variant)
    {
        var port = FreePort();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Storage__Store"] = store,
            [store == "sqlite" ? "Storage__Path" : "Storage__ConnectionString"] = place,
            ["Keys__Path"] = System.IO.Path.Combine(folder, "keys"),
        };
        foreach (var setting in variant.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (setting.Split('=')[0], setting[(setting.IndexOf('=') + 1)..]);
            environment[name] = value;
        }

        // Another build can be compared in one run: its program is named like a setting.
        var process = ChildProcess.Start("dotnet", folder, environment, environment.GetValueOrDefault("Silo") ?? Find());
        var manager = await process.ReadUntilAsync(line => line.Contains("manager@demo", StringComparison.Ordinal));
        var @operator = await process.ReadUntilAsync(line => line.Contains("operator@system", StringComparison.Ordinal));

        // Whatever it says from now on must not fill the pipe.
        _ = Task.Run(async () =>
        {
            while (await process.Output.ReadLineAsync() is { } line)
            {
                if (line.Contains("fail", StringComparison.Ordinal) || line.Contains("warn", StringComparison.Ordinal))
                {
                    await Console.Error.WriteLineAsync($"server: {line} {await process.Output.ReadLineAsync()}");
                }
            }
        });
        return new(process, address, manager.Trim().Split(' ')[^1], @operator.Trim().Split(' ')[^1]);
    }

    public void Dispose() => Process.Dispose();

    /// <summary>Beside the bench's own output there is the silo's, built with the same settings.</summary>
    private static string Find()
    {
        var own = AppContext.BaseDirectory;
        var parts = own.TrimEnd('/').Split('/');
        var at = Array.LastIndexOf(parts, "bench");
        var path = string.Join('/', [.. parts[..at], "silo", .. parts[(at + 1)..], "Actors.Silo.dll"]);
        return File.Exists(path) ? path : throw new FileNotFoundException("Build the silo first.", path);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
