using Actors.Embedded.Calls;

namespace Actors.Embedded.Activations;

/// <summary>
/// Which call may start: an interleaving one always, a read-only one beside read-only ones, every other alone among
/// those that do not interleave. A waiting call is overtaken by those that may start before it.
/// </summary>
internal sealed partial class Activation
{
    private Call? _firstWaiting;
    private Call? _lastWaiting;
    private Call? _running;
    private int _overtakers;
    private int _readers;
    private int _interleaving;
    private bool _exclusive;
    private long _lastUsed;

    public bool TryPost(Call call)
    {
        lock (this)
        {
            if (_state == ActivationState.Gone) return false;
            call.Host = this;
            Enqueue(call);
            if (_scheduled || (_state == ActivationState.Active && !MayStart(call))) return true;
            _scheduled = true;
        }

        Schedule();
        return true;
    }

    public void Finished(Call call)
    {
        lock (this)
        {
            if (!RemoveRunning(call)) return;
            if (Interleaves(call)) _interleaving--;
            else if (call.Method.ReadOnly) _readers--;
            else _exclusive = false;
            if (_scheduled || (_firstWaiting is null && !IsEnding)) return;
            _scheduled = true;
        }

        Schedule();
    }

    /// <summary>Releases callers whose deadline has passed; answers the next deadline.</summary>
    public long Expire(long now)
    {
        lock (this)
        {
            var next = long.MaxValue;
            for (var call = _running; call is not null; call = call.Next)
                next = Math.Min(next, CallDeadlines.Expire(call, now));
            for (var call = _firstWaiting; call is not null; call = call.Next)
                next = Math.Min(next, CallDeadlines.Expire(call, now));
            return next;
        }
    }

    private bool IsIdle => _firstWaiting is null && _running is null;

    private bool Interleaves(Call call) => Class.Reentrant || call.Method.AlwaysInterleave;

    private bool MayStart(Call call) => call.Method.ReadOnly && !Class.Reentrant
        ? !_exclusive
        : Interleaves(call) || (!_exclusive && _readers == 0);

    private bool Overtakes(Call call) => call.Method.ReadOnly || Interleaves(call);

    private void Enqueue(Call call)
    {
        if (_lastWaiting is null) _firstWaiting = call;
        else _lastWaiting.Next = call;
        _lastWaiting = call;
        if (Overtakes(call)) _overtakers++;
    }

    /// <summary>Takes the first call that may start; those whose callers have given up are dropped.</summary>
    private Call? Admit()
    {
        if (_overtakers == 0 && (_exclusive || _readers > 0)) return null;
        Call? before = null;
        for (var call = _firstWaiting; call is not null;)
        {
            var next = call.Next;
            if (!call.Abandoned && !MayStart(call))
            {
                before = call;
                call = next;
                continue;
            }

            if (before is null) _firstWaiting = next;
            else before.Next = next;
            if (next is null) _lastWaiting = before;
            call.Next = null;
            if (Overtakes(call)) _overtakers--;
            if (!call.Abandoned)
            {
                AddRunning(call);
                return call;
            }

            call = next;
        }

        return null;
    }

    private void AddRunning(Call call)
    {
        if (Interleaves(call)) _interleaving++;
        else if (call.Method.ReadOnly) _readers++;
        else _exclusive = true;
        call.Next = _running;
        _running = call;
        if (call is not Timers.TickCall { KeepsAlive: false }) _lastUsed = Runtime.UsedAt(call);
    }

    private bool RemoveRunning(Call call)
    {
        Call? before = null;
        for (var each = _running; each is not null; before = each, each = each.Next)
        {
            if (!ReferenceEquals(each, call)) continue;
            if (before is null) _running = each.Next;
            else before.Next = each.Next;
            each.Next = null;
            return true;
        }

        return false;
    }

    private List<Call> TakeWaiting()
    {
        var taken = new List<Call>();
        for (var call = _firstWaiting; call is not null;)
        {
            var next = call.Next;
            call.Next = null;
            taken.Add(call);
            call = next;
        }

        _firstWaiting = _lastWaiting = null;
        _overtakers = 0;
        return taken;
    }
}
