namespace Actors.Api.Consoles;

/// <summary>
/// Lets so many in at once; who is already with us goes before who just comes, and of each kind who came first. Without it all who come back in one moment
/// would wait for the database at once, too long each, and begin anew.
/// </summary>
internal sealed class Turns(int most)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _known = [];
    private readonly Queue<TaskCompletionSource> _coming = [];
    private int _inside;

    /// <summary>Does it when it is its turn; not at all when whoever asked is gone before.</summary>
    public async Task<T> DoAsync<T>(bool isKnown, Func<Task<T>> what, CancellationToken cancellationToken)
    {
        await EnterAsync(isKnown ? _known : _coming, cancellationToken);
        try
        {
            return await what();
        }
        finally
        {
            Leave();
        }
    }

    private async Task EnterAsync(Queue<TaskCompletionSource> line, CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_inside < most)
            {
                _inside++;
                return;
            }

            line.Enqueue(turn);
        }

        using var gone = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        await turn.Task;
    }

    private void Leave()
    {
        lock (_lock)
        {
            while (_known.TryDequeue(out var next) || _coming.TryDequeue(out next))
            {
                if (next.TrySetResult())
                {
                    return;
                }
            }

            _inside--;
        }
    }
}
