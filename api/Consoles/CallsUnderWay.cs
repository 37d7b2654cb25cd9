namespace Actors.Api.Consoles;

/// <summary>Counts the calls of consoles that this node has begun and not answered, and lets no more begin before it stops.</summary>
internal sealed class CallsUnderWay
{
    private readonly TaskCompletionSource _none = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private bool _isOver;
    private int _count;

    /// <summary>Whether a call may begin; then <see cref="End"/> follows.</summary>
    public bool Begin()
    {
        lock (_lock)
        {
            _count += _isOver ? 0 : 1;
            return !_isOver;
        }
    }

    public void End()
    {
        lock (_lock)
        {
            _count--;
            Settle();
        }
    }

    /// <summary>From now on none begins; done when all have ended.</summary>
    public Task StopAsync()
    {
        lock (_lock)
        {
            _isOver = true;
            Settle();
        }

        return _none.Task;
    }

    private void Settle()
    {
        if (_isOver && _count == 0)
        {
            _none.TrySetResult();
        }
    }
}
