using System.Threading.Tasks.Sources;

namespace Actors.Embedded.Calls;

/// <summary>A call of a method that returns <see cref="ValueTask"/>; it is its own promise.</summary>
internal abstract class ValueTaskCall : Call, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _promise = new() { RunContinuationsAsynchronously = true };

    public ValueTask Response => Method.OneWay ? default : new ValueTask(this, _promise.Version);

    public sealed override void Start(object target)
    {
        ValueTask task;
        try
        {
            task = Invoke(target);
        }
        catch (Exception exception)
        {
            Fails(exception);
            return;
        }

        var awaiter = task.GetAwaiter();
        if (awaiter.IsCompleted) End(awaiter);
        else awaiter.UnsafeOnCompleted(() => End(awaiter));
    }

    void IValueTaskSource.GetResult(short token) => _promise.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _promise.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);

    protected abstract ValueTask Invoke(object target);

    protected override void SetException(Exception exception) => _promise.SetException(exception);

    protected override void RenewPromise() => _promise = new() { RunContinuationsAsynchronously = true };

    private void End(System.Runtime.CompilerServices.ValueTaskAwaiter awaiter)
    {
        try
        {
            awaiter.GetResult();
        }
        catch (Exception exception)
        {
            Fails(exception);
            return;
        }

        Ended();
        if (Fate?.OfSuccess() is { } instead) Fail(instead);
        else if (TryAnswer()) _promise.SetResult(true);
    }
}
