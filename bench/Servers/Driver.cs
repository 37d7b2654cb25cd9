using System.Text.Json;
using Actors.Bench.Driving;

namespace Actors.Bench.Servers;

/// <summary>The load driver, seen from the bench.</summary>
internal sealed class Driver(string folder) : IDisposable
{
    private readonly ChildProcess _process = ChildProcess.Start(
        Environment.ProcessPath!, folder, new Dictionary<string, string> { ["DOTNET_gcServer"] = "0", ["DOTNET_TieredPGO"] = "0" }, "drive");

    public int ProcessId => _process.Id;

    public async Task<DriverResult> DriveAsync(DriverOrder order)
    {
        await _process.Input.WriteLineAsync(JsonSerializer.Serialize(order, DriverJson.Default.DriverOrder));
        await _process.Input.FlushAsync();
        var answer = await _process.ReadUntilAsync(line => line.StartsWith('{'));
        var result = JsonSerializer.Deserialize(answer, DriverJson.Default.DriverResult)!;
        return result is { Failed: 0, Failure: null }
            ? result
            : throw new IOException($"{result.Failed} requests failed, the first with: {result.Failure}");
    }

    public void Dispose() => _process.Dispose();
}
