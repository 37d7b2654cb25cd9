using System.Diagnostics;
using Actors.Storage.Telemetry;

namespace Actors.Storage.Writer;

/// <summary>Something that waits for the writer.</summary>
internal abstract class LineItem
{
    /// <summary>Tells whoever waits that it was not done.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>An append and the caller who waits for its answer.</summary>
internal sealed class WaitingAppend(AppendRequest request, StoreInstruments instruments) : LineItem
{
    private readonly long _since = Stopwatch.GetTimestamp();

    // Callers go on elsewhere: the writer's thread belongs to the writer.
    private readonly TaskCompletionSource<AppendResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AppendRequest Request => request;

    public Task<AppendResult> Answer => _answer.Task;

    public void Succeed(AppendResult result)
    {
        _answer.SetResult(result);
        instruments.Appended(_since, result switch
        {
            AppendResult.Appended => "appended",
            AppendResult.Duplicate => "duplicate",
            AppendResult.NoPlace => "no-place",
            _ => "conflict",
        });
    }

    public override void Fail(Exception exception)
    {
        _answer.SetException(exception);
        instruments.Appended(_since, exception switch
        {
            StoreIsBusyException => "busy",
            OutcomeUnknownException => "unknown",
            _ => "failed",
        });
    }
}

/// <summary>Work that must not meet a batch: it runs between two of them, on the writer's thread.</summary>
internal abstract class WaitingJob : LineItem
{
    public abstract void Run();
}

/// <inheritdoc/>
internal sealed class WaitingJob<T>(Func<T> job) : WaitingJob
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    public override void Run()
    {
        try
        {
            _answer.SetResult(job());
        }
        catch (Exception exception)
        {
            _answer.SetException(exception);
        }
    }

    public override void Fail(Exception exception) => _answer.SetException(exception);
}
