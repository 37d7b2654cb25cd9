namespace Actors.Silo.Late;

/// <summary>Says that the process runs, on a thread of its own: the pool's may all be busy in a process that is not held up.</summary>
internal sealed class HeldUpBeat(HeldUp heldUp) : IHostedService, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly ManualResetEventSlim _stop = new();
    private Thread? _thread;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread = new(Run) { IsBackground = true, Name = "held up" };
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stop.Set();
        _thread?.Join();
        return Task.CompletedTask;
    }

    public void Dispose() => _stop.Dispose();

    private void Run()
    {
        do
        {
            heldUp.Beat();
        }
        while (!_stop.Wait(Every));
    }
}
