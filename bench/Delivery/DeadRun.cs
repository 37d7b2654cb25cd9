using System.Diagnostics;
using Actors.Bench.Driving;
using Actors.Bench.Report;
using Actors.Bench.Servers;

namespace Actors.Bench.Delivery;

/// <summary>
/// How long the messages of two accounts take, from when they were to be written to when they are shown, while a third account's calls are never answered;
/// in turns with the third account answering, and with nothing going to it. All three are accounts of one dealer: one host, one client.
/// </summary>
internal sealed class DeadRun(WorkFolder folder, int rounds, int seconds)
{
    private const int Rooms = 50, PerSecond = 150, Dead = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Office _office = new();
    private int _number;

    public async Task<bool> RunAsync()
    {
        using var provider = await ProviderProcess.StartAsync(folder.Path, "kakao", 3, Rooms);
        await using var office = _office;
        await office.OpenAsync(folder.Of("dead.db"), "kakao", provider, 3, Rooms);
        await RoundAsync(provider, third: true);
        var p99 = new Dictionary<string, List<double>> { ["two"] = [], ["well"] = [], ["dead"] = [] };
        Figures.Row("round", "third", "p50 ms", "p99 ms", "most ms");
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var (kind, found) in p99)
            {
                await provider.BehaveAsync(Dead, 0, kind == "dead" ? TimeSpan.FromMinutes(10) : TimeSpan.Zero);
                var latencies = await RoundAsync(provider, third: kind != "two");
                found.Add(latencies.Percentile(0.99));
                Figures.Row(round, kind, latencies.Percentile(0.5), found[^1], latencies.Most);
                await provider.BehaveAsync(Dead, 0, TimeSpan.Zero);
                await office.SettleAsync(Dead, Rooms, Patience);
            }
        }

        Figures.Line("delivery_dead_p99_ratio_to_two", p99["dead"].Median() / p99["two"].Median());
        Figures.Line("delivery_dead_p99_ratio_to_well", p99["dead"].Median() / p99["well"].Median());
        var verdict = new Verdict();
        for (var account = 0; account < 3; account++)
        {
            var byUser = (await provider.ShownAsync(account)).ToLookup(one => one.User, one => one.Number);
            for (var room = 0; room < Rooms; room++)
            {
                verdict.Add([.. byUser[Office.User(room)]], await office.JournalAsync(account, room));
            }
        }

        verdict.Print("delivery_dead", _number);
        return verdict.IsGood;
    }

    /// <summary>Writes at fixed times, and waits until the first two accounts' customers have seen everything.</summary>
    private async Task<Latencies> RoundAsync(ProviderProcess provider, bool third)
    {
        var due = new Dictionary<int, long>();
        var writing = new List<Task>();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < PerSecond * seconds; i++)
        {
            var account = i % 3;
            var at = start + (i * Stopwatch.Frequency / PerSecond);
            while (Stopwatch.GetTimestamp() < at) await Task.Delay(1);
            if (account == Dead && !third) continue;
            if (account != Dead) due.Add(_number, at);
            writing.Add(_office.WriteAsync(account, i / 3 % Rooms, _number++));
        }

        await Task.WhenAll(writing);
        for (var account = 0; account < Dead; account++) await _office.SettleAsync(account, Rooms, Patience);
        var latencies = new Latencies();
        foreach (var shown in (await provider.ShownAsync(0)).Concat(await provider.ShownAsync(1)))
        {
            if (due.Remove(shown.Number, out var at)) latencies.Add(shown.At - at);
        }

        return due.Count == 0 ? latencies.Sort() : throw new InvalidOperationException($"{due.Count} messages of the accounts that are well never came.");
    }
}
