using Actors.Bench.Driving;
using Actors.Bench.Report;
using Actors.Bench.Servers;

namespace Actors.Bench.Cluster;

/// <summary>One of the clusters that are compared: its nodes, its copy of the database, and what was said to it.</summary>
internal sealed class RunningCluster(string name, Nodes nodes, ClusterTenant tenant) : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly Invariants _invariants = new(nodes.Database);

    public string Name => name;

    /// <summary>Requests as fast as they are answered.</summary>
    public Task<DriverResult> SaturateAsync(Driver driver, int connections, double warmUp, double seconds) =>
        driver.DriveAsync(Order(connections, warmUp, seconds) with { Sockets = [] });

    /// <summary>A broadcast's answers at a rate, to the consoles of all agents; the owners are looked at meanwhile, the journal afterwards.</summary>
    public async Task<int> BroadcastAsync(Driver driver, int connections, double rate, double seconds)
    {
        var before = await _invariants.JournalAsync();
        var drive = driver.DriveAsync(Order(connections, 5, seconds) with { Rate = rate, Spike = true, ConnectEvery = 100, Watch = true });
        var doubleOwners = 0L;
        while (await Task.WhenAny(drive, Task.Delay(LookEvery)) != drive)
        {
            doubleOwners = Math.Max(doubleOwners, await _invariants.DoubleOwnersAsync());
        }

        var result = await drive;
        var after = await _invariants.JournalAsync();
        var stored = after.Stored - before.Stored;
        var isWhole = stored == result.Acknowledged
            && ((before.SumOfIds + result.SumOfIds) & long.MaxValue) == after.SumOfIds;
        var lost = Math.Max(0, result.Acknowledged - (after.Different - before.Different));
        Figures.Row("answer p50", "p99", "p99.9", "frame p50", "p99", "p99.9", "missing", "handed off");
        Figures.Row(result.AnswerP50, result.AnswerP99, result.AnswerP999, result.P50, result.P99, result.P999, result.Missing, result.Connected);
        foreach (var (figure, value) in new (string, double)[]
        {
            ("answer_p50_ms", result.AnswerP50), ("answer_p99_ms", result.AnswerP99), ("answer_p999_ms", result.AnswerP999),
            ("frame_p50_ms", result.P50), ("frame_p99_ms", result.P99), ("frame_p999_ms", result.P999),
            ("frames_missing", result.Missing), ("frames_doubled", result.Doubled), ("frames_disordered", result.Disordered),
            ("acknowledged", result.Acknowledged), ("lost", lost), ("doubled", after.Stored - after.Different),
            ("disordered", after.Disordered - before.Disordered), ("double_owners", doubleOwners), ("handed_off", result.Connected),
        })
        {
            Figures.Line($"cluster_{name}_{figure}", value);
        }

        return isWhole && lost == 0 && doubleOwners == 0 && after.Stored == after.Different && after.Disordered == before.Disordered
            && result is { Missing: 0, Doubled: 0, Disordered: 0 } ? 0 : 1;
    }

    public async ValueTask DisposeAsync()
    {
        await _invariants.DisposeAsync();
        await nodes.DisposeAsync();
    }

    private DriverOrder Order(int connections, double warmUp, double seconds) => new()
    {
        Host = nodes.Apis[0].Address.Host,
        Ports = [.. nodes.Apis.Select(api => api.Address.Port)],
        Path = "/v1/channels/bench/messages",
        Authorization = tenant.Authorization,
        Connections = connections,
        Customers = tenant.Conversations,
        Heard = tenant.Heard,
        WarmUp = warmUp,
        Seconds = seconds,
        Sockets = tenant.Sockets,
        IsHub = true,
    };
}
