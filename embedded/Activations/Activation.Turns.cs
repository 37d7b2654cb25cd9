using System.Diagnostics;
using Actors.Embedded.Calls;

namespace Actors.Embedded.Activations;

/// <summary>
/// Turns: whatever an activation executes - the start of a call, a continuation, its beginning and end - is executed
/// here, one after the other, on one thread at a time. <c>_scheduled</c> says that a thread is here or on its way.
/// </summary>
internal sealed partial class Activation
{
    private static readonly Action<object?> Drain = static state => ((Activation)state!).RunTurns();

    private Task? _nextTask;
    private Queue<Task>? _laterTasks;
    private bool _scheduled;
    private bool _killed;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Nothing runs, waits or is due.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (this) return !_scheduled && IsIdle && _state is ActivationState.Active or ActivationState.Gone;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        var outer = _current;
        _current = this;
        try
        {
            // A task, so that TaskScheduler.Current is this activation, and awaits come back to it.
            new Task(Drain, this).RunSynchronously(this);
        }
        finally
        {
            _current = outer;
        }
    }

    public void Cancel(CancellationTokenSource source) => Task.Factory.StartNew(
        static state => ((CancellationTokenSource)state!).Cancel(),
        source,
        CancellationToken.None,
        TaskCreationOptions.DenyChildAttach,
        this);

    protected override void QueueTask(Task task)
    {
        lock (this)
        {
            if (_killed) return;
            if (_nextTask is null) _nextTask = task;
            else (_laterTasks ??= []).Enqueue(task);
            if (_scheduled) return;
            _scheduled = true;
        }

        Schedule();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        _current == this && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (this) return [.. _laterTasks ?? [], .. _nextTask is null ? Array.Empty<Task>() : [_nextTask]];
    }

    private void Schedule() => Runtime.Schedule(this);

    private void RunTurns()
    {
        for (var turns = Runtime.TurnsAtOnce; turns > 0; turns--)
        {
            Task? task;
            Call? call = null;
            var lifecycle = false;
            lock (this)
            {
                if (!TryTakeTask(out task) && !(lifecycle = NeedsLifecycle())
                    && (_state != ActivationState.Active || IsEnding || (call = Admit()) is null))
                {
                    _scheduled = false;
                    return;
                }
            }

            if (task is not null) TryExecuteTask(task);
            else if (lifecycle) RunLifecycle();
            else Start(call!);
            Runtime.Graph?.TurnEnded(this);
        }

        Runtime.ScheduleLater(this);
    }

    private void Start(Call call)
    {
        if (call.Span is not null) Activity.Current = call.Span;
        if (Runtime.Graph is { } graph) graph.Start(call, _instance!);
        else call.Start(_instance!);
        if (call.Span is not null) Activity.Current = null;
    }

    private bool TryTakeTask(out Task? task)
    {
        task = _nextTask;
        if (task is null) return false;
        _nextTask = _laterTasks is { Count: > 0 } ? _laterTasks.Dequeue() : null;
        return true;
    }
}
