using System.Collections.Concurrent;
using Actors.Domain;
using Actors.Domain.Tenants;
using Actors.Storage;

namespace Actors.Api.Customers;

/// <summary>Tells the customers' sockets of this node that the definitions of their tenant changed. Listeners must return at once.</summary>
internal sealed class SettingsListeners : IDisposable
{
    private readonly ConcurrentDictionary<TenantId, ConcurrentDictionary<object, Action>> _listeners = new();
    private readonly TenantDirectory _directory;

    public SettingsListeners(TenantDirectory directory)
    {
        _directory = directory;
        directory.Changed += Hear;
    }

    public IDisposable OnTenant(TenantId tenant, Action listener)
    {
        var ofTenant = _listeners.GetOrAdd(tenant, _ => new());
        var removal = new Removal(ofTenant);
        ofTenant[removal] = listener;
        return removal;
    }

    public void Dispose() => _directory.Changed -= Hear;

    private void Hear(TenantState state)
    {
        if (_listeners.TryGetValue(state.Tenant!.Value, out var listeners))
        {
            foreach (var (_, listener) in listeners)
            {
                listener();
            }
        }
    }

    private sealed class Removal(ConcurrentDictionary<object, Action> listeners) : IDisposable
    {
        public void Dispose() => listeners.TryRemove(this, out _);
    }
}
