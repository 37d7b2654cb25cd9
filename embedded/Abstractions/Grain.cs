using System.Diagnostics.CodeAnalysis;
using Actors.Embedded.Activations;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The base class of grains: one activation per key, one turn at a time.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Taken from the activation under construction.</summary>
    protected Grain() => GrainContext = Activation.Current;

    /// <summary>The activation this instance lives in.</summary>
    [AllowNull]
    public IGrainContext GrainContext { get; private set; }

    /// <summary>A reference to this grain.</summary>
    public GrainReference GrainReference => GrainContext.GrainReference;

    /// <summary>The grain's id as text.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => Host.Runtime;

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    private Activation Host => GrainContext as Activation
        ?? throw new InvalidOperationException($"{GetType().Name} was created outside the runtime.");

    /// <inheritdoc cref="IGrainBase.OnActivateAsync"/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="IGrainBase.OnDeactivateAsync"/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Deactivates this activation when its current turn has ended; later calls find a new one.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Exempts this activation from idle collection for a time.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Host.DelayDeactivation(timeSpan);
}
