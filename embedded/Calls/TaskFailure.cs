namespace Actors.Embedded.Calls;

internal static class TaskFailure
{
    /// <summary>The exception itself, with its stack, of a task that failed or was cancelled.</summary>
    public static Exception Of(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
            throw new InvalidOperationException("The task has not failed.");
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
