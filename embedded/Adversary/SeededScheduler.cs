using System.Runtime.CompilerServices;

namespace Actors.Embedded;

/// <summary>
/// Runs everything given to it on one thread, each time choosing by the seed among what is ready: turns of activations,
/// delayed calls, and the test's own code started by <see cref="Run"/>. Where nothing waits for another thread, a seed
/// reproduces a run exactly.
/// </summary>
public sealed class SeededScheduler(int seed) : TaskScheduler
{
    private readonly Random _random = new(seed);
    private readonly List<object> _ready = [];
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _arrived = new(false);

    [ThreadStatic]
    private static SeededScheduler? _runsHere;

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs the code, and all it sets going, on the calling thread until the code has ended.</summary>
    public void Run(Func<Task> code)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        _runsHere = this;
        try
        {
            var run = Task.Factory
                .StartNew(code, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this)
                .Unwrap();
            run.GetAwaiter().OnCompleted(() => _arrived.Set());
            while (!run.IsCompleted)
            {
                if (TryTake(out var next)) Execute(next);
                else _arrived.WaitOne();
            }

            run.GetAwaiter().GetResult();
        }
        finally
        {
            _runsHere = null;
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    internal void Post(object item)
    {
        lock (_gate) _ready.Add(item);
        _arrived.Set();
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => Post(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate) return [.. _ready.OfType<Task>()];
    }

    private bool TryTake(out object next)
    {
        lock (_gate)
        {
            if (_ready.Count == 0)
            {
                next = null!;
                return false;
            }

            var index = _random.Next(_ready.Count);
            next = _ready[index];
            _ready[index] = _ready[^1];
            _ready.RemoveAt(_ready.Count - 1);
            return true;
        }
    }

    private void Execute(object item)
    {
        if (item is Task task) TryExecuteTask(task);
        else ((IThreadPoolWorkItem)item).Execute();
    }
}
