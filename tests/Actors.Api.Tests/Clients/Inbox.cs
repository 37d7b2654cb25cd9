using System.Text.Json;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Clients;

/// <summary>What came in, in order; a reader waits for the first that it has not seen.</summary>
internal sealed class Inbox
{
    private readonly Lock _lock = new();
    private readonly List<JsonElement> _came = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _read;

    public IReadOnlyList<JsonElement> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _came];
            }
        }
    }

    public void Add(JsonElement item)
    {
        lock (_lock)
        {
            _came.Add(item);
            _more.TrySetResult();
        }
    }

    /// <summary>The next item that meets a condition; the ones before it are passed over.</summary>
    public async Task<JsonElement> NextAsync(Func<JsonElement, bool> meets, string what, TimeSpan? within = null)
    {
        // Heads come all the time: what counts is the whole wait.
        using var patience = new CancellationTokenSource(within ?? Eventually.Deadline);
        while (true)
        {
            Task more;
            lock (_lock)
            {
                for (; _read < _came.Count; _read++)
                {
                    if (meets(_came[_read]))
                    {
                        return _came[_read++];
                    }
                }

                _more = _more.Task.IsCompleted ? new(TaskCreationOptions.RunContinuationsAsynchronously) : _more;
                more = _more.Task;
            }

            try
            {
                await more.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited in vain for {what}; came: {string.Join(" ", All.TakeLast(10))}");
            }
        }
    }
}
