using Actors.Embedded.Calls;
using Actors.Embedded.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded.Observers;

/// <summary>
/// The object behind an observer reference, held weakly. It is told one call at a time, on the thread pool.
/// Once the object is collected or the reference deleted, calls that await an answer fail and others are dropped.
/// </summary>
internal sealed class ObserverHost(EmbeddedRuntime runtime, IGrainObserver observer) : ICallHost, IThreadPoolWorkItem
{
    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private readonly Queue<Call> _waiting = [];
    private Call? _running;
    private bool _deleted;

    public bool IsAlive => !_deleted && _observer.TryGetTarget(out _);

    public void Delete() => _deleted = true;

    public bool TryPost(Call call)
    {
        if (!IsAlive) return false;
        lock (_waiting)
        {
            call.Host = this;
            _waiting.Enqueue(call);
            if (_running is not null || _waiting.Count > 1) return true;
        }

        runtime.Schedule(this);
        return true;
    }

    public void Execute()
    {
        Call call;
        lock (_waiting)
        {
            if (_running is not null || !_waiting.TryDequeue(out call!)) return;
            _running = call;
        }

        if (IsAlive && _observer.TryGetTarget(out var target))
        {
            call.Start(target);
            return;
        }

        call.Fail(new ClientNotAvailableException("The observer is gone."));
        Finished(call);
    }

    public void Finished(Call call)
    {
        lock (_waiting)
        {
            _running = null;
            if (_waiting.Count == 0) return;
        }

        runtime.Schedule(this);
    }

    public void Failed(Call call, Exception exception)
    {
        if (call.Method.OneWay) runtime.Log.UnansweredFailure(call.Method.Name, default, exception);
    }

    public void Cancel(CancellationTokenSource source) => source.CancelAsync();

    public long Expire(long now)
    {
        lock (_waiting)
        {
            var next = _running is { } running ? CallDeadlines.Expire(running, now) : long.MaxValue;
            foreach (var call in _waiting) next = Math.Min(next, CallDeadlines.Expire(call, now));
            return next;
        }
    }
}
