using System.Collections.Concurrent;
using System.Collections.Immutable;
using Actors.Domain;
using Actors.GrainInterfaces;

namespace Actors.Api.Conversations;

/// <summary>
/// Gives each committed change to the connections of this node that care: one subscription to the fan-out for all of them. Listeners are called
/// inside the fan-out and must return at once.
/// </summary>
internal sealed class ConversationListeners : IDisposable
{
    private readonly ConcurrentDictionary<object, ImmutableArray<Action<ConversationChange>>> _listeners = new();
    private readonly IDisposable _subscription;

    public ConversationListeners(IFanOut fanOut) => _subscription = fanOut.Subscribe(Hear);

    /// <summary>Changes of one conversation, and that somebody is writing there.</summary>
    public IDisposable OnConversation(TenantId tenant, ConversationId conversation, Action<ConversationChange> listener) =>
        Add((tenant, conversation), listener);

    /// <summary>Changes of conversations that one agent has, and that somebody is writing there.</summary>
    public IDisposable OnAgent(TenantId tenant, AgentId agent, Action<ConversationChange> listener) =>
        Add((tenant, agent), listener);

    /// <summary>All changes of a tenant; not who is writing.</summary>
    public IDisposable OnTenant(TenantId tenant, Action<ConversationChange> listener) => Add(tenant, listener);

    public void Dispose() => _subscription.Dispose();

    private void Hear(ConversationChange change)
    {
        var row = change.Row;
        Tell((row.Tenant, row.Id), change);
        if (change.Typing is null)
        {
            Tell(row.Tenant, change);
        }

        if (row.Agent is { } agent)
        {
            Tell((row.Tenant, agent), change);
        }
    }

    private void Tell(object key, ConversationChange change)
    {
        if (_listeners.TryGetValue(key, out var listeners))
        {
            foreach (var listener in listeners)
            {
                listener(change);
            }
        }
    }

    private Removal Add(object key, Action<ConversationChange> listener)
    {
        _listeners.AddOrUpdate(key, [listener], (_, listeners) => listeners.Add(listener));
        return new(this, key, listener);
    }

    private void Remove(object key, Action<ConversationChange> listener)
    {
        while (_listeners.TryGetValue(key, out var listeners))
        {
            var rest = listeners.Remove(listener);
            var done = rest.IsEmpty
                ? _listeners.TryRemove(new(key, listeners))
                : _listeners.TryUpdate(key, rest, listeners);
            if (done)
            {
                return;
            }
        }
    }

    private sealed class Removal(ConversationListeners owner, object key, Action<ConversationChange> listener) : IDisposable
    {
        public void Dispose() => owner.Remove(key, listener);
    }
}
