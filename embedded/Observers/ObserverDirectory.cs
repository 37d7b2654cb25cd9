using System.Collections.Concurrent;
using Actors.Embedded.Calls;
using Actors.Embedded.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded.Observers;

/// <summary>The observer references that are out.</summary>
internal sealed class ObserverDirectory(EmbeddedRuntime runtime)
{
    private static readonly GrainType Type = GrainType.Create("sys.observer");
    private readonly ConcurrentDictionary<GrainId, ObserverHost> _hosts = new();

    public IEnumerable<ObserverHost> Hosts => _hosts.Select(each => each.Value);

    public object Add(Type interfaceType, IGrainObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        if (observer is GrainReference)
            throw new ArgumentException("A reference needs no reference of its own.", nameof(observer));
        if (observer is IGrainBase)
            throw new ArgumentException("A grain's reference is made by AsReference.", nameof(observer));
        Sweep();
        var id = GrainId.Create(Type, Guid.NewGuid().ToString("N"));
        var host = new ObserverHost(runtime, observer);
        _hosts[id] = host;
        return ProxyBuilder.Create(interfaceType).Bind(runtime, id, null, host);
    }

    public void Delete(IGrainObserver reference)
    {
        if (reference is not GrainReference { } found)
            throw new ArgumentException("Only a reference can be deleted.", nameof(reference));
        if (_hosts.TryRemove(found.GrainId, out var host)) host.Delete();
    }

    private void Sweep()
    {
        foreach (var (id, host) in _hosts)
        {
            if (!host.IsAlive) _hosts.TryRemove(id, out _);
        }
    }
}
