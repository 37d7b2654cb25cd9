using System.Diagnostics;
using Actors.Bench.Report;
using Actors.Bench.Servers;

namespace Actors.Bench.Delivery;

/// <summary>
/// Many messages to a provider that fails one call in five and answers in 200 ms: each arrives once, or is marked, in the order of its room, in a memory
/// that does not grow on the way.
/// </summary>
internal sealed class FailingRun(WorkFolder folder, string messenger, int messages, int rooms)
{
    private const int WarmUp = -1;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15), SampleEvery = TimeSpan.FromSeconds(5);

    public async Task<bool> RunAsync()
    {
        using var provider = await ProviderProcess.StartAsync(folder.Path, messenger, 1, rooms);
        await using var office = new Office();
        await office.OpenAsync(folder.Of($"failing-{messenger}.db"), messenger, provider, 1, rooms);
        Console.WriteLine($"{messenger}: {messages} messages in {rooms} rooms");

        // One to each while all is well, so that what is compiled and kept once is there.
        for (var room = 0; room < rooms; room++) await office.WriteAsync(0, room, WarmUp);
        await office.SettleAsync(0, rooms, Patience);
        await provider.BehaveAsync(0, 0.2, TimeSpan.FromMilliseconds(200));
        var memory = new MemoryWatch();
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        double Elapsed() => Stopwatch.GetElapsedTime(start).TotalSeconds;
        Figures.Row("seconds", "shown", "rooms owe", "heap MB", "working set MB");
        await Parallel.ForAsync(0, rooms, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (room, _) =>
        {
            for (var number = 0; number < messages / rooms; number++) await office.WriteAsync(0, room, number);
        });
        var accepted = Elapsed();
        int owing;
        do
        {
            var shown = (await provider.ShownAsync(0)).Count;
            owing = await office.OwingAsync(0, rooms);
            var (heap, workingSet) = memory.Sample(shown);
            Figures.Row(Elapsed(), shown, owing, heap, workingSet);
            if (Elapsed() > Patience.TotalSeconds) throw new TimeoutException($"{owing} rooms still owe something.");
            if (owing > 0) await Task.Delay(SampleEvery);
        }
        while (owing > 0);

        var name = $"delivery_{messenger}";
        Figures.Line($"{name}_accepted_in_s", accepted);
        Figures.Line($"{name}_done_in_s", Elapsed());
        Figures.Line($"{name}_cpu_ms_per_message", (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / messages);
        var verdict = new Verdict();
        var byUser = (await provider.ShownAsync(0)).ToLookup(one => one.User, one => one.Number);
        for (var room = 0; room < rooms; room++)
        {
            verdict.Add([.. byUser[Office.User(room)]], await office.JournalAsync(0, room));
        }

        verdict.Print(name, rooms + (messages / rooms * rooms));
        memory.Print(name);
        return verdict.IsGood && memory.IsFlat;
    }
}
