namespace Actors.Embedded.Calls;

/// <summary>A call of a method that returns <see cref="Task"/>; also the tick of a timer.</summary>
internal abstract class TaskCall : Call
{
    private TaskCompletionSource? _promise;

    /// <summary>What the caller gets; completed at once where no answer is awaited.</summary>
    public Task Response => Method.OneWay ? Task.CompletedTask : (_promise ??= NewPromise()).Task;

    public sealed override void Start(object target)
    {
        Task task;
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

    protected abstract Task Invoke(object target);

    protected override void SetException(Exception exception) => _promise?.TrySetException(exception);

    protected override void RenewPromise() => _promise = null;

    private static TaskCompletionSource NewPromise() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void End(Task task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            Fails(TaskFailure.Of(task));
            return;
        }

        Ended();
        if (Fate?.OfSuccess() is { } instead) Fail(instead);
        else if (TryAnswer()) _promise?.TrySetResult();
    }
}
