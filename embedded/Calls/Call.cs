using System.Diagnostics;
using Actors.Embedded.Adversary;

namespace Actors.Embedded.Calls;

/// <summary>
/// One call on its way: arguments, place in a queue and the promise of its answer. One subclass with the arguments
/// as fields <c>a0…</c> is emitted for each method (<see cref="ProxyBuilder"/>).
/// </summary>
internal abstract class Call
{
    private int _answered;

    /// <summary>What the call is to.</summary>
    public CallMethod Method { get; set; } = null!;

    /// <summary>Where it is executed, once it is queued.</summary>
    public ICallHost? Host { get; set; }

    /// <summary>The next one in the host's list.</summary>
    public Call? Next { get; set; }

    /// <summary>When it was sent, as a timestamp of the response clock.</summary>
    public long SentAt { get; set; }

    /// <summary>When its caller gives up.</summary>
    public long Deadline { get; set; }

    /// <summary>The caller's span, to which those of the callee belong; null where nobody traces.</summary>
    public Activity? Span { get; set; }

    /// <summary>What the adversary does to it; null in ordinary operation.</summary>
    public CallFate? Fate { get; set; }

    /// <summary>The cancellation that travels with it, if its caller can cancel.</summary>
    public CallCancellation? Cancellation { get; set; }

    /// <summary>Its caller has given up: not to be started any more.</summary>
    public bool Abandoned { get; set; }

    /// <summary>Its code has ended.</summary>
    public bool HasEnded { get; private set; }

    public bool IsAnswered => Volatile.Read(ref _answered) != 0;

    /// <summary>The token argument of a cancellable method.</summary>
    public virtual CancellationToken Token
    {
        get => default;
        set { }
    }

    /// <summary>Executes the method; <see cref="ICallHost.Finished"/> follows.</summary>
    public abstract void Start(object target);

    /// <summary>Answers the caller with an exception, unless it was answered before.</summary>
    public void Fail(Exception exception)
    {
        if (!TryAnswer()) return;
        Cancellation?.Dispose();
        SetException(exception);
    }

    /// <summary>The same call once more, with a promise that nobody awaits.</summary>
    public Call Again()
    {
        var copy = (Call)MemberwiseClone();
        copy.Next = null;
        copy._answered = 0;
        copy.Cancellation = null;
        copy.Fate = null;
        copy.RenewPromise();
        return copy;
    }

    protected abstract void SetException(Exception exception);

    protected virtual void RenewPromise()
    {
    }

    protected bool TryAnswer() => Interlocked.Exchange(ref _answered, 1) == 0;

    protected void Ended()
    {
        HasEnded = true;
        Cancellation?.Dispose();
        Host!.Finished(this);
    }

    protected void Fails(Exception exception)
    {
        Host!.Failed(this, exception);
        Ended();
        Fail(Fate?.OfFailure(exception) ?? exception);
    }
}
