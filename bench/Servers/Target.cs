using Actors.Bench.Driving;

namespace Actors.Bench.Servers;

/// <summary>Something that the driver drives: a server in a process of its own.</summary>
internal sealed record Target(string Name, ChildProcess Process, Uri Address) : IDisposable
{
    public string Authorization { get; init; } = "Bearer none";

    public string Path { get; init; } = "/v1/channels/bench/messages";

    /// <summary>Where Kakao i Open Builder would ask the server's skill.</summary>
    public string SkillPath { get; init; } = "";

    public IReadOnlyList<string> Sockets { get; init; } = [];

    public bool IsHub { get; init; }

    /// <summary>Of the installation's operator; null for a reference.</summary>
    public string? OperatorPassword { get; init; }

    /// <summary>Starts one of the two references.</summary>
    public static async Task<Target> OfReferenceAsync(string name, string store, string place, string folder)
    {
        var process = ChildProcess.OfBench(folder, $"serve-{name}", "--store", store, "--place", place);
        var ready = await process.ReadUntilAsync(line => line.StartsWith("ready ", StringComparison.Ordinal));
        return new(name, process, new(ready["ready ".Length..]));
    }

    public DriverOrder Order(int connections, int customers, double warmUp, double seconds) => new()
    {
        Host = Address.Host,
        Ports = [Address.Port],
        Path = Path,
        Authorization = Authorization,
        Connections = connections,
        Customers = customers,
        WarmUp = warmUp,
        Seconds = seconds,
        Sockets = Sockets,
        IsHub = IsHub,
    };

    public void Dispose() => Process.Dispose();
}
