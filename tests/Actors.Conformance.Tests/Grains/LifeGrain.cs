using Actors.Conformance.Tests.Fixture;
using Orleans;

namespace Actors.Conformance.Tests.Grains;

/// <summary>A grain that tells of its beginning and end.</summary>
public interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>Tells one activation from another.</summary>
    Task<Guid> Activation();

    /// <summary>Asks to be deactivated, then waits at a gate ("" for none).</summary>
    Task<Guid> Quit(string gate);
}

/// <summary>A grain that is collected soon.</summary>
public interface IShortLivedGrain : IGrainWithStringKey
{
    Task<Guid> Activation();
}

internal sealed class LifeGrain : Grain, ILifeGrain
{
    private readonly Guid _activation = Guid.NewGuid();
    private bool _activated;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        _activated = true;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Raise($"{this.GetPrimaryKeyString()}/ending", reason.ReasonCode.ToString());
        if (this.GetPrimaryKeyString().EndsWith("-gated", StringComparison.Ordinal))
            await Signals.Raised($"{this.GetPrimaryKeyString()}/may-end");
        Signals.Raise($"{this.GetPrimaryKeyString()}/ended");
    }

    public Task<Guid> Activation() =>
        _activated ? Task.FromResult(_activation) : throw new InvalidOperationException("Called before activation.");

    public async Task<Guid> Quit(string gate)
    {
        DeactivateOnIdle();
        if (gate.Length > 0)
        {
            Signals.Raise($"{gate}/in");
            await Signals.Raised($"{gate}/out");
        }

        return _activation;
    }
}

internal sealed class ShortLivedGrain : Grain, IShortLivedGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Raise($"{this.GetPrimaryKeyString()}/ending", reason.ReasonCode.ToString());
        return Task.CompletedTask;
    }
}
