using System.Globalization;
using Actors.Bench.Servers;

namespace Actors.Bench.Delivery;

/// <summary>Something that a customer was shown.</summary>
/// <param name="User">Who.</param>
/// <param name="Number">The message's number, which is its text.</param>
/// <param name="At">When, in ticks of the stopwatch, which all processes of a machine share.</param>
internal sealed record Shown(string User, int Number, long At);

/// <summary>The provider's process, seen from the bench.</summary>
internal sealed class ProviderProcess : IDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private ProviderProcess(ChildProcess process, Uri address) => (_process, _http) = (process, new() { BaseAddress = address });

    public static async Task<ProviderProcess> StartAsync(string folder, string messenger, int accounts, int users)
    {
        var process = ChildProcess.OfBench(folder, "serve-provider", "--messenger", messenger, "--accounts", $"{accounts}", "--users", $"{users}");
        var ready = await process.ReadUntilAsync(line => line.StartsWith("ready ", StringComparison.Ordinal));
        return new(process, new(ready["ready ".Length..]));
    }

    /// <summary>Where an account's calls go.</summary>
    public string AddressOf(int account) => new Uri(_http.BaseAddress!, $"{account}").AbsoluteUri;

    /// <summary>From here on this part of an account's calls fails, and each takes so long.</summary>
    public async Task BehaveAsync(int account, double failingPart, TimeSpan delay)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"{account}/faults?part={failingPart}&delay={(int)delay.TotalMilliseconds}");
        (await _http.PutAsync(new Uri(query, UriKind.Relative), null)).EnsureSuccessStatusCode();
    }

    /// <summary>What an account's customers were shown, in the order of its arrival.</summary>
    public async Task<IReadOnlyList<Shown>> ShownAsync(int account)
    {
        var lines = await _http.GetStringAsync(new Uri($"{account}/shown", UriKind.Relative));
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(
            cells => new Shown(cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), long.Parse(cells[2], CultureInfo.InvariantCulture)))];
    }

    public void Dispose()
    {
        _http.Dispose();
        _process.Dispose();
    }
}
