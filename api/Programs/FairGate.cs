using Actors.Domain;

namespace Actors.Api.Programs;

/// <summary>
/// Lets so many pieces of work run at once, and gives a free place to the tenants that wait in turn: who brings ten times as much waits ten times as
/// long, and nobody else does. What one tenant may have waiting is bounded.
/// </summary>
/// <param name="places">Pieces of work at once.</param>
/// <param name="longestLine">Most that one tenant may have waiting.</param>
internal sealed class FairGate(int places, int longestLine)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TenantId, Queue<TaskCompletionSource>> _lines = [];
    private readonly Queue<TenantId> _turns = [];
    private int _free = places;

    /// <summary>Whether a tenant may bring so many pieces more.</summary>
    public bool HasRoomFor(TenantId tenant, int pieces)
    {
        lock (_lock)
        {
            return (_lines.TryGetValue(tenant, out var line) ? line.Count : 0) + pieces <= longestLine;
        }
    }

    /// <summary>Runs a piece of work when it is the tenant's turn.</summary>
    public async Task RunAsync(TenantId tenant, Func<Task> work)
    {
        await EnterAsync(tenant);
        try
        {
            await work();
        }
        finally
        {
            Leave();
        }
    }

    private Task EnterAsync(TenantId tenant)
    {
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return Task.CompletedTask;
            }

            if (!_lines.TryGetValue(tenant, out var line))
            {
                _lines.Add(tenant, line = []);
                _turns.Enqueue(tenant);
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            line.Enqueue(turn);
            return turn.Task;
        }
    }

    /// <summary>The place goes to the tenant whose turn it is, which then stands at the end.</summary>
    private void Leave()
    {
        lock (_lock)
        {
            if (!_turns.TryDequeue(out var tenant))
            {
                _free++;
                return;
            }

            var line = _lines[tenant];
            line.Dequeue().SetResult();
            if (line.Count > 0)
            {
                _turns.Enqueue(tenant);
            }
            else
            {
                _lines.Remove(tenant);
            }
        }
    }
}
