using Orleans.Runtime;

namespace Actors.Embedded.Hosting;

/// <summary>Looks once every quantum for activations that nobody has used for their collection age.</summary>
internal sealed class IdleCollector(EmbeddedRuntime runtime) : IDisposable
{
    private ITimer? _timer;

    public void Start()
    {
        using var _ = ExecutionContext.SuppressFlow();
        var quantum = runtime.Collection.CollectionQuantum;
        if (quantum <= TimeSpan.Zero || runtime.Collection.CollectionAge <= quantum)
        {
            throw new OrleansConfigurationException(
                $"CollectionAge ({runtime.Collection.CollectionAge}) must exceed CollectionQuantum ({quantum}).");
        }

        _timer = runtime.Time.CreateTimer(static state => ((IdleCollector)state!).Collect(), this, quantum, quantum);
    }

    public void Dispose() => _timer?.Dispose();

    private void Collect()
    {
        var now = runtime.Now;
        foreach (var activation in runtime.Activations) activation.Collect(now);
    }
}
