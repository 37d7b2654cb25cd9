namespace Actors.Embedded.Calls;

/// <summary>A call of a method that returns <see cref="Task{TResult}"/>.</summary>
internal abstract class TaskCall<T> : Call
{
    private TaskCompletionSource<T> _promise = NewPromise();

    public Task<T> Response => _promise.Task;

    public sealed override void Start(object target)
    {
        Task<T> task;
        try
        {
            task = Invoke(target) ?? throw new InvalidOperationException($"{Method.Name} returned null.");
        }
        catch (Exception exception)
        {
            Fails(exception);
            return;
        }

        if (task.IsCompleted) End(task);
        else task.GetAwaiter().UnsafeOnCompleted(() => End(task));
    }

    protected abstract Task<T> Invoke(object target);

    protected override void SetException(Exception exception) => _promise.TrySetException(exception);

    protected override void RenewPromise() => _promise = NewPromise();

    private static TaskCompletionSource<T> NewPromise() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void End(Task<T> task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            Fails(TaskFailure.Of(task));
            return;
        }

        var result = task.Result;
        Ended();
        if (Fate?.OfResult(ref result) is { } instead) Fail(instead);
        else if (TryAnswer()) _promise.TrySetResult(result);
    }
}
