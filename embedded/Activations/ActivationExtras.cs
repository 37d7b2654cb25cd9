using Actors.Embedded.Hosting;
using Actors.Embedded.State;
using Actors.Embedded.Timers;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Actors.Embedded.Activations;

/// <summary>What only some activations need.</summary>
internal sealed class ActivationExtras
{
    private TaskCompletionSource? _ended;
    private AsyncServiceScope? _scope;

    /// <summary>Completed when the activation is gone.</summary>
    public TaskCompletionSource Ended
    {
        get
        {
            lock (this)
            {
                return _ended ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>States to read before OnActivateAsync.</summary>
    public List<IActivationState> States => field ??= [];

    /// <summary>Timers to end with the activation; guarded by a lock on the list.</summary>
    public List<GrainTimer> Timers { get; } = [];

    /// <summary>Why it is being deactivated; null while it is not.</summary>
    public DeactivationReason? Reason { get; set; }

    /// <summary>Not collected before this timestamp.</summary>
    public long KeptUntil { get; set; }

    public IServiceProvider ServicesOf(EmbeddedRuntime runtime)
    {
        lock (this)
        {
            return (_scope ??= runtime.ServiceProvider.CreateAsyncScope()).ServiceProvider;
        }
    }

    public void EndTimers()
    {
        GrainTimer[] timers;
        lock (Timers) timers = [.. Timers];
        foreach (var timer in timers) timer.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_scope is { } scope) await scope.DisposeAsync();
    }

    public void SignalEnd()
    {
        lock (this) _ended?.TrySetResult();
    }
}
