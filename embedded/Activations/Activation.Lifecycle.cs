using Actors.Embedded.Calls;
using Actors.Embedded.Timers;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Embedded.Activations;

/// <summary>Beginning and end of an activation.</summary>
internal sealed partial class Activation
{
    private bool IsEnding => _extras?.Reason is not null;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (this)
        {
            if (IsEnding || _state >= ActivationState.Deactivating) return;
            Extras.Reason = deactivationReason;
            if (_scheduled) return;
            _scheduled = true;
        }

        Schedule();
    }

    public void DelayDeactivation(TimeSpan time) => Extras.KeptUntil = Runtime.After(time);

    public IGrainTimer AddTimer<TState>(
        Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer<TState>(this, callback, state, options);
        lock (Extras.Timers) Extras.Timers.Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Failed(Call call, Exception exception)
    {
        if (call.Method.OneWay) Runtime.Log.UnansweredFailure(call.Method.Name, GrainId, exception);
        if (exception is not InconsistentStateException { IsSourceActivation: true } stale) return;
        stale.IsSourceActivation = false;
        Deactivate(new(DeactivationReasonCode.ApplicationError, exception, "The state had been changed elsewhere."));
    }

    /// <summary>Ends an idle activation whose time has come.</summary>
    public void Collect(long now)
    {
        lock (this)
        {
            if (_state != ActivationState.Active || !IsIdle || now - _lastUsed < Class.CollectionAge) return;
            if (_extras?.KeptUntil > now) return;
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, "Nobody called it for a while."));
    }

    /// <summary>Ends it as a dying process would: nothing of it runs any more, its callers learn nothing.</summary>
    public void Kill()
    {
        List<Call> orphans;
        lock (this)
        {
            if (_state == ActivationState.Gone) return;
            _state = ActivationState.Gone;
            _killed = true;
            _nextTask = null;
            _laterTasks = null;
            orphans = TakeWaiting();
            for (var call = _running; call is not null; call = call.Next) orphans.Add(call);
            _running = null;
        }

        Class.Remove(this);
        _extras?.EndTimers();
        _extras?.SignalEnd();
        foreach (var call in orphans) call.Fail(new SiloUnavailableException($"{GrainId} was killed."));
    }

    private bool NeedsLifecycle()
    {
        if (_state == ActivationState.New)
        {
            _state = ActivationState.Activating;
            return true;
        }

        if (_state != ActivationState.Active || !IsEnding || _running is not null) return false;
        _state = ActivationState.Deactivating;
        return true;
    }

    private void RunLifecycle() => _ = _state == ActivationState.Activating ? Begin() : End();

    private async Task Begin()
    {
        try
        {
            _lastUsed = Runtime.Now;
            _instance = Class.Create(this);
            if (Class.OverridesActivation || _extras?.States.Count > 0)
            {
                using var limit = Runtime.CancelAfter(Runtime.Collection.ActivationTimeout);
                foreach (var state in _extras?.States ?? []) await state.ReadOnActivation(limit.Token);
                if (_instance is IGrainBase grain) await grain.OnActivateAsync(limit.Token);
            }
        }
        catch (Exception exception)
        {
            await BeginFailed(exception);
            return;
        }

        lock (this)
        {
            if (_state == ActivationState.Activating) _state = ActivationState.Active;
        }
    }

    private async Task BeginFailed(Exception exception)
    {
        Runtime.Log.ActivationFailed(GrainId, exception);
        foreach (var call in await Leave()) call.Fail(exception);
    }

    private async Task End()
    {
        _extras!.EndTimers();
        try
        {
            using var limit = Runtime.CancelAfter(Runtime.Collection.DeactivationTimeout);
            if (_instance is IGrainBase grain) await grain.OnDeactivateAsync(_extras.Reason!.Value, limit.Token);
        }
        catch (Exception exception)
        {
            Runtime.Log.DeactivationFailed(GrainId, exception);
        }

        Runtime.BeginMove();
        foreach (var call in await Leave())
        {
            if (call is not TickCall) Class.Redeliver(Key, call);
        }

        Runtime.EndMove();
    }

    /// <summary>Disposes what belongs to the activation, leaves the directory, answers the waiting calls.</summary>
    private async Task<List<Call>> Leave()
    {
        _extras?.EndTimers();
        try
        {
            if (_instance is IAsyncDisposable disposable) await disposable.DisposeAsync();
            else (_instance as IDisposable)?.Dispose();
            if (_extras is { } extras) await extras.DisposeAsync();
        }
        catch (Exception exception)
        {
            Runtime.Log.DeactivationFailed(GrainId, exception);
        }

        List<Call> waiting;
        lock (this)
        {
            _state = ActivationState.Gone;
            waiting = TakeWaiting();
        }

        Class.Remove(this);
        _extras?.SignalEnd();
        return waiting;
    }
}
