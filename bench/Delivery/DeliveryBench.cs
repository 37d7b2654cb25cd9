using System.Collections.Concurrent;
using System.Diagnostics;
using Actors.Bench.Driving;
using Actors.Bench.Report;
using Actors.Bench.Servers;
using Actors.Fakes.KakaoConsult;

namespace Actors.Bench.Delivery;

/// <summary>
/// What reaches the customers of messengers: everything once and in order from a provider that fails one call in five and answers in 200 ms; and how
/// much longer it takes while another account's provider is dead. Grains, store, connector and HTTP are the real ones.
/// </summary>
internal static class DeliveryBench
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        await FailingAsync(folder, options.Number("messages", 10_000), options.Number("rooms", 1000));
        await DeadAsync(folder, options.Number("rounds", 3));
        return 0;
    }

    private static async Task FailingAsync(WorkFolder folder, int messages, int rooms)
    {
        await using var office = new Office();
        await office.OpenAsync(folder.Of("failing.db"), 1, rooms);
        var hub = office.Hubs[0];
        (hub.Faults.FailingPart, hub.Faults.Delay) = (0.2, TimeSpan.FromMilliseconds(200));
        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetTotalMemory(forceFullCollection: true));
        await Parallel.ForAsync(0, rooms, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (room, _) =>
        {
            for (var number = 0; number < messages / rooms; number++) await office.WriteAsync(0, room, $"{number}");
        });
        var queued = Stopwatch.GetElapsedTime(start);
        long most = 0;
        while (await office.OwingAsync(0, rooms) is > 0 and var owing)
        {
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            Console.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s: {hub.Shown.Count} shown, {owing} rooms owe");
            await Task.Delay(5000);
        }

        var byRoom = hub.Shown.GroupBy(bubble => bubble.User).Select(shown => shown.Select(bubble => int.Parse(bubble.Text!)).ToList()).ToList();
        Console.WriteLine($"accepted in {queued.TotalSeconds:F1} s, all shown in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s by {hub.Calls["write"]} calls");
        Console.WriteLine($"heap from {before:N0} to at most {most:N0} bytes on the way and {GC.GetTotalMemory(forceFullCollection: true):N0} after");
        Figures.Line("delivery_missing", messages - byRoom.Sum(shown => shown.Distinct().Count()));
        Figures.Line("delivery_doubled", byRoom.Sum(shown => shown.Count - shown.Distinct().Count()));
        Figures.Line("delivery_out_of_order", byRoom.Count(shown => !shown.SequenceEqual(shown.Order())));
        Figures.Line("delivery_seconds", Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task DeadAsync(WorkFolder folder, int rounds)
    {
        const int Rooms = 50, PerSecond = 100, Seconds = 10;
        await using var office = new Office();
        await office.OpenAsync(folder.Of("dead.db"), 3, Rooms);
        var written = new ConcurrentDictionary<(string User, string Text), long>();
        var latencies = new Latencies();
        void Seen(FakeBubble bubble)
        {
            if (!written.TryRemove((bubble.User, bubble.Text!), out var at)) return;
            lock (latencies) latencies.Add(Stopwatch.GetTimestamp() - at);
        }

        office.Hubs[0].Seen += Seen;
        office.Hubs[1].Seen += Seen;
        var (alive, dead) = (new List<double>(), new List<double>());
        var number = 0;
        for (var round = 0; round < rounds * 2; round++)
        {
            var isDead = round % 2 == 1;
            office.Hubs[2].Faults.Delay = isDead ? TimeSpan.FromMinutes(10) : TimeSpan.Zero;
            latencies = new();
            using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
            for (var i = 0; i < PerSecond * Seconds; i++)
            {
                await pace.WaitForNextTickAsync();
                var (room, text) = (i % Rooms, $"{++number}");
                written[(Office.User(room), text)] = Stopwatch.GetTimestamp();
                _ = office.WriteAsync(i % 2, room, text);
                _ = office.WriteAsync(2, room, $"dead {text}");
            }

            while (!written.IsEmpty) await Task.Delay(20);
            (isDead ? dead : alive).Add(latencies.Sort().Percentile(0.99));
            Console.WriteLine($"{(isDead ? "one of three dead" : "all three well")}: p50 {latencies.Percentile(0.5):F1} ms, p99 {latencies.Percentile(0.99):F1} ms");
        }

        Figures.Line("delivery_dead_p99_ratio", dead.Median() / alive.Median());
    }
}
