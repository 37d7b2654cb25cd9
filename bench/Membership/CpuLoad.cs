using System.Diagnostics;
using Actors.Bench.Report;

namespace Actors.Bench.Membership;

/// <summary>Keeps the whole machine at a part of its processor time: it spins for what is missing, and not at all where others take more.</summary>
internal sealed class CpuLoad : IDisposable
{
    private const int SliceMs = 10;

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Thread> _threads = [];
    private readonly double _target;
    private double _duty;

    /// <param name="target">The part of the machine that is to be busy, from 0 to 1.</param>
    public CpuLoad(double target)
    {
        _target = target;
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            Start(Spin);
        }

        Start(Steer);
    }

    /// <summary>The part of the machine that was busy in each second since the start.</summary>
    public List<double> Busy { get; } = [];

    /// <summary>The longest time by which a thread that wanted to run every 10 ms came too late, in seconds.</summary>
    public double LongestStall { get; private set; }

    public void Dispose()
    {
        _stop.Cancel();
        _threads.ForEach(thread => thread.Join());
        _stop.Dispose();
    }

    private void Start(ThreadStart work)
    {
        var thread = new Thread(work) { IsBackground = true };
        _threads.Add(thread);
        thread.Start();
    }

    private void Spin()
    {
        while (!_stop.IsCancellationRequested)
        {
            var from = Stopwatch.GetTimestamp();
            var busy = TimeSpan.FromMilliseconds(SliceMs * Volatile.Read(ref _duty));
            while (Stopwatch.GetElapsedTime(from) < busy)
            {
                Thread.SpinWait(100);
            }

            Thread.Sleep(Math.Max(1, SliceMs - (int)busy.TotalMilliseconds));
        }
    }

    private void Steer()
    {
        var (since, used, last) = (Stopwatch.GetTimestamp(), CpuClock.OfMachine(), Stopwatch.GetTimestamp());
        while (!_stop.IsCancellationRequested)
        {
            Thread.Sleep(SliceMs);
            LongestStall = Math.Max(LongestStall, Stopwatch.GetElapsedTime(last).TotalSeconds - (SliceMs / 1000.0));
            last = Stopwatch.GetTimestamp();
            var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
            if (seconds >= 1)
            {
                var busy = (CpuClock.OfMachine() - used) / seconds / Environment.ProcessorCount;
                (since, used) = (Stopwatch.GetTimestamp(), CpuClock.OfMachine());
                Busy.Add(busy);
                Volatile.Write(ref _duty, Math.Clamp(_duty + (0.5 * (_target - busy)), 0, 1));
            }
        }
    }
}
