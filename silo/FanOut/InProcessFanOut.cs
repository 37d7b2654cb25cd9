using System.Collections.Immutable;
using Actors.GrainInterfaces;

namespace Actors.Silo.FanOut;

/// <summary>The fan-out of one process: calls whoever listens, in the order of the commits of each conversation.</summary>
internal sealed class InProcessFanOut : IFanOut
{
    private ImmutableArray<Action<ConversationChange>> _listeners = [];

    public void Publish(ConversationChange change)
    {
        foreach (var listener in _listeners)
        {
            listener(change);
        }
    }

    public IDisposable Subscribe(Action<ConversationChange> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Add(listener));
        return new Subscription(() => ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Remove(listener)));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
