using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Actors.Embedded.Calls;

/// <summary>A call of a method that returns <see cref="ValueTask{TResult}"/>; it is its own promise.</summary>
internal abstract class ValueTaskCall<T> : Call, IValueTaskSource<T>
{
    private ManualResetValueTaskSourceCore<T> _promise = new() { RunContinuationsAsynchronously = true };

    public ValueTask<T> Response => new(this, _promise.Version);

    public sealed override void Start(object target)
    {
        ValueTask<T> task;
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

    T IValueTaskSource<T>.GetResult(short token) => _promise.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<T>.GetStatus(short token) => _promise.GetStatus(token);

    void IValueTaskSource<T>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);

    protected abstract ValueTask<T> Invoke(object target);

    protected override void SetException(Exception exception) => _promise.SetException(exception);

    protected override void RenewPromise() => _promise = new() { RunContinuationsAsynchronously = true };

    private void End(ValueTaskAwaiter<T> awaiter)
    {
        T result;
        try
        {
            result = awaiter.GetResult();
        }
        catch (Exception exception)
        {
            Fails(exception);
            return;
        }

        Ended();
        if (Fate?.OfResult(ref result) is { } instead) Fail(instead);
        else if (TryAnswer()) _promise.SetResult(result);
    }
}
